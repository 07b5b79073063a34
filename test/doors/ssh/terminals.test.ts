import { once } from 'node:events';
import ssh2 from 'ssh2';
import { expect, it, vi } from 'vitest';
import { openTestDoor } from '../clients.ts';

it('a terminal is as large, and its name as long, as a Unix terminal can be', async () => {
  const test = await openTestDoor();
  const client = new ssh2.Client();
  client.connect({ host: '127.0.0.1', port: test.door.port, username: 'admin', password: 'secret' });
  await once(client, 'ready');
  client.shell({ term: 'x'.repeat(1000), cols: 2 ** 32 - 1, rows: 2 ** 32 - 1 }, (_error, channel) => {
    channel.setWindow(2 ** 32 - 1, 7, 0, 0);
  });
  await vi.waitFor(() => {
    const [connection] = test.front.connections;
    expect(connection?.window).toEqual({ name: 'x'.repeat(64), columns: 7, rows: 65_535 });
  }, 10_000);
  client.end();
  await test.close();
});
