import { Server } from 'node:net';
import { expect, it, vi } from 'vitest';
import { openTestDoor } from '../clients.ts';

// ssh2 never sets TCP_NODELAY on the sockets it accepts (mscdex/ssh2#1285): 40 ms for every small packet that waits.
it('accepts connections without the delay of Nagle', async () => {
  const listening = vi.spyOn(Server.prototype, 'listen');
  const test = await openTestDoor();
  // The door's own server listens; what it was made with is what Node gives to every socket that it accepts.
  const [server] = listening.mock.contexts;
  expect(server).toMatchObject({ noDelay: true });
  await test.close();
});
