import { describe, expect, it } from 'vitest';
import { prefixWords, variablePrefixes } from '../../src/command-line/exec-variables.ts';

const prefixesOf = (...names: readonly string[]): readonly string[] => [...variablePrefixes(names).values()];

describe('the variables of n3k exec', () => {
  it('begin with the name of the switch', () => {
    expect(prefixesOf('leaf1', 'core-1')).toEqual(['N3K_LEAF1', 'N3K_CORE_1']);
    expect(prefixWords(['leaf1', 'core-1'])).toEqual([]);
  });

  it('are numbered where names come to the same, and never are those of another switch', () => {
    expect(prefixesOf('sw 1', 'sw-1', 'SW_1', 'sw-1-2')).toEqual([
      'N3K_SW_1',
      'N3K_SW_1_3',
      'N3K_SW_1_4',
      'N3K_SW_1_2',
    ]);
    expect(prefixesOf('é', 'ü')).toEqual(['N3K__', 'N3K___2']);
    const many = prefixesOf(...Array.from({ length: 300 }, (_none, index) => `${'-'.repeat(index % 3)}a${index % 7}`));
    expect(new Set(many).size).toBe(many.length);
  });

  it('of a console are not those of a switch that is called so', () => {
    expect(prefixesOf('a-console', 'a')).toEqual(['N3K_A_CONSOLE_2', 'N3K_A']);
    expect(prefixesOf('a', 'A', 'a-2-console')).toEqual(['N3K_A', 'N3K_A_3', 'N3K_A_2_CONSOLE']);
  });

  it('leave those of the first switch and of the control API alone', () => {
    expect(prefixesOf('console', 'control')).toEqual(['N3K_CONSOLE_2', 'N3K_CONTROL_2']);
    expect(prefixWords(['console'])).toEqual([
      'the variables of "console" begin with N3K_CONSOLE_2_: what they would be called is taken',
    ]);
  });
});
