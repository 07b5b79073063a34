import { expect, it, vi } from 'vitest';
import { parseScpCommand } from '../../../src/doors/scp/command-line.ts';
import { serveScp } from '../../../src/doors/scp/serve.ts';
import { deepestPath } from '../../../src/machine/storage/file-name.ts';
import { type FakeFront, type FakeFrontOptions, fakeFront, fakeNowMs } from '../fake-front.ts';
import { RecordedPipe } from '../recorded-pipe.ts';
import { turnsOfOthers } from '../turns-of-others.ts';

interface Talk {
  readonly front: FakeFront;
  readonly pipe: RecordedPipe;
  /** Sends text and returns the answer. */
  say(text: string): Promise<string>;
}

function talk(line: string, options: FakeFrontOptions = {}): Talk {
  const front = fakeFront(options);
  const command = parseScpCommand(line);
  if (command === undefined) throw new Error(line);
  const pipe = new RecordedPipe();
  serveScp(front, command, pipe);
  const say = async (text: string): Promise<string> => {
    pipe.receiver?.take(Buffer.from(text, 'latin1'));
    await pipe.untilRead();
    return pipe.taken().toString('latin1');
  };
  return { front, pipe, say };
}

it('takes a file in whatever pieces it comes', async () => {
  const { front, pipe, say } = talk('scp -p -t bootflash:x');
  expect(await say('')).toBe('\0');
  const all = 'T1000000000 0 1000000000 0\nC0644 5 ignored\nhello\0';
  let answers = '';
  for (const character of all) answers += await say(character);
  expect(answers).toBe('\0\0\0');
  pipe.receiver?.end();
  expect(pipe.status).toBe(0);
  expect(front.read('/x').toString()).toBe('hello');
  const stat = front.files.stat({ filesystem: 'bootflash', path: '/x' });
  expect(stat.ok && stat.value.modifiedMs).toBe(1_000_000_000_000);
  front.close();
});

it('takes everything in one piece', async () => {
  const { front, pipe, say } = talk('scp -r -t bootflash:');
  expect(await say('D0755 0 d\nC0644 1 a\nA\0C0644 0 b\n\0D0755 0 e\nE\nE\nC0644 1 c\nC\0')).toBe('\0'.repeat(11));
  pipe.receiver?.end();
  expect(pipe.status).toBe(0);
  expect([front.read('/d/a'), front.read('/d/b'), front.read('/c')].map(String)).toEqual(['A', '', 'C']);
  front.close();
});

it('leaves nothing when the client goes away in the middle', async () => {
  const { front, pipe, say } = talk('scp -t x');
  const usedBytes = front.usedBytes();
  await say(`C0644 100000 x\n${'x'.repeat(50_000)}`);
  expect(front.usedBytes()).toBeGreaterThan(usedBytes);
  pipe.receiver?.end();
  expect(pipe.status).toBe(1);
  expect(front.usedBytes()).toBe(usedBytes);
  expect(front.files.stat({ filesystem: 'bootflash', path: '/x' }).ok).toBe(false);
  front.close();
});

it('leaves nothing when the client could not read its file', async () => {
  const { front, pipe, say } = talk('scp -t x');
  await say('');
  expect(await say('C0644 5 x\nhello\x01scp: x: Input/output error\n')).toBe('\0\0');
  pipe.receiver?.end();
  expect(pipe.status).toBe(1);
  expect(front.usedBytes()).toBe(0);
  front.close();
});

it('says at once that no space is left, and passes over the rest', async () => {
  const { front, pipe, say } = talk('scp -d -t bootflash:/', { totalBytes: 40 * 1024 });
  expect(await say('C0644 100000 big\n')).toBe('\0\0');
  expect(await say('x'.repeat(60_000))).toBe('\x01scp: bootflash:/big: No space left on device\n');
  expect(front.usedBytes()).toBe(0);
  expect(await say('x'.repeat(40_000))).toBe('');
  expect(await say('\0')).toBe('');
  expect(await say('C0644 5 small\nhello\0')).toBe('\0\0');
  pipe.receiver?.end();
  expect(pipe.status).toBe(1);
  expect(front.read('/small').toString()).toBe('hello');
  front.close();
});

it.each([
  ['scp -t bootflash:d/x', 'C0644 5 x\n', '\0\x01scp: bootflash:d/x: No such file or directory\n'],
  ['scp -t nvram:x', 'C0644 5 x\n', '\0\x01scp: nvram:x: No such file or directory\n'],
  ['scp -t bootflash:image', 'C0644 5 x\n', '\0\x01scp: bootflash:image: Permission denied\n'],
  ['scp -d -t bootflash:image', '', '\x01scp: bootflash:image: Not a directory\n'],
  ['scp -t /', 'C0644 5 x\n', '\0\x01scp: /: Is a directory\n'],
  ['scp -t x', 'D0755 0 d\n', '\0\x01scp: protocol error: received directory without -r\n'],
  ['scp -t x', 'C0644 5 ..\n', '\0\x01scp: error: unexpected filename: ..\n'],
  ['scp -t x', 'C0644 5 a/b\n', '\0\x01scp: error: unexpected filename: a/b\n'],
  ['scp -t x', 'hello\n', '\0\x01scp: protocol error: hello\n'],
])('%s is told %j and answers %j', async (line, text, answer) => {
  const tree = [
    {
      path: '/image',
      entry: { kind: 'file' as const, modifiedMs: 0, content: { kind: 'text' as const, text: 'image' } },
    },
  ];
  const { front, pipe, say } = talk(line, { tree, bootImage: '/image' });
  expect(await say(text)).toBe(answer);
  pipe.receiver?.end();
  expect(pipe.status).toBe(1);
  expect(front.read('/image').toString()).toBe('image');
  front.close();
});

it('fails at once without the feature', async () => {
  const { front, pipe } = talk('scp -t x', { off: ['scp-server'] });
  expect({ status: pipe.status, said: pipe.taken().toString() }).toEqual({
    status: 1,
    said: 'scp: SCP server is not enabled on this switch\n',
  });
  front.close();
});

it.each(['9999999999999', '99999999999999999999999', '4294967296'])(
  'passes over a time that no clock has: %s',
  async (seconds) => {
    const { front, say } = talk('scp -p -t bootflash:x');
    await say('');
    expect(await say(`T${seconds} 0 ${seconds} 0\nC0644 1 x\nx\0`)).toBe('\0\0\0');
    expect(front.files.stat({ filesystem: 'bootflash', path: '/x' })).toMatchObject({
      value: { modifiedMs: fakeNowMs },
    });
    front.close();
  },
);

it.each([
  ['names', 'd', 20_000, deepestPath],
  ['characters', 'd'.repeat(99), 2_000, 40],
])('goes no deeper than a path may have %s, and lets others work meanwhile', async (_what, name, count, depth) => {
  const { front, pipe } = talk('scp -r -t bootflash:');
  const others = turnsOfOthers();
  pipe.receiver?.take(Buffer.from(`D0755 0 ${name}\n`.repeat(count)));
  pipe.receiver?.end();
  await vi.waitFor(() => expect(pipe.status).toBe(1), 20_000);
  const answers = pipe.taken().toString('latin1').split('\x01');
  expect(answers[0]).toBe('\0'.repeat(1 + depth));
  expect(answers[1]).toMatch(/: Invalid argument\n$/);
  expect(others.stop()).toBeGreaterThan(0);
  front.close();
});
