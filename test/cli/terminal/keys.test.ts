import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyDecoder } from '../../../src/cli/terminal/keys.ts';
import { bytesOf } from './screen.ts';

/** The keys in `bytes`, characters as they are and all others by name. */
function keysIn(bytes: Iterable<number>): string {
  const decoder = new KeyDecoder();
  let keys = '';
  for (const byte of bytes) {
    const key = decoder.next(byte);
    if (key === undefined) continue;
    keys += key.kind === 'text' ? key.text : key.kind === 'control' ? `<ctrl-${key.letter}>` : `<${key.kind}>`;
  }
  return keys;
}

const cases: readonly (readonly [typed: string, keys: string])[] = [
  ['show ver', 'show ver'],
  ['a\rb\nc\r\nd', 'a<enter>b<enter>c<enter>d'],
  ['\r\r\n\n', '<enter><enter><enter>'],
  ['\0\n', '<enter>'],
  ['\r\0', '<enter>'],
  ['\r\0\n', '<enter><enter>'],
  ['\x01\x1a\t\x08\x7f', '<ctrl-a><ctrl-z><tab><backspace><backspace>'],
  ['\x1c\x1d\x1e\x1f', ''],
  ['\x1b[A\x1b[B\x1b[C\x1b[D', '<up><down><right><left>'],
  ['\x1bOA\x1bOH\x1bOF', '<up><home><end>'],
  ['\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~\x1b[3~', '<home><end><home><end><home><end><delete>'],
  ['\x1b[1;5C\x1b[1;5D\x1bb\x1bf\x1bd', '<word-right><word-left><word-left><word-right><delete-word>'],
  ['\x1b[5~x\x1b[200~y\x1bzz', 'xyz'],
  ['\x1b\x1b[A', '<up>'],
  ['\x1b[\r', '<enter>'],
  ['\x1b[1;2;3;4;5;6;7;8;9;10;11;12Ax', '<up>x'],
  ['grüße 接口 😀', 'grüße 接口 😀'],
];

test.each(cases)('%j', (typed, keys) => expect(keysIn(bytesOf(typed))).toBe(keys));

test('broken UTF-8 is dropped and does no harm to what follows', () => {
  expect(keysIn([0xc3, 0x41, 0xa9, 0x42])).toBe('AB');
  expect(keysIn([0xe2, 0x82, 0x0d])).toBe('<enter>');
  expect(keysIn([0xc0, 0x80, 0xff, 0x43])).toBe('C');
  // Overlong forms, surrogates and what lies beyond Unicode are no characters.
  expect(keysIn([0xe0, 0x80, 0xaf, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80, 0x44])).toBe('D');
  expect(keysIn([0xc2, 0x9b, 0x41])).toBe('A');
});

test('no byte sequence whatever makes the decoder fail or answer a control character as text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const decoder = new KeyDecoder();
      for (const byte of bytes) {
        const key = decoder.next(byte);
        if (key?.kind === 'text') expect(key.text).toMatch(/^[^\x00-\x1f\x7f-\x9f]$/u);
      }
    }),
  );
});

test('any text comes through', () => {
  const printable = fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[\x00-\x1f\x7f-\x9f]/g, ''));
  fc.assert(
    fc.property(printable, (text) => {
      expect(keysIn(bytesOf(text))).toBe(text);
    }),
  );
});
