import { expect, it } from 'vitest';
import { errorOf } from '../../src/base/emulator-error.ts';

it('a hundred mistakes are told at once, and the others are counted', () => {
  const problems = Array.from({ length: 150 }, (_, index) => ({ message: `mistake ${index}`, hint: 'correct it' }));
  const told = errorOf(problems).problems;
  expect(told).toHaveLength(101);
  expect(told.at(-1)).toEqual({ message: '50 more mistakes', hint: 'correct these first' });
  expect(errorOf(problems.slice(0, 100)).problems).toHaveLength(100);
});
