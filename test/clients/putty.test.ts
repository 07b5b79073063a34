import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { type Ended, run } from './programs.ts';
import { type ClientRun, itWorksAgainAndAtOnce } from './target.ts';

/** The fingerprints of the switch's keys, found with other programs than PuTTY. */
async function fingerprints({ target, folder }: ClientRun): Promise<readonly string[]> {
  const { output } = await run('ssh-keyscan', ['-p', String(target.port), target.host], { folder });
  writeFileSync(join(folder, 'keys'), output);
  const listed = await run('ssh-keygen', ['-l', '-f', 'keys'], { folder });
  return [...listed.output.matchAll(/SHA256:\S+/g)].map(([fingerprint]) => fingerprint);
}

describe('PuTTY', () => {
  itWorksAgainAndAtOnce(async (client) => {
    const { target, folder, name } = client;
    const known = (await fingerprints(client)).flatMap((fingerprint) => ['-hostkey', fingerprint]);
    const options = ['-batch', '-P', String(target.port), '-pw', target.password, ...known];
    const plink = (args: readonly string[], input?: string): Promise<Ended> =>
      run('plink', [...options, ...args], { folder, ...(input === undefined ? {} : { input }) });
    const login = `${target.user}@${target.host}`;

    expect(await plink(['-ssh', login, 'show hostname'])).toMatchObject({ status: 0, output: `${target.hostname} \n` });
    expect(await plink(['-ssh', login, 'show nothing'])).toMatchObject({ status: 16 });
    const typed = await plink(['-ssh', '-t', login], 'terminal length 0\nshow version\nexit\n');
    expect(typed.status).toBe(0);
    expect(typed.output).toContain(`  Processor Board ID ${target.serialNumber}\r\n`);

    const bytes = randomBytes(300_000);
    writeFileSync(join(folder, 'sent'), bytes);
    for (const way of ['-scp', '-sftp']) {
      const pscp = (source: string, goal: string) => run('pscp', [way, '-q', ...options, source, goal], { folder });
      const remote = way === '-scp' ? `bootflash:${name}.scp` : `/bootflash/${name}.sftp`;
      expect(await pscp('sent', `${login}:${remote}`)).toMatchObject({ status: 0 });
      expect(await pscp(`${login}:${remote}`, 'back')).toMatchObject({ status: 0 });
      expect(readFileSync(join(folder, 'back')).equals(bytes)).toBe(true);
    }
    const sums = ['scp', 'sftp'].map((way) => plink(['-ssh', login, `show file bootflash:${name}.${way} md5sum`]));
    const md5 = createHash('md5').update(bytes).digest('hex');
    expect((await Promise.all(sums)).map(({ output }) => output.trim())).toEqual([md5, md5]);
  });
});
