import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { loginCount } from '../../../src/doors/ssh/reception.ts';
import { openTestDoor } from '../clients.ts';

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
