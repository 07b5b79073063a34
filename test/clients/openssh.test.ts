import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { type Ended, run } from './programs.ts';
import { type ClientRun, itWorksAgainAndAtOnce, type Target } from './target.ts';

const options = [
  ['-F', '/dev/null'],
  ['-o', 'StrictHostKeyChecking=no'],
  ['-o', 'UserKnownHostsFile=/dev/null'],
  ['-o', 'LogLevel=ERROR'],
].flat();

/** Runs a program of OpenSSH; `sshpass` types the password. */
function openssh(client: ClientRun, program: string, args: readonly string[], input = ''): Promise<Ended> {
  const all = ['-p', client.target.password, program, ...options, ...args];
  return run('sshpass', all, { folder: client.folder, input, starts: [program] });
}

function login({ user, host }: Target): string {
  return `${user}@${host}`;
}

describe('OpenSSH', () => {
  itWorksAgainAndAtOnce(async (client) => {
    const { target, folder, name } = client;
    const port = String(target.port);
    const ssh = (args: readonly string[], input?: string) =>
      openssh(client, 'ssh', [...args, '-p', port, login(target)], input);
    const command = (line: string) => openssh(client, 'ssh', ['-p', port, login(target), line]);
    const done = { status: 0, errors: '' };

    expect(await command('show hostname')).toEqual({ ...done, output: `${target.hostname} \n` });
    expect(await command('show nothing')).toEqual({
      status: 16,
      output: "Syntax error while parsing 'show nothing'\n\n\nCmd exec error.\n",
      errors: '',
    });
    const typed = await ssh(['-tt'], 'terminal length 0\nshow clock\nexit\n');
    expect(typed).toMatchObject(done);
    expect(typed.output).toContain(`\r\n\r${target.hostname}# show clock\r\r\n`);

    const bytes = randomBytes(300_000);
    writeFileSync(join(folder, 'sent'), bytes);
    for (const way of [['-O'], ['-s']]) {
      const scp = (source: string, goal: string) => openssh(client, 'scp', [...way, '-P', port, source, goal]);
      expect(await scp('sent', `${login(target)}:bootflash:${name}.bin`)).toMatchObject(done);
      expect(await scp(`${login(target)}:${name}.bin`, 'back')).toMatchObject(done);
      expect(readFileSync(join(folder, 'back')).equals(bytes)).toBe(true);
    }
    const batch = [`put sent /bootflash/${name}.sftp`, `get /bootflash/${name}.sftp back.sftp`, 'bye'];
    const sftp = ['-q', '-o', 'BatchMode=no', '-b', '-', '-P', port, login(target)];
    expect(await openssh(client, 'sftp', sftp, `${batch.join('\n')}\n`)).toMatchObject(done);
    expect(readFileSync(join(folder, 'back.sftp')).equals(bytes)).toBe(true);
  });
});
