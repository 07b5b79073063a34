import { describe, expect, it } from 'vitest';
import { points } from '../../src/machine/points.ts';
import { sourceFiles } from '../sources.ts';

/** By the name of a point: the rooms of the machine, or other files, that ask it. Questions to an operator have no such names. */
const askers = new Map<string, Set<string>>();
for (const { path, text } of sourceFiles('src')) {
  const place = /^src\/machine\/(\w+)\//.exec(path)?.[1] ?? path;
  for (const [, name = ''] of text.matchAll(/\.ask\(\s*'([a-z]+(?:\.[a-z]+)+)'/g)) {
    askers.set(name, (askers.get(name) ?? new Set()).add(place));
  }
}

describe('a point of the machine', () => {
  it.each(Object.entries(points))('%s is asked by its owner, and by nobody else', (name, { owner }) => {
    expect([...(askers.get(name) ?? [])]).toEqual([owner]);
  });

  it('that is asked stands in the table', () => {
    expect([...askers.keys()].filter((name) => !Object.hasOwn(points, name))).toEqual([]);
  });
});
