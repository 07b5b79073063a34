import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { boundInflation, inflatedBytes } from '../../../src/doors/ssh/inflated-packets.ts';
import { openTestDoor } from '../clients.ts';

const { ZlibPacketReader } = createRequire(import.meta.url)('ssh2/lib/protocol/zlib.js');

it.each(['ready', 'handshake'])('a compressed packet becomes no more than allowed, from %s on', (event) => {
  const read = new ZlibPacketReader();
  const client = Object.assign(new EventEmitter(), { _protocol: { _packetRW: { read } } });
  boundInflation(client);
  client.emit(event);
  const bomb = deflateSync(Buffer.alloc(100 * inflatedBytes));
  expect(() => read.read(bomb)).toThrow(/exceeded maximum/);
  read.cleanup();
});

it('leaves alone what looks different inside', () => {
  const client = new EventEmitter();
  boundInflation(client);
  expect(client.emit('ready')).toBe(true);
});

it('compressed sessions work', async () => {
  const test = await openTestDoor();
  const { output } = await test.ssh(['-C', 'hello '.repeat(100)]);
  expect(output.trim()).toBe('hello '.repeat(100).trim());
  await test.close();
});
