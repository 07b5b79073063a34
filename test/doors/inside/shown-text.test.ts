import { expect, it } from 'vitest';
import { seededRandom } from '../../../src/base/random.ts';
import { plain, ShownText } from '../../../src/doors/inside/shown-text.ts';

const parts = ['a line of text', '\r\n', '\r\r\n', '\n\r', '\n', '\r', ' \x08', '\x1b[7m', '\x1b[27m', '   ', 'x'];

it('what comes piece by piece is made as plain as all of it at once', () => {
  const random = seededRandom('shown');
  const shown = new ShownText(10_000_000);
  let whole = '';
  for (let count = 0; count < 30_000; count += 1) {
    const part = parts[random.integer(parts.length)] ?? '';
    whole += part;
    shown.add(part);
  }
  expect(whole.length).toBeGreaterThan(3 * 32 * 1024);
  expect(shown.text === plain(whole)).toBe(true);
  expect(shown.lastLine).toBe(shown.text.slice(shown.text.lastIndexOf('\n') + 1));
});

it('of much that is shown the end is kept', () => {
  const shown = new ShownText(1_000_000);
  for (let count = 0; count < 100; count += 1) shown.add(`${'x'.repeat(99_998)}\r\n`);
  shown.add('sw# ');
  expect(shown.text.length).toBeLessThanOrEqual(1_100_000);
  expect(shown.text.length).toBeGreaterThanOrEqual(500_000);
  expect(shown.take().endsWith('xx\nsw# ')).toBe(true);
  expect(shown.text).toBe('');
});
