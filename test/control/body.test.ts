import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { bodyIdleMs, bytesOf } from '../../src/control/exchange.ts';

afterEach(() => void vi.useRealTimers());

it('a client that sends nothing of its body for half a minute is cut off', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const socket = new Socket();
  const request = new IncomingMessage(socket);
  const body = bytesOf(request);
  const first = body.next();
  vi.advanceTimersByTime(bodyIdleMs - 1);
  request.push('a piece');
  expect((await first).value?.length).toBe(7);
  // While nobody waits for a piece no time is counted.
  vi.advanceTimersByTime(bodyIdleMs);
  const second = body.next();
  vi.advanceTimersByTime(bodyIdleMs - 1);
  expect(socket.destroyed).toBe(false);
  vi.advanceTimersByTime(1);
  expect(bodyIdleMs).toBe(30_000);
  expect(socket.destroyed).toBe(true);
  request.push(null);
  expect(await second).toEqual({ value: undefined, done: true });
});
