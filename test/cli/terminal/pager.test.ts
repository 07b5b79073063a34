import { expect, test } from 'vitest';
import { KeyDecoder } from '../../../src/cli/terminal/keys.ts';
import { MORE_PROMPT, Pager } from '../../../src/cli/terminal/pager.ts';
import { bytesOf, ctrl, Screen } from './screen.ts';

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `line ${index + 1}`);
}

function search(pattern: string): ((line: string) => boolean) | undefined {
  return pattern === '(' ? undefined : (line) => new RegExp(pattern).test(line);
}

/** What the screen shows after the first page of `count` lines on 5 rows and then `keys`. */
function shown(count: number, keys: string): string {
  const pager = new Pager({ lines: numbered(count), rows: 5, widthColumns: 80, keys: new KeyDecoder(), search });
  const screen = new Screen(80);
  const first = pager.open();
  screen.write(first.output);
  const then = pager.feed(bytesOf(keys));
  screen.write(then.output);
  return `${screen.show()}${then.isDone ? ' done' : ''}`;
}

function lines(from: number, to: number): string {
  return numbered(to)
    .slice(from - 1)
    .join('\n');
}

test('the bytes of the prompt, and of its going away', () => {
  const pager = new Pager({ lines: numbered(6), rows: 5, widthColumns: 80, keys: new KeyDecoder() });
  expect(pager.open()).toEqual({
    output: `line 1\r\nline 2\r\nline 3\r\nline 4\r\n\x1b[7m--More--\x1b[27m`,
    consumedBytes: 0,
    isDone: false,
    isWorking: false,
  });
  expect(pager.feed(bytesOf(' show'))).toEqual({
    output: '\r        \r' + 'line 5\r\nline 6\r\n',
    consumedBytes: 1,
    isDone: true,
    isWorking: false,
  });
});

test('what fits on the screen is not stopped', () => {
  expect(shown(0, '')).toBe('$0 done');
  expect(shown(4, '')).toBe(`${lines(1, 4)}\n$0 done`);
  expect(shown(5, '')).toBe(`${lines(1, 4)}\n--More--$0`);
});

test('a height of 0 shows everything, a narrow screen less', () => {
  const pager = new Pager({ lines: numbered(1000), rows: 0, widthColumns: 80, keys: new KeyDecoder() });
  const all = [pager.open()];
  while (all.at(-1)?.isWorking === true) all.push(pager.goOn());
  expect(all.at(-1)?.isDone).toBe(true);
  expect(
    all
      .map(({ output }) => output)
      .join('')
      .split('\r\n'),
  ).toHaveLength(1001);
  const wide = new Pager({ lines: ['x'.repeat(25), 'y', 'z'], rows: 5, widthColumns: 10, keys: new KeyDecoder() });
  expect(wide.open().output).toBe(`${'x'.repeat(25)}\r\ny\r\n${MORE_PROMPT}`);
});

test('what a key asks for is done in steps, however much it is', () => {
  for (const keys of ['9999 ', '9999s', '/none\r']) {
    const pager = new Pager({
      lines: numbered(3000),
      rows: 5,
      widthColumns: 80,
      keys: new KeyDecoder(),
      search: () => (line) => line === 'none',
    });
    pager.open();
    let step = pager.feed(bytesOf(`${keys} `));
    expect(step.isWorking).toBe(true);
    // The next key is for whoever reads next.
    expect(step.consumedBytes).toBe(keys.length);
    let steps = 1;
    for (; step.isWorking; steps += 1) step = pager.goOn();
    expect(step.isDone).toBe(true);
    expect(steps).toBeGreaterThan(5);
  }
});

test('the keys of the prompt', () => {
  expect(shown(20, ' ')).toBe(`${lines(1, 8)}\n--More--$0`);
  expect(shown(20, '\r')).toBe(`${lines(1, 5)}\n--More--$0`);
  expect(shown(20, '\r\n\n')).toBe(`${lines(1, 6)}\n--More--$0`);
  expect(shown(20, '3\r')).toBe(`${lines(1, 7)}\n--More--$0`);
  expect(shown(20, '6 ')).toBe(`${lines(1, 10)}\n--More--$0`);
  expect(shown(20, 'd')).toBe(`${lines(1, 15)}\n--More--$0`);
  expect(shown(20, ctrl('d'))).toBe(`${lines(1, 15)}\n--More--$0`);
  expect(shown(20, '3s')).toBe(`${lines(1, 4)}\n...skipping 3 lines\n${lines(8, 10)}\n--More--$0`);
  expect(shown(20, 's')).toBe(`${lines(1, 4)}\n...skipping 1 line\n${lines(6, 8)}\n--More--$0`);
  expect(shown(20, '2f')).toBe(`${lines(1, 4)}\n...skipping 8 lines\n${lines(13, 15)}\n--More--$0`);
  expect(shown(20, '=')).toBe(`${lines(1, 4)}\n4$0`);
  expect(shown(20, '=\r')).toBe(`${lines(1, 5)}\n--More--$0`);
  expect(shown(20, 'xyz\x1b[A')).toBe(`${lines(1, 4)}\n--More--$0`);
  for (const quit of ['q', 'Q', ctrl('c')]) expect(shown(20, quit)).toBe(`${lines(1, 4)}\n$0 done`);
});

test('a pattern behind / goes on with the next line that it matches', () => {
  expect(shown(20, '/line 1[57]')).toBe(`${lines(1, 4)}\n/line 1[57]$0`);
  expect(shown(20, '/1[59]\r')).toBe(`${lines(1, 4)}\n...skipping\n${lines(15, 17)}\n--More--$0`);
  expect(shown(40, '/5\x7f15\r.')).toBe(`${lines(1, 4)}\n...skipping\n${lines(15, 17)}\nPattern not found\n$0 done`);
  expect(shown(40, '/[1-4]5\r/\r')).toBe(
    `${lines(1, 4)}\n...skipping\n${lines(15, 17)}\n...skipping\n${lines(25, 27)}\n--More--$0`,
  );
  expect(shown(20, '/x\r')).toBe(`${lines(1, 4)}\nPattern not found\n$0 done`);
  for (const back of ['/ab\x03', '/\x7f', '/(\r', '/\r']) expect(shown(20, back)).toBe(`${lines(1, 4)}\n--More--$0`);
});

test('a dot does the last thing again', () => {
  expect(shown(20, '2\r..')).toBe(`${lines(1, 10)}\n--More--$0`);
  expect(shown(20, '.')).toBe(`${lines(1, 4)}\n--More--$0`);
});

test('lines are made only as far as they are shown', () => {
  let made = 0;
  let isClosed = false;
  function* endless(): Generator<string> {
    try {
      while (true) yield `line ${++made}`;
    } finally {
      isClosed = true;
    }
  }
  const pager = new Pager({ lines: endless(), rows: 24, widthColumns: 80, keys: new KeyDecoder() });
  pager.open();
  expect(made).toBe(24);
  pager.feed(bytesOf('q'));
  expect(isClosed).toBe(true);
});
