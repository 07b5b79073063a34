import { describe, expect, it } from 'vitest';
import { type ActiveCause, type Interventions, pointsWith } from '../../src/base/points.ts';

type Map = { readonly count: { readonly request: number; readonly answer: number } };

/** What a point answers to 5 when it would honestly double, and who is named as a cause. */
function check(...causes: readonly Interventions<Map>[]): {
  readonly answer: number;
  readonly hits: readonly string[];
} {
  const hits: string[] = [];
  const active = causes.map((at, index): ActiveCause<Map> => ({ id: `cause ${index + 1}`, at }));
  const points = pointsWith<Map>(
    () => active,
    (id, point) => hits.push(`${id} at ${point}`),
  );
  return { answer: points.ask('count', 5, (request) => request * 2), hits };
}

describe('a point', () => {
  it('answers honestly when nothing intervenes', () => {
    expect(check()).toEqual({ answer: 10, hits: [] });
    expect(check({})).toEqual({ answer: 10, hits: [] });
  });

  it('tells of no cause that let the honest answer through', () => {
    expect(check({ count: (request, next) => next(request) })).toEqual({ answer: 10, hits: [] });
  });

  it('tells of causes that answer themselves, ask something else, or change the answer', () => {
    const hits = ['cause 1 at count'];
    expect(check({ count: () => 7 })).toEqual({ answer: 7, hits });
    expect(check({ count: (request, next) => next(request + 1) })).toEqual({ answer: 12, hits });
    expect(check({ count: (request, next) => next(request) + 1 })).toEqual({ answer: 11, hits });
  });

  it('asks later causes first, and names only those that mattered', () => {
    const plusOne: Interventions<Map> = { count: (request, next) => next(request) + 1 };
    const through: Interventions<Map> = { count: (request, next) => next(request) };
    expect(check(plusOne, through, { count: () => 0 })).toEqual({ answer: 0, hits: ['cause 3 at count'] });
    expect(check(plusOne, through)).toEqual({ answer: 11, hits: ['cause 1 at count'] });
  });
});
