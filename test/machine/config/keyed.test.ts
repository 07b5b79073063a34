import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entriesOf,
  hasKey,
  type Keyed,
  keyedOf,
  lastKey,
  noneKeyed,
  numberKey,
  valueAt,
  valuesOf,
  withEach,
  withKey,
  withoutKey,
} from '../../../src/machine/config/keyed.ts';
import {
  countOf,
  listOf,
  type Named,
  named,
  noneNamed,
  withNamed,
  withoutNamed,
} from '../../../src/machine/config/named.ts';

const steps = fc.array(fc.record({ key: fc.integer({ min: 0, max: 400 }).map(String), isSet: fc.boolean() }), {
  maxLength: 600,
});

describe('values by key', () => {
  it('are those of a map, in the order of the keys', () => {
    fc.assert(
      fc.property(steps, (typed) => {
        const model = new Map<string, number>();
        let keyed: Keyed<number> = noneKeyed;
        for (const [value, { key, isSet }] of typed.entries()) {
          if (isSet) model.set(key, value);
          else model.delete(key);
          keyed = isSet ? withKey(keyed, key, value) : withoutKey(keyed, key);
        }
        const expected = [...model].sort(([one], [other]) => (one < other ? -1 : 1));
        expect([...entriesOf(keyed)]).toEqual(expected);
        expect(keyed.size).toBe(model.size);
        expect(lastKey(keyed)).toBe(expected.at(-1)?.[0]);
        for (const { key } of typed)
          expect([hasKey(keyed, key), valueAt(keyed, key)]).toEqual([model.has(key), model.get(key)]);
      }),
    );
  });

  it('share all but a little with what they were before', () => {
    const many = keyedOf(Array.from({ length: 20_000 }, (_, index) => [numberKey(index), index] as const));
    const changed = withKey(many, `${numberKey(10_000)} and a half`, -1);
    const fresh = changed.runs.filter((run) => !many.runs.includes(run));
    expect(fresh.flat().length).toBeLessThan(200);
    expect(many.runs.length).toBeLessThan(400);
    expect(valuesOf(many)).toHaveLength(20_000);
  });
});

describe('values by name', () => {
  it('stand in the order in which their names were first given', () => {
    fc.assert(
      fc.property(steps, (typed) => {
        const model = new Map<string, number>();
        let all: Named<number> = noneNamed;
        for (const [value, { key, isSet }] of typed.entries()) {
          if (isSet) model.set(key, value);
          else model.delete(key);
          all = isSet ? withNamed(all, key, value) : withoutNamed(all, key);
        }
        expect(listOf(all)).toEqual([...model.values()]);
        expect(countOf(all)).toBe(model.size);
        for (const { key } of typed) expect(named(all, key)).toBe(model.get(key));
      }),
    );
  });

  it('are what they were when a change is taken back', () => {
    const one = withNamed(noneNamed, 'a', 1);
    expect(withoutNamed(withNamed<number>(one, 'b', 2), 'b')).toEqual(one);
    expect(withoutNamed(one, 'a')).toEqual(noneNamed);
  });
});

describe('many values at once', () => {
  const keySets = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 999 }).map((key) => numberKey(key, 3))), {
    maxLength: 12,
  });

  it('change as each by itself would, and what stays is shared', () => {
    fc.assert(
      fc.property(keySets, (batches) => {
        let keyed: Keyed<number> = noneKeyed;
        let model: Keyed<number> = noneKeyed;
        for (const [batch, keys] of batches.entries()) {
          const change = (before: number | undefined, key: string): number | undefined =>
            (Number(key) + batch) % 3 === 0 ? undefined : (before ?? 0) + (Number(key) % 2);
          keyed = withEach(keyed, [...keys].sort(), change);
          for (const key of keys) {
            const after = change(valueAt(model, key), key);
            model = after === undefined ? withoutKey(model, key) : withKey(model, key, after);
          }
          expect([...entriesOf(keyed)]).toEqual([...entriesOf(model)]);
          expect(keyed.size).toBe(model.size);
          expect(keyed.runs.every(({ length }) => length > 0 && length <= 128)).toBe(true);
          expect(withEach(keyed, [...keys].sort(), (before) => before)).toBe(keyed);
        }
      }),
    );
  });
});
