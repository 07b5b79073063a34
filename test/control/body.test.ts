import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { bodyIdleMs, bytesOf } from '../../src/control/exchange.ts';

it('a client that sends nothing of its body for half a minute is cut off', async () => {
  const socket = new Socket();
  const setTimeout = vi.spyOn(socket, 'setTimeout');
  const request = new IncomingMessage(socket);
  const piece = bytesOf(request).next();
  expect(setTimeout).toHaveBeenCalledWith(bodyIdleMs, expect.any(Function));
  expect(bodyIdleMs).toBe(30_000);
  socket.emit('timeout');
  expect(socket.destroyed).toBe(true);
  request.push(null);
  expect(await piece).toEqual({ value: undefined, done: true });
});
