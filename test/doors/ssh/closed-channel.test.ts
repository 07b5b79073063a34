import { expect, it, vi } from 'vitest';
import type { Connection } from '../../../src/cli/shell/connection.ts';
import { openTestDoor } from '../clients.ts';

// ssh2 forgets the callback of what is written to a channel that is closing, and throws when the connection is gone.
it('never hangs on a client that is gone', async () => {
  let isOver = false;
  const serve = async (connection: Connection): Promise<void> => {
    while (!connection.closed.aborted) await connection.write('x'.repeat(100_000));
    for (let count = 0; count < 10; count += 1) await connection.write('for nobody');
    for await (const _ of connection.input) break;
    connection.finish(0);
    isOver = true;
  };
  const test = await openTestDoor({ serve });
  const client = test.start('ssh', ['-T', 'admin@127.0.0.1']);
  // Nobody reads what the client prints, so the writer has to wait for it.
  await vi.waitFor(() => expect(test.front.connections).toHaveLength(1), 10_000);
  test.door.setOpen(false);
  await vi.waitFor(() => expect(isOver).toBe(true), 10_000);
  client.kill('SIGKILL');
  await test.close();
  expect(test.warnings).toEqual([]);
});
