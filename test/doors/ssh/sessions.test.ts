import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { Connection } from '../../../src/cli/shell/connection.ts';
import { sshDoor } from '../../../src/doors/ssh/door.ts';
import { silentGuard } from '../../guards.ts';
import { ended, openTestDoor } from '../clients.ts';

it('serves a shell', async () => {
  const test = await openTestDoor();
  const { status, output } = await test.ssh(['-tt'], { input: 'show clock\nexit\n' });
  // The first line is echoed by the pty of this machine, the rest comes from the switch.
  expect({ status, output: output.slice(output.indexOf('switch')) }).toEqual({
    status: 0,
    output: 'switch# \r\nshow clock\r\nswitch# ',
  });
  const [connection] = test.front.connections;
  expect(connection?.user).toBe('admin');
  expect(connection?.peer.address).toBe('127.0.0.1');
  expect(connection?.door).toBe('ssh');
  expect(connection?.wanted).toEqual({ kind: 'shell' });
  expect(connection?.window?.name).toBe(process.env.TERM ?? '');
  await test.close();
});

it('serves a shell without a pty until the client says that no more comes', async () => {
  const test = await openTestDoor();
  const { status, output } = await test.ssh(['-T'], { input: 'one\ntwo' });
  expect({ status, output }).toEqual({ status: 0, output: 'switch# \r\none\r\nswitch# ' });
  expect(test.front.connections[0]?.window).toBeUndefined();
  await test.close();
});

it('serves a command and reports its exit status', async () => {
  const serve = async (connection: Connection): Promise<void> => {
    await connection.write('Syntax error\n');
    connection.finish(16);
    connection.finish(0);
  };
  const test = await openTestDoor({ serve });
  const { status, output } = await test.ssh(['show', 'nothing']);
  expect({ status, output }).toEqual({ status: 16, output: 'Syntax error\n' });
  expect(test.front.connections[0]?.wanted).toEqual({ kind: 'command', line: 'show nothing' });
  await test.close();
});

it('sends large output whole', async () => {
  const line = `${'x'.repeat(99)}\n`;
  const serve = async (connection: Connection): Promise<void> => {
    for (let count = 0; count < 500; count += 1) await connection.write(line.repeat(100));
    connection.finish(0);
  };
  const test = await openTestDoor({ serve });
  const { status, output } = await test.ssh(['show', 'tech-support']);
  expect({ status, length: output.length }).toEqual({ status: 0, length: 5_000_000 });
  await test.close();
});

it('serves several sessions on one connection', async () => {
  const test = await openTestDoor();
  const control = join(test.folder, 'control');
  const master = test.start('ssh', ['-M', '-S', control, '-N', 'admin@127.0.0.1']);
  const ending = ended(master);
  await vi.waitFor(async () => expect((await test.ssh(['-S', control, '-O', 'check'])).status).toBe(0), 10_000);
  const outputs = await Promise.all(
    ['a', 'b', 'c'].map(async (word) => (await test.ssh(['-S', control, word])).output),
  );
  expect(outputs).toEqual(['a\r\n', 'b\r\n', 'c\r\n']);
  expect(new Set(test.front.connections.map(({ peer }) => peer.port)).size).toBe(1);
  await test.ssh(['-S', control, '-O', 'exit']);
  await ending;
  await test.close();
});

it('refuses subsystems that it does not have', async () => {
  const test = await openTestDoor({ off: ['sftp-server'] });
  for (const name of ['netconf', 'sftp']) {
    const { status, errors } = await test.ssh(['-s', name]);
    expect({ status, errors: errors.trim() }).toEqual({ status: 255, errors: 'subsystem request failed on channel 0' });
  }
  await test.close();
});

it('tells a session that its client is gone', async () => {
  const test = await openTestDoor();
  const client = test.start('ssh', ['-T', 'admin@127.0.0.1']);
  await vi.waitFor(() => expect(test.front.connections).toHaveLength(1), 10_000);
  const [connection] = test.front.connections;
  client.kill('SIGKILL');
  test.door.setOpen(false);
  await vi.waitFor(() => expect(connection?.closed.aborted).toBe(true), 10_000);
  await test.close();
  expect(test.warnings).toEqual([]);
});

it('closes the connections of all clients and lets nobody in until the switch is up again', async () => {
  const test = await openTestDoor();
  const client = test.start('ssh', ['-T', 'admin@127.0.0.1']);
  const ending = once(client, 'close');
  await vi.waitFor(() => expect(test.front.connections).toHaveLength(1), 10_000);
  test.door.setOpen(false);
  await ending;
  expect((await test.ssh(['hello'])).output).toBe('');
  test.door.setOpen(true);
  await vi.waitFor(async () => expect((await test.ssh(['hello'])).output).toBe('hello\r\n'), 10_000);
  await test.close();
});

it('rejects with the error of Node when the port is taken', async () => {
  const test = await openTestDoor();
  const { port } = test.door;
  const again = sshDoor.open(test.front, {
    ...{ host: '127.0.0.1', port, seed: 'sw2', admits: () => true },
    ...{ warn: () => {}, guard: silentGuard },
  });
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  await test.close();
});

it('reports a session that fails inside the emulator, and goes on', async () => {
  const serve = async (): Promise<void> => {
    throw new Error('broken');
  };
  const test = await openTestDoor({ serve });
  expect((await test.ssh(['hello'])).status).toBe(1);
  expect(test.warnings).toEqual(['sw1: ssh session: broken']);
  await test.close();
});
