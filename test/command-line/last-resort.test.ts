import { expect, it } from 'vitest';
import { Guard } from '../../src/base/guard.ts';
import { containTheRest } from '../../src/command-line/last-resort.ts';

it('the last resort hears of what nobody caught, until it is taken back', () => {
  const told: string[] = [];
  const before = process.listenerCount('uncaughtException');
  const forget = containTheRest(new Guard(({ place, reason }) => told.push(`${place}: ${reason}`)));
  const ours = process.listeners('uncaughtException').at(-1);
  ours?.(new Error('broken'), 'uncaughtException');
  process.listeners('unhandledRejection').at(-1)?.('refused', Promise.resolve());
  forget();
  expect(told).toEqual(['the program: broken', 'the program: refused']);
  expect(process.listenerCount('uncaughtException')).toBe(before);
});
