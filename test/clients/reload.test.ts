import { describe, expect } from 'vitest';
import { hostSleep } from '../../src/base/clock.ts';
import { type Ended, run } from './programs.ts';
import { type ClientRun, itWorksAgain } from './target.ts';

/** Runs OpenSSH's client, which remembers the host key in its folder and trusts no other afterwards. */
function ssh({ target, folder }: ClientRun, args: readonly string[], input = ''): Promise<Ended> {
  const options = [
    ['-F', '/dev/null'],
    ['-o', 'StrictHostKeyChecking=accept-new'],
    ['-o', `UserKnownHostsFile=${folder}/known_hosts`],
    ['-p', String(target.port)],
  ].flat();
  const all = ['-p', target.password, 'ssh', ...options, ...args.slice(0, 1), `${target.user}@${target.host}`];
  return run('sshpass', [...all, ...args.slice(1)], { folder, input, starts: ['ssh'] });
}

describe('OpenSSH and a reload', () => {
  itWorksAgain(async (client) => {
    const typed = await ssh(client, ['-tt'], 'terminal length 0\nreload\ny\n');
    expect(typed.output).toContain('\r\nThis command will reboot the system. (y/n)?  [n] y');
    expect(typed.status).toBe(255);
    const said: string[] = [];
    for (let tries = 0; tries < 100; tries += 1) {
      const shown = await ssh(client, ['-T', 'show version']);
      if (shown.status === 0) {
        expect(shown.output).toContain('  Reason: Reset Requested by CLI command reload\n');
        break;
      }
      said.push(shown.errors);
      await hostSleep(100);
    }
    expect(said.length).toBeGreaterThan(0);
    expect(said.length).toBeLessThan(100);
    for (const words of said) expect(words).toMatch(/Connection refused/);
  });
});
