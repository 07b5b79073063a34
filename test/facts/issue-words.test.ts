import * as v from 'valibot';
import { expect, it } from 'vitest';
import { checked } from '../../src/facts/issue-words.ts';
import { inCode } from '../../src/facts/yaml.ts';
import { inspectLab } from '../../src/lab/inspect-lab.ts';

const schema = v.strictObject({ files: v.array(v.strictObject({ name: v.string() })) });

/** How many mistakes are found in so many files that are none. */
function mistakesOf(count: number): number {
  const found = checked(schema, inCode('body', { files: Array.from({ length: count }, () => []) }));
  return 'mistakes' in found ? found.mistakes.length : 0;
}

it('finds every mistake of a value of a usual size, and of a large one the first', () => {
  expect([mistakesOf(3), mistakesOf(9_000), mistakesOf(340_000)]).toEqual([3, 9_000, 1]);
});

it('takes a large value in which nothing is wrong', () => {
  const files = Array.from({ length: 50_000 }, () => ({ name: 'a' }));
  expect(checked(schema, inCode('body', { files }))).toEqual({ output: { files } });
});

it('tells a bounded number of unknown keys', () => {
  const keys = Array.from({ length: 90_000 }, (_none, index) => [`k${index}`, 1]);
  for (const value of [Object.fromEntries(keys), Array.from({ length: 250_000 }, () => 'text')]) {
    const found = checked(v.strictObject({}), inCode('save', value));
    expect('mistakes' in found && found.mistakes.length).toBe(1_000);
  }
});

it('refuses a list in the place of a device, and more devices than a lab lists', () => {
  const lists = (count: number) => inspectLab({ devices: Array.from({ length: count }, () => []) });
  const few = lists(2);
  expect(few.spec).toBeUndefined();
  expect(few.mistakes).toMatchObject([
    { path: ['devices', 0], message: 'expected a mapping (key: value), not a list' },
  ]);
  const many = lists(300_000);
  expect(many.spec).toBeUndefined();
  expect(many.mistakes[0]?.message).toContain('a lab lists at most 10000 devices');
});
