import { once } from 'node:events';
import ssh2 from 'ssh2';
import { describe, expect, it } from 'vitest';
import { connectConsole } from '../../src/lab/console-client.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import { technoteLab, withLab } from '../../src/testing/index.ts';

const name = 'trainee';
const password = 'Secret.123';

/** `ready`, or what an SSH client is told instead. */
async function overSsh({ ssh: { host, port } }: RunningDevice): Promise<string> {
  const client = new ssh2.Client();
  const outcome = Promise.race([
    once(client, 'ready').then(() => 'ready'),
    new Promise<string>((resolve) => void client.once('error', ({ message }) => resolve(message))),
  ]);
  client.connect({ host, port, username: name, password, hostVerifier: () => true });
  try {
    return await outcome;
  } finally {
    client.on('error', () => {});
    client.end();
  }
}

/** What the console shows behind the password. */
async function overConsole({ console }: RunningDevice): Promise<string> {
  const client = await connectConsole(console, { columns: 80, rows: 24 });
  await client.send(Buffer.from(`\r${name}\r${password}\r`));
  let screen = '';
  for await (const bytes of client.output) {
    screen += Buffer.from(bytes).toString('latin1');
    if (/Login incorrect|# $/.test(screen)) break;
  }
  client.close();
  return screen;
}

/** The lab of the technote at noon of a day, with an account that the day of `expires` ends. */
function withAccount(expires: string, test: (device: RunningDevice) => Promise<void>): Promise<void> {
  const spec = technoteLab();
  const [first] = spec.devices;
  if (first === undefined) throw new Error('the lab of the technote has a switch');
  return withLab(
    async (lab) => {
      const started = lab.device(first.name);
      for (const line of ['configure terminal', `username ${name} password 0 ${password} expire ${expires}`, 'end'])
        await started.type(line);
      await test(started);
    },
    { ...spec, clock: { start: '2026-06-15T12:00:00Z', speed: 'instant' } },
  );
}

/** The words of the refusal are those of a wrong password: no capture of an expired account was found (inferred). */
describe('an account whose day has come', () => {
  it('is let in on no way', () =>
    withAccount('2026-06-15', async (device) => {
      expect(await overSsh(device)).toBe('All configured authentication methods failed');
      expect(await overConsole(device)).toContain('Login incorrect');
      expect(device.device.messages.filter((line) => line.includes(`failed for user ${name}`))).toHaveLength(2);
      expect(await device.type('show user-account trainee')).toContain('expires on Mon Jun 15 00:00:00 2026');
    }));

  it('was let in the day before', () =>
    withAccount('2026-06-16', async (device) => {
      expect(await overSsh(device)).toBe('ready');
      expect(await overConsole(device)).not.toContain('Login incorrect');
    }));
});
