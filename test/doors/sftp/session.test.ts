import { expect, it, vi } from 'vitest';
import { openFlags, requestTypes, statusCodes } from '../../../src/doors/sftp/protocol.ts';
import { serveSftp } from '../../../src/doors/sftp/serve.ts';
import type { TreeData } from '../../../src/machine/storage/entry.ts';
import { type FakeFrontOptions, fakeFront } from '../fake-front.ts';
import { RecordedPipe } from '../recorded-pipe.ts';
import { turnsOfOthers } from '../turns-of-others.ts';

const forWriting = openFlags.write | openFlags.create | openFlags.truncate;

/** A client that writes packets by hand, because OpenSSH never sends what is tried here. */
function rawClient(options: FakeFrontOptions = {}) {
  const front = fakeFront(options);
  const pipe = new RecordedPipe();
  serveSftp(front, pipe);
  /** Sends packets; resolves when they have been worked on. */
  const send = (...packets: readonly Buffer[]): Promise<void> => {
    pipe.receiver?.take(Buffer.concat(packets));
    return pipe.untilRead();
  };
  /** Sends a request and returns the first number of the answer. */
  const status = async (type: number, ...fields: readonly Buffer[]): Promise<number> => {
    await send(packet(type, uint32(7), ...fields));
    return pipe.taken().readUInt32BE(9);
  };
  const open = async (path: string, flags: number): Promise<Buffer> => {
    await send(packet(requestTypes.open, uint32(7), field(path), uint32(flags), uint32(0)));
    return pipe.taken().subarray(9);
  };
  return { front, pipe, send, status, open };
}

it('announces its extensions and tells its limits', async () => {
  const { pipe, send, front } = rawClient();
  await send(Buffer.concat([uint32(5), Buffer.from([requestTypes.init]), uint32(3)]));
  expect(pipe.taken().toString('latin1')).toContain('posix-rename@openssh.com');
  await send(packet(requestTypes.extended, uint32(7), field('limits@openssh.com')));
  const reply = pipe.taken();
  expect([0, 1, 2, 3].map((at) => Number(reply.readBigUInt64BE(9 + 8 * at)))).toEqual([262144, 261120, 261120, 100]);
  front.close();
});

it('puts writes that come out of order in their place', async () => {
  const { front, status, open } = rawClient();
  const handle = await open('x', forWriting);
  expect(await status(requestTypes.write, handle, uint64(4), field('is '))).toBe(statusCodes.ok);
  expect(await status(requestTypes.write, handle, uint64(7), field('it'))).toBe(statusCodes.ok);
  expect(await status(requestTypes.write, handle, uint64(0), field('this'))).toBe(statusCodes.ok);
  expect(await status(requestTypes.close, handle)).toBe(statusCodes.ok);
  expect(front.read('/x').toString()).toBe('thisis it');
  front.close();
});

it('keeps no file with a hole', async () => {
  const { front, status, open } = rawClient();
  const handle = await open('x', forWriting);
  expect(await status(requestTypes.write, handle, uint64(1), field('x'))).toBe(statusCodes.ok);
  expect(await status(requestTypes.close, handle)).toBe(statusCodes.failure);
  expect(front.files.list({ filesystem: 'bootflash', path: '/' })).toEqual({ ok: true, value: [] });
  expect(front.usedBytes()).toBe(0);
  front.close();
});

it('does not write the same place twice, nor add to a file', async () => {
  const { front, status, open } = rawClient();
  const handle = await open('x', forWriting);
  expect(await status(requestTypes.write, handle, uint64(0), field('xx'))).toBe(statusCodes.ok);
  expect(await status(requestTypes.write, handle, uint64(1), field('x'))).toBe(statusCodes.failure);
  expect(await status(requestTypes.close, handle)).toBe(statusCodes.failure);
  front.put('/old', { kind: 'text', text: 'old' });
  const added = await open('old', openFlags.write | openFlags.create);
  expect(await status(requestTypes.write, added, uint64(3), field('er'))).toBe(statusCodes.unsupported);
  const flags = openFlags.write | openFlags.append;
  expect(await status(requestTypes.open, field('old'), uint32(flags), uint32(0))).toBe(statusCodes.unsupported);
  expect(front.read('/old').toString()).toBe('old');
  front.close();
});

it('leaves a file alone that was opened in place and not written', async () => {
  const { front, status, open } = rawClient();
  front.put('/old', { kind: 'text', text: 'old' });
  const handle = await open('old', openFlags.write);
  expect(await status(requestTypes.fsetstat, handle, uint32(8), uint32(5), uint32(5))).toBe(statusCodes.ok);
  expect(await status(requestTypes.close, handle)).toBe(statusCodes.ok);
  expect(front.read('/old').toString()).toBe('old');
  expect(front.files.stat({ filesystem: 'bootflash', path: '/old' })).toMatchObject({ value: { modifiedMs: 5000 } });
  front.close();
});

it('empties a file by its path and by a handle', async () => {
  const { front, status, open } = rawClient();
  front.put('/a', { kind: 'text', text: 'old' });
  front.put('/b', { kind: 'text', text: 'old' });
  expect(await status(requestTypes.setstat, field('a'), uint32(1), uint64(0))).toBe(statusCodes.ok);
  const handle = await open('b', openFlags.write);
  expect(await status(requestTypes.fsetstat, handle, uint32(1), uint64(0))).toBe(statusCodes.ok);
  expect(await status(requestTypes.close, handle)).toBe(statusCodes.ok);
  expect([front.read('/a').length, front.read('/b').length]).toEqual([0, 0]);
  front.close();
});

it('does not rename over a file without the extension', async () => {
  const { front, status } = rawClient();
  front.put('/a', { kind: 'text', text: 'a' });
  front.put('/b', { kind: 'text', text: 'b' });
  expect(await status(requestTypes.rename, field('a'), field('b'))).toBe(statusCodes.failure);
  expect(front.read('/b').toString()).toBe('b');
  expect(await status(requestTypes.rename, field('a'), field('c'))).toBe(statusCodes.ok);
  expect(front.read('/c').toString()).toBe('a');
  front.close();
});

it('refuses to open an existing file exclusively, and a missing one without creating it', async () => {
  const { front, status } = rawClient();
  front.put('/a', { kind: 'text', text: 'a' });
  const exclusive = forWriting | openFlags.exclusive;
  expect(await status(requestTypes.open, field('a'), uint32(exclusive), uint32(0))).toBe(statusCodes.failure);
  expect(await status(requestTypes.open, field('b'), uint32(openFlags.write), uint32(0))).toBe(statusCodes.noSuchFile);
  front.close();
});

it('has at most a hundred files open', async () => {
  const { front, status, open } = rawClient();
  front.put('/a', { kind: 'text', text: 'a' });
  const handles: Buffer[] = [];
  for (let count = 0; count < 100; count += 1) {
    handles.push(await open('a', openFlags.read));
  }
  expect(await status(requestTypes.open, field('a'), uint32(openFlags.read), uint32(0))).toBe(statusCodes.failure);
  expect(await status(requestTypes.opendir, field('/'))).toBe(statusCodes.failure);
  expect(await status(requestTypes.close, handles[0] ?? Buffer.alloc(0))).toBe(statusCodes.ok);
  await open('a', openFlags.read);
  expect(await status(requestTypes.close, handles[0] ?? Buffer.alloc(0))).toBe(statusCodes.failure);
  front.close();
});

it('takes packets in whatever pieces they come', async () => {
  const { front, pipe, open } = rawClient();
  const handle = await open('x', forWriting);
  const text = 'x'.repeat(100_000);
  const packets = Buffer.concat([
    packet(requestTypes.write, uint32(1), handle, uint64(0), field(text)),
    packet(requestTypes.close, uint32(2), handle),
  ]);
  for (let at = 0; at < packets.length; at += 333) pipe.receiver?.take(packets.subarray(at, at + 333));
  await pipe.untilRead();
  expect(front.read('/x').toString()).toBe(text);
  front.close();
});

it('answers nothing while the client does not read', async () => {
  const { front, pipe, send, open } = rawClient();
  front.put('/a', { kind: 'seeded', seed: 'a', sizeBytes: 100_000, style: 'random' });
  const handle = await open('a', openFlags.read);
  const read = packet(requestTypes.read, uint32(1), handle, uint64(0), uint32(100_000));
  pipe.isFull = true;
  void send(read, read);
  expect(pipe.taken().length).toBe(0);
  pipe.drain();
  await vi.waitFor(() => expect(pipe.sentBytes).toBe(2 * 100_013));
  front.close();
});

it.each([
  ['too long', Buffer.from([0x7f, 0, 0, 0])],
  ['empty', uint32(0)],
  ['cut short', packet(requestTypes.open, uint32(1), uint32(99))],
])('ends the session at a packet that is %s', async (_, bytes) => {
  const { front, pipe, send, open } = rawClient();
  await open('x', forWriting);
  await send(bytes);
  expect(pipe.status).toBe(1);
  expect(front.usedBytes()).toBe(0);
  front.close();
});

function packet(type: number, ...fields: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from([type]), ...fields]);
  return Buffer.concat([uint32(body.length), body]);
}

function field(text: string): Buffer {
  return Buffer.concat([uint32(Buffer.byteLength(text)), Buffer.from(text)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  return Buffer.concat([uint32(Math.floor(value / 2 ** 32)), uint32(value % 2 ** 32)]);
}

it('answers a flood of requests in turns, each exactly once', async () => {
  const { front, pipe, send } = rawClient();
  const flood = Array.from({ length: 30_000 }, (_, id) =>
    packet(requestTypes.mkdir, uint32(id), field('/x/'.repeat(50)), uint32(0)),
  );
  const others = turnsOfOthers();
  void send(...flood);
  pipe.receiver?.end();
  await vi.waitFor(() => expect(pipe.status).toBe(0), 20_000);
  const answered = pipe.taken();
  let answers = 0;
  for (let at = 0; at < answered.length; at += 4 + answered.readUInt32BE(at)) answers += 1;
  expect(answers).toBe(flood.length);
  expect(others.stop()).toBeGreaterThan(0);
  front.close();
});

it('refuses a path that is longer than any', async () => {
  const { front, status } = rawClient();
  expect(await status(requestTypes.mkdir, field('/a'.repeat(100_000)), uint32(0))).toBe(statusCodes.failure);
  expect(await status(requestTypes.stat, field('/'.repeat(200_000)))).toBe(statusCodes.failure);
  front.close();
});

it('lists a file of any date', async () => {
  const tree: TreeData = [
    { path: '/far', entry: { kind: 'file', content: { kind: 'text', text: '' }, modifiedMs: 9_999_999_999_999_000 } },
    { path: '/none', entry: { kind: 'file', content: { kind: 'text', text: '' }, modifiedMs: Number.NaN } },
  ];
  const { front, pipe, send } = rawClient({ tree });
  await send(packet(requestTypes.opendir, uint32(7), field('/bootflash')));
  const handle = pipe.taken().subarray(9);
  await send(packet(requestTypes.readdir, uint32(8), handle));
  expect(pipe.taken().toString('latin1')).toMatch(/far[\s\S]*none/);
  front.close();
});
