import { createServer } from 'node:net';
import { expect, it, vi } from 'vitest';
import { openTestDoor } from '../clients.ts';

vi.mock('node:net', async (original) => {
  const actual = await original<typeof import('node:net')>();
  return { ...actual, createServer: vi.fn(actual.createServer) };
});

// ssh2 never sets TCP_NODELAY on the sockets it accepts (mscdex/ssh2#1285): 40 ms for every small packet that waits.
it('accepts connections without the delay of Nagle', async () => {
  const test = await openTestDoor();
  expect(vi.mocked(createServer).mock.calls.map(([options]) => options)).toEqual([{ noDelay: true }]);
  await test.close();
});
