import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';
import { technoteLab, withLab } from '../../src/testing/index.ts';
import { needs } from '../needs/needs.ts';

const options = ['-F', '/dev/null', '-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'];
const typed = 'show hostname\rshow users\rdelete bootflash:none\rexit\r';

it('a terminal of any name is a client over SSH, not a session inside the process', async () => {
  needs('ssh', 'sshpass');
  await withLab(
    async ({ devices: [first] }) => {
      if (first === undefined) throw new Error('the lab of the technote has a switch');
      const { host, port, user, password } = first.ssh;
      const seen = async (name: string): Promise<string> => {
        const args = ['-p', password, 'ssh', ...options, '-o', 'LogLevel=ERROR', '-tt', '-p', String(port)];
        const environment = { PATH: process.env.PATH, HOME: process.env.HOME, TERM: name };
        return new Promise((resolve) => {
          const child = execFile('sshpass', [...args, `${user}@${host}`], { env: environment }, (_error, output) =>
            resolve(output.replaceAll(/\d\d:\d\d|\d+\.\d+\.\d+\.\d+|pts\/\d+|\b\d{4,}\b/g, '*')),
          );
          child.stdin?.end(typed);
        });
      };
      const plain = await seen('vt100');
      expect(plain).toContain('show hostname\r\r\n');
      expect(await seen('inside')).toBe(plain);
    },
    { ...technoteLab(), clock: { speed: 'instant' } },
  );
});
