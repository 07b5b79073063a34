import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeNeeding } from '../../needs/needs.ts';
import { answering, ended, openTestDoor, type TestDoor } from '../clients.ts';
import { fakeLoginAttempts } from '../fake-front.ts';

const types = ['ed25519', 'ecdsa', 'rsa'] as const;
let keys: string;
let test: TestDoor;

describeNeeding(['ssh', 'ssh-keygen'], 'a login by OpenSSH', () => {
  beforeAll(async () => {
    keys = mkdtempSync(join(tmpdir(), 'n3k-user-keys-'));
    for (const type of types) execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', join(keys, type)]);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(keys, 'stranger')]);
    const authorizedKeys = [
      '# keys',
      'not a key',
      ...types.map((type) => readFileSync(join(keys, `${type}.pub`), 'utf8')),
    ];
    test = await openTestDoor({ authorizedKeys });
  });

  afterAll(async () => {
    await test.close();
    rmSync(keys, { recursive: true });
  });

  it.each(types)('lets a client in with its %s key', async (type) => {
    const { status, output } = await test.ssh(['-o', 'BatchMode=yes', '-i', join(keys, type), 'hello']);
    expect({ status, output }).toEqual({ status: 0, output: 'hello\r\n' });
  });

  it('does not accept SHA-1 signatures of an RSA key', async () => {
    const sha1 = ['-o', 'PubkeyAcceptedAlgorithms=ssh-rsa', '-o', 'BatchMode=yes', '-i', join(keys, 'rsa')];
    expect((await test.ssh([...sha1, 'hello'])).status).toBe(255);
  });

  it('lets a client with a strange key go on to its password', async () => {
    const { status, output } = await test.ssh(['-i', join(keys, 'stranger'), 'hello']);
    expect({ status, output }).toEqual({ status: 0, output: 'hello\r\n' });
  });

  it.each(['password', 'keyboard-interactive'])('takes the password by %s', async (method) => {
    const { status, output } = await test.ssh(['-o', `PreferredAuthentications=${method}`, 'hello']);
    expect({ status, output }).toEqual({ status: 0, output: 'hello\r\n' });
  });

  it.each(['password', 'keyboard-interactive'])(
    'refuses a wrong password by %s and tells the switch',
    async (method) => {
      const before = test.front.refusals.length;
      const options = ['-o', `PreferredAuthentications=${method}`, '-o', 'NumberOfPasswordPrompts=1'];
      const { status, errors } = await test.ssh([...options, 'hello'], { password: 'wrong' });
      expect(status).toBe(255);
      expect(errors).toContain('Permission denied (publickey,keyboard-interactive,password).');
      expect(test.front.refusals.slice(before)).toEqual(['admin from 127.0.0.1']);
    },
  );

  it('closes the connection after too many wrong passwords', async () => {
    const before = test.front.refusals.length;
    const port = String(test.door.port);
    const options = [
      '-F',
      '/dev/null',
      '-o',
      'StrictHostKeyChecking=no',
      '-o',
      'UserKnownHostsFile=/dev/null',
      '-p',
      port,
    ];
    const env = { ...process.env, ...answering(keys, 'wrong') };
    const tries = ['-o', 'NumberOfPasswordPrompts=20', '-o', 'PreferredAuthentications=password'];
    const { status, errors } = await ended(spawn('ssh', [...options, ...tries, 'admin@127.0.0.1', 'hello'], { env }));
    expect(status).toBe(255);
    expect(errors).toContain('127.0.0.1');
    expect(test.front.refusals.length - before).toBe(fakeLoginAttempts);
  });

  it('lets nobody in while the switch refuses logins', async () => {
    let isQuiet = true;
    const quiet = await openTestDoor({
      authorizedKeys: [readFileSync(join(keys, 'ed25519.pub'), 'utf8')],
      refusesLogins: () => isQuiet,
    });
    try {
      const withKey = ['-o', 'BatchMode=yes', '-i', join(keys, 'ed25519'), 'hello'];
      const byPassword = ['-o', 'PreferredAuthentications=password', '-o', 'NumberOfPasswordPrompts=1'];
      expect((await quiet.ssh(withKey)).errors).toContain('Permission denied');
      expect((await quiet.ssh([...byPassword, 'hello'])).errors).toContain('Permission denied');
      isQuiet = false;
      expect((await quiet.ssh(withKey)).output).toBe('hello\r\n');
    } finally {
      await quiet.close();
    }
  });

  it('meets nobody without a server, and keeps who is in', async () => {
    let isOn = true;
    const door = await openTestDoor({}, { admits: () => isOn });
    try {
      const staying = door.start('ssh', ['-T', 'admin@127.0.0.1']);
      let shown = '';
      staying.stdout?.on('data', (data: Buffer) => {
        shown += data.toString();
      });
      await expect.poll(() => shown).toContain('switch# ');
      isOn = false;
      expect((await door.ssh(['hello'])).status).toBe(255);
      expect(door.front.connections).toHaveLength(1);
      expect(door.front.refusals).toEqual([]);
      staying.stdin?.write('still here\n');
      await expect.poll(() => shown).toContain('still here');
      staying.kill();
    } finally {
      await door.close();
    }
  });

  it('shows the banner before the login', async () => {
    const { errors } = await test.ssh(['-v', 'hello']);
    expect(errors).toContain('User Access Verification');
  });
});
