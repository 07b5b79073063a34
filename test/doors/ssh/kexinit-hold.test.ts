import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { Guard } from '../../../src/base/guard.ts';
import { holdKexInit } from '../../../src/doors/ssh/kexinit-hold.ts';
import { openTestDoor } from '../clients.ts';
import { emptyKexInit, readOffer } from './raw-client.ts';

it('sends its KEXINIT after a while when the client sends none', async () => {
  const test = await openTestDoor();
  // Without its answer this would not end.
  const { kex } = await readOffer(test.door.port, false);
  expect(kex.length).toBeGreaterThan(0);
  await test.close();
});

it('sends its KEXINIT in the moment in which that of the client has arrived', () => {
  const socket = new Socket();
  const sent: unknown[] = [];
  socket.write = (chunk: unknown): boolean => sent.push(chunk) > 0;
  holdKexInit(socket, new Guard(() => {}));
  socket.write('SSH-2.0-us\r\n');
  socket.write(emptyKexInit());
  expect(sent).toEqual(['SSH-2.0-us\r\n']);
  socket.emit('data', Buffer.from('SSH-2.0-client\r\n'));
  const [first, rest] = [emptyKexInit().subarray(0, 9), emptyKexInit().subarray(9)];
  socket.emit('data', first);
  expect(sent.length).toBe(1);
  socket.emit('data', rest);
  expect(sent).toEqual(['SSH-2.0-us\r\n', emptyKexInit()]);
  socket.destroy();
});
