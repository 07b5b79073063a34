import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { n3k, n3kProcess } from './n3k.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-exec-'));
  writeFileSync(
    join(folder, 'lab.yaml'),
    'clock: { speed: instant }\ndevices: [{ name: core-1, model: N3K-C3064PQ-10GE, release: 9.3(4), ssh: { port: 22 } }]\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A command that tells its variables, and asks the lab over the control API and over a socket. */
const script = `
const { N3K_CONTROL_URL: url, N3K_CONTROL_TOKEN: token, ...env } = process.env;
const response = await fetch(url + '/v1/status', { headers: { authorization: 'Bearer ' + token } });
const { devices: [{ name, ssh }] } = await response.json();
console.log(JSON.stringify({ name, isSame: String(ssh.port) === env.N3K_PORT && env.N3K_PORT === env.N3K_CORE_1_PORT,
  host: env.N3K_HOST, user: env.N3K_USER, password: env.N3K_CORE_1_PASSWORD, devices: env.N3K_DEVICES, hasConsole: Number(env.N3K_CONSOLE_PORT) > 0 && env.N3K_CONSOLE_PORT === env.N3K_CORE_1_CONSOLE_PORT, argv: process.argv.slice(1) }));
process.exitCode = 7;
`;

describe('n3k exec', () => {
  it('runs a command that finds the lab, and passes its exit status on', () => {
    const args = ['--', process.execPath, '--input-type=module', '-e', script, '--', '--help', '-x'];
    const { status, stdout, stderr } = n3kProcess(['exec', join(folder, 'lab.yaml'), '--user', 'u', ...args]);
    expect({ status, stderr }).toEqual({ status: 7, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      ...{
        name: 'core-1',
        isSame: true,
        host: '127.0.0.1',
        user: 'u',
        password: 'admin',
        devices: 'core-1',
        hasConsole: true,
      },
      argv: ['--help', '-x'],
    });
  });

  it('tells the signal that ended the command as shells do', () => {
    expect(n3kProcess(['exec', '--', 'sh', '-c', 'kill -TERM $$']).status).toBe(143);
  });

  it('refuses to run nothing, or what is not there', async () => {
    expect((await n3k('exec')).stderr).toBe('n3k: no command to run (n3k exec [LAB.yaml] -- CMD...)\n');
    expect(await n3k('exec', '--', '/no/such/program')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^n3k: cannot run \/no\/such\/program: .*ENOENT.* \(name a program/),
    });
  });
});
