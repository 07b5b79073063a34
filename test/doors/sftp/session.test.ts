import { expect, it, vi } from 'vitest';
import { yieldToOthers } from '../../../src/base/clock.ts';
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
  const send = (...packets: readonly Buffer[]): void => pipe.receiver?.take(Buffer.concat(packets));
  /** Sends a request and returns the type, and the first number, of the answer. */
  const ask = (type: number, ...fields: readonly Buffer[]): { readonly type: number; readonly number: number } => {
    send(packet(type, uint32(7), ...fields));
    const reply = pipe.taken();
    return { type: reply.readUInt8(4), number: reply.readUInt32BE(9) };
  };
  const status = (type: number, ...fields: readonly Buffer[]): number => ask(type, ...fields).number;
  const open = (path: string, flags: number): Buffer => {
    send(packet(requestTypes.open, uint32(7), field(path), uint32(flags), uint32(0)));
    return pipe.taken().subarray(9);
  };
  return { front, pipe, send, ask, status, open };
}

it('announces its extensions and tells its limits', () => {
  const { pipe, send, front } = rawClient();
  send(Buffer.concat([uint32(5), Buffer.from([requestTypes.init]), uint32(3)]));
  expect(pipe.taken().toString('latin1')).toContain('posix-rename@openssh.com');
  send(packet(requestTypes.extended, uint32(7), field('limits@openssh.com')));
  const reply = pipe.taken();
  expect([0, 1, 2, 3].map((at) => Number(reply.readBigUInt64BE(9 + 8 * at)))).toEqual([262144, 261120, 261120, 100]);
  front.close();
});

it('puts writes that come out of order in their place', () => {
  const { front, status, open } = rawClient();
  const handle = open('x', forWriting);
  expect(status(requestTypes.write, handle, uint64(4), field('is '))).toBe(statusCodes.ok);
  expect(status(requestTypes.write, handle, uint64(7), field('it'))).toBe(statusCodes.ok);
  expect(status(requestTypes.write, handle, uint64(0), field('this'))).toBe(statusCodes.ok);
  expect(status(requestTypes.close, handle)).toBe(statusCodes.ok);
  expect(front.read('/x').toString()).toBe('thisis it');
  front.close();
});

it('keeps no file with a hole', () => {
  const { front, status, open } = rawClient();
  const handle = open('x', forWriting);
  expect(status(requestTypes.write, handle, uint64(1), field('x'))).toBe(statusCodes.ok);
  expect(status(requestTypes.close, handle)).toBe(statusCodes.failure);
  expect(front.files.list({ filesystem: 'bootflash', path: '/' })).toEqual({ ok: true, value: [] });
  expect(front.usedBytes()).toBe(0);
  front.close();
});

it('does not write the same place twice, nor add to a file', () => {
  const { front, status, open, ask } = rawClient();
  const handle = open('x', forWriting);
  expect(status(requestTypes.write, handle, uint64(0), field('xx'))).toBe(statusCodes.ok);
  expect(status(requestTypes.write, handle, uint64(1), field('x'))).toBe(statusCodes.failure);
  expect(status(requestTypes.close, handle)).toBe(statusCodes.failure);
  front.put('/old', { kind: 'text', text: 'old' });
  const added = open('old', openFlags.write | openFlags.create);
  expect(status(requestTypes.write, added, uint64(3), field('er'))).toBe(statusCodes.unsupported);
  const flags = openFlags.write | openFlags.append;
  expect(ask(requestTypes.open, field('old'), uint32(flags), uint32(0)).number).toBe(statusCodes.unsupported);
  expect(front.read('/old').toString()).toBe('old');
  front.close();
});

it('leaves a file alone that was opened in place and not written', () => {
  const { front, status, open } = rawClient();
  front.put('/old', { kind: 'text', text: 'old' });
  const handle = open('old', openFlags.write);
  expect(status(requestTypes.fsetstat, handle, uint32(8), uint32(5), uint32(5))).toBe(statusCodes.ok);
  expect(status(requestTypes.close, handle)).toBe(statusCodes.ok);
  expect(front.read('/old').toString()).toBe('old');
  expect(front.files.stat({ filesystem: 'bootflash', path: '/old' })).toMatchObject({ value: { modifiedMs: 5000 } });
  front.close();
});

it('empties a file by its path and by a handle', () => {
  const { front, status, open } = rawClient();
  front.put('/a', { kind: 'text', text: 'old' });
  front.put('/b', { kind: 'text', text: 'old' });
  expect(status(requestTypes.setstat, field('a'), uint32(1), uint64(0))).toBe(statusCodes.ok);
  const handle = open('b', openFlags.write);
  expect(status(requestTypes.fsetstat, handle, uint32(1), uint64(0))).toBe(statusCodes.ok);
  expect(status(requestTypes.close, handle)).toBe(statusCodes.ok);
  expect([front.read('/a').length, front.read('/b').length]).toEqual([0, 0]);
  front.close();
});

it('does not rename over a file without the extension', () => {
  const { front, status } = rawClient();
  front.put('/a', { kind: 'text', text: 'a' });
  front.put('/b', { kind: 'text', text: 'b' });
  expect(status(requestTypes.rename, field('a'), field('b'))).toBe(statusCodes.failure);
  expect(front.read('/b').toString()).toBe('b');
  expect(status(requestTypes.rename, field('a'), field('c'))).toBe(statusCodes.ok);
  expect(front.read('/c').toString()).toBe('a');
  front.close();
});

it('refuses to open an existing file exclusively, and a missing one without creating it', () => {
  const { front, status } = rawClient();
  front.put('/a', { kind: 'text', text: 'a' });
  const exclusive = forWriting | openFlags.exclusive;
  expect(status(requestTypes.open, field('a'), uint32(exclusive), uint32(0))).toBe(statusCodes.failure);
  expect(status(requestTypes.open, field('b'), uint32(openFlags.write), uint32(0))).toBe(statusCodes.noSuchFile);
  front.close();
});

it('has at most a hundred files open', async () => {
  const { front, status, open } = rawClient();
  front.put('/a', { kind: 'text', text: 'a' });
  const handles: Buffer[] = [];
  for (let count = 0; count < 100; count += 1) {
    handles.push(open('a', openFlags.read));
    // What many clients send in one turn of the event loop shares its time.
    await yieldToOthers();
  }
  expect(status(requestTypes.open, field('a'), uint32(openFlags.read), uint32(0))).toBe(statusCodes.failure);
  expect(status(requestTypes.opendir, field('/'))).toBe(statusCodes.failure);
  expect(status(requestTypes.close, handles[0] ?? Buffer.alloc(0))).toBe(statusCodes.ok);
  open('a', openFlags.read);
  expect(status(requestTypes.close, handles[0] ?? Buffer.alloc(0))).toBe(statusCodes.failure);
  front.close();
});

it('takes packets in whatever pieces they come', () => {
  const { front, pipe, open } = rawClient();
  const handle = open('x', forWriting);
  const text = 'x'.repeat(100_000);
  const packets = Buffer.concat([
    packet(requestTypes.write, uint32(1), handle, uint64(0), field(text)),
    packet(requestTypes.close, uint32(2), handle),
  ]);
  for (let at = 0; at < packets.length; at += 333) pipe.receiver?.take(packets.subarray(at, at + 333));
  expect(front.read('/x').toString()).toBe(text);
  front.close();
});

it('answers nothing while the client does not read', async () => {
  const { front, pipe, send, open } = rawClient();
  front.put('/a', { kind: 'seeded', seed: 'a', sizeBytes: 100_000, style: 'random' });
  const handle = open('a', openFlags.read);
  const read = packet(requestTypes.read, uint32(1), handle, uint64(0), uint32(100_000));
  pipe.isFull = true;
  send(read, read);
  expect(pipe.taken().length).toBe(0);
  pipe.drain();
  await vi.waitFor(() => expect(pipe.sentBytes).toBe(2 * 100_013));
  front.close();
});

it.each([
  ['too long', Buffer.from([0x7f, 0, 0, 0])],
  ['empty', uint32(0)],
  ['cut short', packet(requestTypes.open, uint32(1), uint32(99))],
])('ends the session at a packet that is %s', (_, bytes) => {
  const { front, pipe, send, open } = rawClient();
  open('x', forWriting);
  send(bytes);
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
  send(...flood);
  pipe.receiver?.end();
  await vi.waitFor(() => expect(pipe.status).toBe(0), 20_000);
  const answered = pipe.taken();
  let answers = 0;
  for (let at = 0; at < answered.length; at += 4 + answered.readUInt32BE(at)) answers += 1;
  expect(answers).toBe(flood.length);
  expect(others.stop()).toBeGreaterThan(0);
  front.close();
});

it('refuses a path that is longer than any', () => {
  const { front, status } = rawClient();
  expect(status(requestTypes.mkdir, field('/a'.repeat(100_000)), uint32(0))).toBe(statusCodes.failure);
  expect(status(requestTypes.stat, field('/'.repeat(200_000)))).toBe(statusCodes.failure);
  front.close();
});

it('lists a file of any date', () => {
  const tree: TreeData = [
    { path: '/far', entry: { kind: 'file', content: { kind: 'text', text: '' }, modifiedMs: 9_999_999_999_999_000 } },
    { path: '/none', entry: { kind: 'file', content: { kind: 'text', text: '' }, modifiedMs: Number.NaN } },
  ];
  const { front, pipe, send } = rawClient({ tree });
  send(packet(requestTypes.opendir, uint32(7), field('/bootflash')));
  const handle = pipe.taken().subarray(9);
  send(packet(requestTypes.readdir, uint32(8), handle));
  expect(pipe.taken().toString('latin1')).toMatch(/far[\s\S]*none/);
  front.close();
});
