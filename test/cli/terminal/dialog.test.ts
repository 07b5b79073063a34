import { expect, test } from 'vitest';
import { parseAnswer, parseYesNo, parseYesNoAbort } from '../../../src/cli/terminal/dialog.ts';

test('yes and no, in any length', () => {
  expect(['y', 'Y', 'ye', ' yes '].map((typed) => parseYesNo(typed))).toEqual(['yes', 'yes', 'yes', 'yes']);
  expect(['n', 'NO'].map((typed) => parseYesNo(typed))).toEqual(['no', 'no']);
  expect(['', 'x', 'yes!', 'yy'].map((typed) => parseYesNo(typed))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('Enter takes the default', () => {
  expect(parseYesNo('', 'no')).toBe('no');
  expect(parseYesNo(' ', 'yes')).toBe('yes');
  expect(parseYesNo('x', 'yes')).toBeUndefined();
  expect(parseYesNoAbort('', 'yes')).toBe('yes');
  expect(parseYesNoAbort('a', 'yes')).toBe('abort');
});

test('other words, where a beginning must be unique', () => {
  expect(parseAnswer('s', ['yes', 'skip', 'no'], 'no')).toBe('skip');
  expect(parseAnswer('', ['yes', 'skip', 'no'], 'no')).toBe('no');
  expect(parseAnswer('s', ['shut', 'skip'])).toBeUndefined();
  expect(parseAnswer('no', ['no', 'noshut'])).toBe('no');
});
