import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleOf, writtenValue } from '../../src/facts/example-words.ts';
import { checked } from '../../src/facts/issue-words.ts';
import { descriptionOf } from '../../src/facts/schema-walk.ts';
import { inCode } from '../../src/facts/yaml.ts';
import { labFile } from '../../src/lab/spec/lab-schema.ts';
import { scenarioFile } from '../../src/scenario/scenario-schema.ts';

/** Every key of a schema that says what it means, by the way to it. */
function* keysIn(schema: unknown, at = '', seen = new Set<unknown>()): Generator<readonly [string, v.GenericSchema]> {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
  seen.add(schema);
  const part = (name: string): unknown => Reflect.get(schema, name);
  for (const [key, inner] of Object.entries(part('entries') ?? {})) {
    const bare = Reflect.get(inner, 'wrapped') ?? inner;
    if (descriptionOf(bare) !== undefined) yield [`${at}${key}`, bare];
    yield* keysIn(inner, `${at}${key}.`, seen);
  }
  for (const inner of [part('wrapped'), part('item'), part('value'), part('options'), part('pipe')].flat()) {
    yield* keysIn(inner, at, seen);
  }
  const getter = part('getter');
  if (typeof getter === 'function') yield* keysIn(getter(undefined), at, seen);
}

/** What people write where something else belongs. */
const wrong: readonly unknown[] = [true, false, 3, 9.3, '3', '12 x', 'yes', '', null, [], {}, [7], { x: 1 }];

const keys = [...keysIn(labFile, 'lab: '), ...keysIn(scenarioFile, 'scenario: ')];

describe('a hint says what works', () => {
  it('knows the keys of labs and scenarios', () => {
    expect(keys.length).toBeGreaterThan(120);
  });

  it.each(keys)('%s', (way, schema) => {
    const key = way.split(/[ .]/).at(-1) ?? '';
    const example = exampleOf(schema);
    expect(parse(writtenValue(example))).toEqual(example);
    expect(v.is(schema, example), `the example ${writtenValue(example)}`).toBe(true);
    for (const value of wrong) {
      const found = checked(v.strictObject({ [key]: schema }), inCode('a.yaml', { [key]: value }));
      for (const { path, hint, message } of 'mistakes' in found ? found.mistakes : []) {
        const about = `${key}: ${writtenValue(value)} is answered with: ${message} (${hint})`;
        expect(hint, about).not.toMatch(/^$|correct it|undefined|take it away/);
        if (path.length > 1) continue;
        const advised = /^(?:quote it|write its unit|write it without quotation marks): (.*)$/.exec(hint)?.[1];
        if (advised !== undefined) expect(v.is(schema, parse(advised)), about).toBe(true);
        const [, said, shown] = /(?:such as|^write) (\w+): (.*)$/.exec(hint) ?? [];
        if (said === key) expect(v.is(schema, parse(shown ?? '')), about).toBe(true);
      }
    }
  });
});

describe('misleading hints of before', () => {
  it.each([
    ['scenario: fixtures.each', 3, 'the variable that has each value in turn; such as each: device'],
    ['lab: devices.usb1.size', 16, 'write its unit: 16GB'],
    ['lab: devices.bootflash.files.compact', true, /^allowed: /],
  ])('%s: %s', (way, value, hint) => {
    const schema = keys.find(([known]) => known === way)?.[1];
    if (schema === undefined) throw new Error(keys.map(([known]) => known).join('\n'));
    const key = way.split('.').at(-1) ?? '';
    const found = checked(v.strictObject({ [key]: schema }), inCode('a.yaml', { [key]: value }));
    expect('mistakes' in found && found.mistakes.map((mistake) => mistake.hint)).toEqual([
      typeof hint === 'string' ? hint : expect.stringMatching(hint),
    ]);
  });
});
