import { expect, expectTypeOf, test } from 'vitest';
import { integer, rest, wordArg } from '../../../src/cli/grammar/arg-types.ts';
import type { AnyArgs, ArgsOf } from '../../../src/cli/grammar/args-of.ts';
import { compileGrammar } from '../../../src/cli/grammar/grammar.ts';
import { match } from '../../../src/cli/grammar/match.ts';
import { anyOrder, arg, choice, either, flag, optional, type Syntax, word } from '../../../src/cli/grammar/tokens.ts';
import { surroundings } from './sample-commands.ts';

const syntax = [
  word('copy', 'Copy'),
  arg('count', integer(1, 9), 'How many'),
  choice('mode', [word('fast', 'Fast'), word('slow', 'Slow')]),
  flag('isQuiet', word('quiet', 'Quiet')),
  optional([word('vrf', 'VRF'), arg('vrf', wordArg(), 'VRF'), flag('isLoud', word('loud', 'Loud'))]),
  either(
    { one: [word('to', 'To'), arg('target', wordArg(), 'Name')], two: [arg('target', integer(1, 2), 'Slot')] },
    'form',
  ),
  anyOrder([
    [word('size', 'Size'), arg('size', integer(1, 9), 'Size')],
    [word('note', 'Note'), arg('note', rest(), 'Note')],
  ]),
] as const;

interface Expected {
  readonly count: number;
  readonly mode: 'fast' | 'slow';
  readonly isQuiet: boolean;
  readonly vrf?: string | undefined;
  readonly isLoud: boolean;
  readonly target?: string | number | undefined;
  readonly form: 'one' | 'two';
  readonly size?: number | undefined;
  readonly note?: string | undefined;
}

test('the arguments of a command are typed by its syntax', () => {
  expectTypeOf<ArgsOf<typeof syntax>>().branded.toEqualTypeOf<Expected>();
  expectTypeOf<ArgsOf<Syntax>>().toEqualTypeOf<AnyArgs>();
});

interface Command<Items extends Syntax = Syntax> {
  readonly syntax: Items;
  run(args: ArgsOf<Items>): string;
}

function command<const Items extends Syntax>(definition: Command<Items>): Command;
function command(definition: Command): Command {
  return definition;
}

test('a list of commands with different arguments runs without a cast', () => {
  const grammar = compileGrammar([
    command({ syntax: [word('vlan', 'VLAN'), arg('id', integer(1, 9), 'Number')], run: ({ id }) => id.toFixed(1) }),
    command({ syntax: [word('name', 'Name'), arg('text', wordArg(), 'Name')], run: ({ text }) => text.toUpperCase() }),
  ]);
  const runs = ['vlan 7', 'name x'].map((line) => {
    const answer = match(grammar, line, surroundings);
    return answer.kind === 'matched' ? answer.command.run(answer.args) : answer.kind;
  });
  expect(runs).toEqual(['7.0', 'X']);
});
