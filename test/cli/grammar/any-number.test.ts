import { expect, it } from 'vitest';
import { integer } from '../../../src/cli/grammar/arg-types.ts';
import { compileGrammar } from '../../../src/cli/grammar/grammar.ts';
import { match } from '../../../src/cli/grammar/match.ts';
import { anyNumber, arg, flag, word } from '../../../src/cli/grammar/tokens.ts';

const many = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
  (name) => [flag(name, word(name, 'A flag'))] as const,
);
const grammar = compileGrammar([
  {
    syntax: [word('mark', 'Marks'), anyNumber([...many, [word('up', 'Up to'), arg('top', integer(1, 9), 'A number')]])],
  },
]);

function read(line: string): unknown {
  const matched = match(grammar, line, { has: () => true, offer: () => [] });
  return matched.kind === 'matched'
    ? Object.entries(matched.args).filter(([, value]) => value !== false)
    : matched.kind;
}

it('takes any of many sequences in any order, and of one that is typed twice the first', () => {
  expect(read('mark')).toEqual([]);
  expect(read('mark ten up 3 one up 4')).toEqual([
    ['one', true],
    ['ten', true],
    ['top', 3],
  ]);
  expect(read('mark ten up')).toBe('incomplete');
  expect(read('mark eleven')).toBe('invalid');
});
