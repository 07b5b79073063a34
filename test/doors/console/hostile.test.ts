import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/cli/shell/connection.ts';
import { clientsMaximum, openConsoleDoor } from '../../../src/doors/console/door.ts';
import { tellingGuard } from '../../guards.ts';

interface Served {
  readonly port: number;
  readonly told: string[];
  readonly typedBytes: () => number;
  close(): Promise<void>;
}

/** A console port that greets and counts what is typed. */
async function served(attach: (connection: Connection) => Promise<void> = async () => {}): Promise<Served> {
  const told: string[] = [];
  let typedBytes = 0;
  const door = await openConsoleDoor({
    host: '127.0.0.1',
    port: 0,
    guard: tellingGuard((reason) => told.push(reason)),
    async attach(connection) {
      await attach(connection);
      await connection.write('hello');
      for await (const bytes of connection.input) {
        typedBytes += bytes.length;
        if (bytes.includes(0x71)) await connection.write('quit');
      }
      connection.finish(0);
    },
  });
  return { port: door.port, told, typedBytes: () => typedBytes, close: () => door.close() };
}

async function client(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  await until(socket, 'hello');
  return socket;
}

async function until(socket: Socket, text: string): Promise<void> {
  for (let shown = ''; !shown.includes(text); ) {
    const [bytes] = await once(socket, 'data');
    shown += bytes.toString('latin1');
  }
}

describe('a console port', () => {
  it('has a place for whoever comes; the client that was quiet for longest goes', async () => {
    const door = await served();
    const clients: Socket[] = [];
    for (let count = 0; count < clientsMaximum; count += 1) clients.push(await client(door.port));
    const [first, second] = clients;
    if (first === undefined || second === undefined) throw new Error('there are several');
    first.write('q');
    await until(first, 'quit');
    const gone = once(second, 'close');
    clients.push(await client(door.port));
    await gone;
    expect(first.readyState).toBe('open');
    for (const socket of clients) socket.destroy();
    await door.close();
  });

  it('takes questions without end from a client that reads no answers', async () => {
    const door = await served();
    const asking = await client(door.port);
    asking.pause();
    // WILL for an option that nobody knows, which is refused each time, and then a key.
    asking.write(Buffer.alloc(6_000_000, Uint8Array.of(255, 251, 99)));
    asking.write('q');
    const other = await client(door.port);
    other.write('q');
    await until(other, 'quit');
    asking.destroy();
    other.destroy();
    expect(door.told).toEqual([]);
    await door.close();
  });

  it('tells of a client whose service fails inside the emulator, and serves the next', async () => {
    let isBroken = true;
    const door = await served(async () => {
      if (isBroken) throw new Error('broken');
    });
    const failing = connect({ port: door.port, host: '127.0.0.1' });
    failing.on('error', () => {});
    failing.resume();
    await once(failing, 'close');
    isBroken = false;
    (await client(door.port)).destroy();
    expect(door.told).toEqual(['broken']);
    await door.close();
  });
});
