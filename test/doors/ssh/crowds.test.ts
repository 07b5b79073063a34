import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import ssh2 from 'ssh2';
import { expect, it } from 'vitest';
import { sessionCount } from '../../../src/doors/ssh/client.ts';
import { hostKeysFromSeed } from '../../../src/doors/ssh/host-keys.ts';
import { clientCount, loginCount, SshReception } from '../../../src/doors/ssh/reception.ts';
import { silentGuard } from '../../guards.ts';
import { openTestDoor } from '../clients.ts';
import { fakeFront } from '../fake-front.ts';

async function silentClient(port: number, closed: () => void): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  socket.on('close', closed);
  socket.resume();
  await once(socket, 'connect');
  return socket;
}

it('clients that say nothing keep nobody out, and are no more than allowed', async () => {
  const test = await openTestDoor();
  let closedCount = 0;
  const silent: Socket[] = [];
  for (let count = 0; count < 2 * loginCount; count += 1) {
    silent.push(
      await silentClient(test.door.port, () => {
        closedCount += 1;
      }),
    );
  }
  expect((await test.ssh(['hello'])).output).toBe('hello\r\n');
  // The client that logged in took a place from one more of them.
  expect(closedCount).toBeGreaterThanOrEqual(loginCount);
  for (const socket of silent) socket.destroy();
  await test.close();
});

it('a connection has as many sessions as allowed, and the next is refused', async () => {
  const test = await openTestDoor();
  const client = new ssh2.Client();
  client.connect({ host: '127.0.0.1', port: test.door.port, username: 'admin', password: 'secret' });
  await once(client, 'ready');
  const open = (): Promise<boolean> => new Promise((resolve) => client.shell((error) => resolve(error === undefined)));
  const opened: boolean[] = [];
  for (let count = 0; count <= sessionCount; count += 1) opened.push(await open());
  expect(opened).toEqual([...Array.from({ length: sessionCount }, () => true), false]);
  client.end();
  await test.close();
});

it('a switch has as many connections as allowed, and the next is closed', () => {
  const front = fakeFront();
  const reception = new SshReception({ front, hostKeys: () => hostKeysFromSeed('sw1'), guard: silentGuard });
  const sockets = Array.from({ length: clientCount + 1 }, (_, remotePort) => {
    const socket = new Socket();
    Object.defineProperties(socket, { remoteAddress: { value: '192.0.2.1' }, remotePort: { value: remotePort } });
    reception.admit(socket);
    return socket;
  });
  expect(sockets.slice(-2).map(({ destroyed }) => destroyed)).toEqual([false, true]);
  for (const socket of sockets) socket.destroy();
  front.close();
});
