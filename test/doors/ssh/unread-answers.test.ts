import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { holdWhileUnread, unreadBytes } from '../../../src/doors/ssh/unread-answers.ts';

/** A server that answers every byte with a thousand, and a client that is connected to it. */
async function talkative(): Promise<{ readonly server: Socket; readonly client: Socket; close(): void }> {
  const listener = createServer();
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const at = listener.address();
  const accepted = once(listener, 'connection');
  const client = connect({ port: typeof at === 'object' && at !== null ? at.port : 0, host: '127.0.0.1' });
  const [server] = await accepted;
  server.on('error', () => {});
  client.on('error', () => {});
  server.on('data', (bytes: Buffer) => server.write(Buffer.alloc(bytes.length * 1000)));
  holdWhileUnread(server);
  return {
    server,
    client,
    close: () => {
      client.destroy();
      server.destroy();
      listener.close();
    },
  };
}

it('a client that reads no answers is not read either, until it reads', async () => {
  const { server, client, close } = await talkative();
  const sent = Buffer.alloc(20_000);
  client.write(sent);
  await vi.waitFor(() => expect(server.isPaused()).toBe(true), 10_000);
  client.write(sent);
  // One packet of the kernel is the most that is answered beyond the bound.
  expect(server.writableLength).toBeLessThan(unreadBytes + 2 * 65_536 * 1000);
  let readBytes = 0;
  client.on('data', (bytes) => {
    readBytes += bytes.length;
  });
  await vi.waitFor(() => expect(readBytes).toBe(2 * sent.length * 1000), 20_000);
  close();
});
