import { once } from 'node:events';
import { connect } from 'node:net';
import ssh2 from 'ssh2';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningLab, startRun } from './n3k.ts';

const ready = v.strictObject({
  event: v.literal('ready'),
  devices: v.array(
    v.strictObject({
      name: v.string(),
      hostname: v.string(),
      model: v.string(),
      release: v.nullable(v.string()),
      stage: v.string(),
      ssh: v.strictObject({ host: v.string(), port: v.number(), user: v.string(), password: v.string() }),
      console: v.strictObject({ host: v.string(), port: v.number() }),
    }),
  ),
});

const started: RunningLab[] = [];
afterEach(() => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
});

async function run(wanted: RegExp, ...args: readonly string[]): Promise<RunningLab> {
  const lab = await startRun(wanted, '--port', '0', ...args);
  started.push(lab);
  return lab;
}

/** The first words of the server behind a port. */
function greetingOf(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', (chunk) => {
      resolve(String(chunk));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

describe('n3k run', () => {
  it('--json prints one ready line, and SIGTERM stops it', async () => {
    const lab = await run(
      /\n/,
      '--json',
      '--model',
      'N3K-C3048TP-1GE',
      '--hostname',
      'lab-1',
      '--user',
      'u',
      '--password',
      'p',
    );
    const told = v.parse(ready, JSON.parse(lab.stdout()));
    const port = told.devices[0]?.ssh.port ?? 0;
    const console = told.devices[0]?.console.port ?? 0;
    expect(told).toEqual({
      event: 'ready',
      devices: [
        {
          name: 'N3K-C3048TP',
          hostname: 'lab-1',
          model: 'N3K-C3048TP-1GE',
          release: '7.0(3)I7(8)',
          stage: 'running',
          ssh: { host: '127.0.0.1', port, user: 'u', password: 'p' },
          console: { host: '127.0.0.1', port: console },
        },
      ],
    });
    expect(await greetingOf(port)).toMatch(/^SSH-2\.0-/);
    expect(await lab.stop('SIGTERM')).toBe(0);
    expect(lab.stdout().split('\n').length).toBe(2);
    await expect(greetingOf(port)).rejects.toThrow('ECONNREFUSED');
  });

  it('says how to connect, what to try and how fast time runs, and Ctrl-C stops it', async () => {
    const lab = await run(/Console:/);
    const welcome = lab.stdout();
    expect(welcome).toMatch(/^N3K-C3064PQ is up: N3K-C3064PQ-10GE on NX-OS 7\.0\(3\)I7\(8\)\n/);
    expect(welcome).toMatch(/\n {2}ssh -p \d+ admin@127\.0\.0\.1 {5}password: admin\n/);
    expect(welcome).toMatch(/\n {2}telnet 127\.0\.0\.1 \d+ {5}serial console, also: n3k console N3K-C3064PQ\n/);
    expect(welcome.match(/^ {4}\S.*/gm)?.length).toBe(3);
    expect(welcome).toContain('Time runs 60 times as fast');
    expect(await lab.stop('SIGINT')).toBe(0);
    expect(lab.stdout()).toMatch(/\nStopped\.\n$/);
  });

  it('outlives a client that leaves between opening a session and using it', async () => {
    const lab = await run(/\n/, '--json');
    const { devices } = v.parse(ready, JSON.parse(lab.stdout()));
    const port = devices[0]?.ssh.port ?? 0;
    const client = new ssh2.Client();
    client.connect({ host: '127.0.0.1', port, username: 'admin', password: 'admin' });
    await once(client, 'ready');
    const gone = once(client, 'close');
    // The library asks for the command as soon as the session is open; this client goes away instead.
    Reflect.set(Reflect.get(client, '_protocol'), 'exec', () => Reflect.get(client, '_sock').destroy());
    client.on('error', () => {});
    client.exec('show clock', () => {});
    await gone;
    expect(await greetingOf(port)).toMatch(/^SSH-2\.0-/);
    expect(await lab.stop('SIGTERM')).toBe(0);
    expect(lab.stderr()).toBe('');
  });

  it('stops in good order though nobody reads its output any more', async () => {
    const lab = await run(/Console:/);
    lab.child.stdout?.destroy();
    expect(await lab.stop('SIGTERM')).toBe(0);
    expect(lab.stderr()).toBe('');
  });
});
