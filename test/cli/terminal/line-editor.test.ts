import { describe, expect, test } from 'vitest';
import { HISTORY_LINES, History } from '../../../src/cli/terminal/history.ts';
import { KeyDecoder } from '../../../src/cli/terminal/keys.ts';
import { LINE_LENGTH_MAXIMUM } from '../../../src/cli/terminal/line-buffer.ts';
import { type EditorEvent, LineEditor, type Reading } from '../../../src/cli/terminal/line-editor.ts';
import { bytesOf, ctrl, Screen } from './screen.ts';

const command: Reading = { kind: 'command', prompt: 'sw# ', mode: 'exec' };

/** An editor at a screen; `type` answers the events and starts the next reading after each that ends one. */
function editorAt(widthColumns = 80, reading: Reading = command) {
  const history = new History();
  const editor = new LineEditor({ keys: new KeyDecoder(), history, widthColumns });
  const screen = new Screen(widthColumns === 0 ? Number.POSITIVE_INFINITY : widthColumns);
  screen.write(editor.begin(reading));
  const type = (...chunks: string[]): EditorEvent[] => {
    const events: EditorEvent[] = [];
    for (const chunk of chunks) {
      const bytes = bytesOf(chunk);
      let used = 0;
      while (used < bytes.length) {
        const fed = editor.feed(bytes, used);
        used += fed.consumedBytes;
        screen.write(fed.output);
        if (fed.event === undefined) continue;
        events.push(fed.event);
        if (fed.event.kind !== 'help' && fed.event.kind !== 'complete') screen.write(editor.begin(reading));
      }
    }
    return events;
  };
  return { editor, screen, history, type };
}

/** What the screen shows after `keys`, typed at once and then again one by one, which must not differ. */
function check(keys: string, expected: string, widthColumns = 80): void {
  const atOnce = editorAt(widthColumns);
  atOnce.type(keys);
  expect(atOnce.screen.show()).toBe(expected);
  const oneByOne = editorAt(widthColumns);
  oneByOne.type(...keys);
  expect(oneByOne.screen.show()).toBe(expected);
}

const [left, right, up, down, home, end, del] = ['\x1b[D', '\x1b[C', '\x1b[A', '\x1b[B', '\x1b[H', '\x1b[F', '\x1b[3~'];

describe('what automation clients rely on', () => {
  test('each character is sent back at once and as it is, with a break where a row is full', () => {
    const editor = new LineEditor({ keys: new KeyDecoder(), history: new History(), widthColumns: 20 });
    expect(editor.begin(command)).toBe('\rsw# ');
    let columns = 4;
    for (const character of 'copy scp://user@10.0.0.1/image.bin bootflash: vrf management') {
      columns += 1;
      const output = columns % 20 === 0 ? `${character} \b` : character;
      expect(editor.feed(bytesOf(character))).toEqual({ output, consumedBytes: 1, event: undefined });
    }
    expect(editor.feed(bytesOf('\r')).output).toBe('\r\r\n');
  });

  test('a line that comes in one piece is echoed in one piece', () => {
    const { editor } = editorAt();
    expect(editor.feed(bytesOf('show ver\nshow clock\n'))).toEqual({
      output: 'show ver\r\r\n',
      consumedBytes: 9,
      event: { kind: 'line', line: 'show ver' },
    });
  });

  test('CR, LF and CRLF are each one Enter, even when CR and LF come apart', () => {
    const { type, screen } = editorAt();
    const line = (text: string) => ({ kind: 'line', line: text });
    expect(type('a\r', '\nb\n', 'c\r\n', '\r')).toEqual(['a', 'b', 'c', ''].map(line));
    expect(screen.show()).toBe('sw# a\nsw# b\nsw# c\nsw#\nsw# $0');
  });

  test('a backspace at the end takes back one character', () => {
    const { editor } = editorAt();
    editor.feed(bytesOf('ab'));
    expect(editor.feed(bytesOf('\x7f')).output).toBe('\b \b');
  });
});

describe('editing', () => {
  const cases: readonly (readonly [keys: string, shown: string])[] = [
    ['show', 'sw# show$0'],
    [`show${left}${left}x`, 'sw# shx$0ow'],
    [`show${ctrl('b')}${ctrl('b')}${ctrl('f')}x`, 'sw# shox$0w'],
    [`show${ctrl('a')}no ${ctrl('e')} me`, 'sw# no show me$0'],
    [`show${home}no ${end}!`, 'sw# no show!$0'],
    [`${left}${left}x${right}${right}y`, 'sw# xy$0'],
    [`show${left}\x7f`, 'sw# sh$0w'],
    [`show${left}\x08`, 'sw# sh$0w'],
    [`show${home}${del}${ctrl('d')}`, 'sw# $0ow'],
    ['\x7f\x08x', 'sw# x$0'],
    [`one two${ctrl('w')}`, 'sw# one $0'],
    [`one two  ${ctrl('w')}3`, 'sw# one 3$0'],
    [`one two${left}${ctrl('u')}`, 'sw# $0o'],
    [`one two${home}\x1bf${ctrl('k')}`, 'sw# one$0'],
    [`one two${ctrl('w')}${home}${ctrl('y')} `, 'sw# two $0one'],
    [`one two\x1bb\x1bb\x1bd`, 'sw# $0 two'],
    [`one\x1b[1;5D\x1b[1;5Cx`, 'sw# onex$0'],
    [`shwo${ctrl('t')}`, 'sw# show$0'],
    [`hsow${home}${right}${ctrl('t')}`, 'sw# sh$0ow'],
    [`x${ctrl('t')}`, 'sw# x$0'],
    [`what${ctrl('v')}?`, 'sw# what?$0'],
    ['größe\x7f\x7f\x7f', 'sw# gr$0'],
  ];
  test.each(cases)('%j', (keys, shown) => check(keys, shown));

  test('Ctrl-R and Ctrl-L show the line once more', () => {
    const { type, screen } = editorAt();
    type(`show${left}`, ctrl('r'), 'x', ctrl('l'), 'y');
    expect(screen.show()).toBe('sw# show\nsw# shoxw\nsw# shoxy$0w');
  });

  test('Enter in the middle of the line takes the whole line', () => {
    const { type, screen } = editorAt();
    expect(type(`show${left}${left}\r`)).toEqual([{ kind: 'line', line: 'show' }]);
    expect(screen.show()).toBe('sw# show\nsw# $0');
  });
});

describe('a line longer than the screen is wide', () => {
  test('is wrapped by the terminal', () => check('abcdefghij', 'sw# abcdef\nghij$0', 10));
  test('may fill a row exactly, and goes on in the next', () => check('abcdef', 'sw# abcdef\n$0', 10));
  test('is left from the row below where it fills one exactly', () => check('abcdef\r', 'sw# abcdef\n\nsw# $0', 10));
  test('is broken with a blank and a backspace at exactly the width', () => {
    const { editor } = editorAt(10);
    expect(editor.feed(bytesOf('abcdefg')).output).toBe('abcdef \bg');
    expect(editor.feed(bytesOf('\r')).output).toBe('\r\r\n');
    expect(editor.begin(command)).toBe('\rsw# ');
  });
  test('can be edited on a row above', () => check(`abcdefghij${home}X`, 'sw# X$0abcde\nfghij', 10));
  test('can be shortened across the edge', () => check('abcdefg\x7f\x7f\x7f', 'sw# abcd$0', 10));
  test('can be left at the edge', () => check(`abcdef${left}X`, 'sw# abcdeX\n$0f', 10));
  test('can be walked back and forth', () => check(`abcdefghij${home}${end}k`, 'sw# abcdef\nghijk$0', 10));
  test('can be killed from above', () => check(`abcdefghijklmnopqrs${home}${ctrl('k')}x`, 'sw# x$0', 10));
});

describe('history', () => {
  test('goes back to the oldest line and forth to the one being written', () => {
    const { type, screen } = editorAt();
    type('first\r', 'second\r', `dra${up}`);
    expect(screen.show()).toBe('sw# first\nsw# second\nsw# second$0');
    type(ctrl('p'), up);
    expect(screen.show()).toBe('sw# first\nsw# second\nsw# first$0');
    expect(screen.bells).toBe(1);
    type(down, ctrl('n'), down);
    expect(screen.show()).toBe('sw# first\nsw# second\nsw# dra$0');
    expect(screen.bells).toBe(2);
  });

  test('is kept by mode, without blank lines and repetitions, up to its limit', () => {
    const { history, type } = editorAt();
    type('a\r', '  \r', '\r', 'a\r', 'b\r');
    expect(history.lines('exec')).toEqual(['a', 'b']);
    expect(history.lines('config')).toEqual([]);
    for (let number = 0; number < 2 * HISTORY_LINES; number += 1) history.add('config', `line ${number}`);
    expect(history.lines('config')).toHaveLength(HISTORY_LINES);
    expect(history.lines('config').at(0)).toBe(`line ${HISTORY_LINES}`);
  });
});

describe('events', () => {
  test('help is asked for what stands before the cursor, and the line comes back after the answer', () => {
    const { editor, screen, type } = editorAt();
    expect(type('show ?')).toEqual([{ kind: 'help', line: 'show ' }]);
    screen.write(editor.interleave('  version  Show version\r\n'));
    expect(screen.show()).toBe('sw# show ?\n  version  Show version\nsw# show $0');
    expect(type(`x${left}${left}?`)).toEqual([{ kind: 'help', line: 'show' }]);
    screen.write(editor.interleave('  show  Show\r\n'));
    expect(screen.show()).toBe('sw# show ?\n  version  Show version\nsw# show x\n  show  Show\nsw# show$0 x');
  });

  test('Tab is answered by an insertion', () => {
    const { editor, screen, type } = editorAt();
    expect(type('sh\tx')).toEqual([{ kind: 'complete', line: 'sh' }]);
    screen.write(editor.insert('ow '));
    expect(screen.show()).toBe('sw# shxow $0');
  });

  test('a message in the middle of typing leaves the line as it was', () => {
    const { editor, screen, type } = editorAt();
    type(`show${left}`);
    screen.write(editor.interleave('2024 Jan 1 message\r\n'));
    expect(screen.show()).toBe('sw# show\n2024 Jan 1 message\nsw# sho$0w');
  });

  test('Ctrl-C gives the line up, Ctrl-Z finishes it, Ctrl-D ends an empty one', () => {
    const { screen, type } = editorAt();
    expect(type(`abc${ctrl('c')}no shut${ctrl('z')}${ctrl('d')}`)).toEqual([
      { kind: 'interrupt' },
      { kind: 'finish', line: 'no shut' },
      { kind: 'end-of-input' },
    ]);
    expect(screen.show()).toBe('sw# abc^C\nsw# no shut^Z\nsw#\nsw# $0');
  });
});

describe('answers', () => {
  test('an answer has neither help nor Tab nor history', () => {
    const { screen, type, history } = editorAt(80, { kind: 'answer', prompt: 'Delete? [y] ' });
    expect(type(`no?\t${up}${ctrl('z')}\r`)).toEqual([{ kind: 'line', line: 'no?' }]);
    expect(screen.show()).toBe('Delete? [y] no?\nDelete? [y] $0');
    expect(history.lines('exec')).toEqual([]);
  });

  test('a secret is not shown, and can be corrected all the same', () => {
    const { screen, type } = editorAt(80, { kind: 'secret', prompt: 'Password: ' });
    expect(type('sesXa\x7f\x7f', 'ame?\r')).toEqual([{ kind: 'line', line: 'sesame?' }]);
    expect(screen.show()).toBe('Password:\nPassword: $0');
  });
});

describe('very much input', () => {
  test('a line that is full refuses more with a bell', () => {
    const { screen, type } = editorAt(0);
    expect(type(`${'x'.repeat(LINE_LENGTH_MAXIMUM)}`, 'yy', '\r')).toEqual([
      { kind: 'line', line: 'x'.repeat(LINE_LENGTH_MAXIMUM) },
    ]);
    expect(screen.bells).toBe(1);
  });

  test('a paste of many lines is taken line by line, each byte once', () => {
    const { editor } = editorAt();
    const bytes = bytesOf('interface ethernet 1/1\r\n'.repeat(50_000));
    let lines = 0;
    let outputLength = 0;
    for (let used = 0; used < bytes.length; ) {
      const fed = editor.feed(bytes, used);
      used += fed.consumedBytes;
      outputLength += fed.output.length;
      if (fed.event?.kind === 'line') lines += 1;
      if (fed.event !== undefined) editor.begin(command);
    }
    expect(lines).toBe(50_000);
    // Each line ends with one return more than it came with.
    expect(outputLength).toBe(bytes.length + lines);
  });

  test('a chunk that edits wildly is drawn once', () => {
    const { editor } = editorAt();
    const { output } = editor.feed(bytesOf(`${ctrl('a')}x${ctrl('l')}`.repeat(100_000)));
    expect(output.length).toBeLessThan(4 * LINE_LENGTH_MAXIMUM);
  });
});
