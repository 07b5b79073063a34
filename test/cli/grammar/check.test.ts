import { expect, test } from 'vitest';
import { integer, wordArg } from '../../../src/cli/grammar/arg-types.ts';
import { checkGrammar } from '../../../src/cli/grammar/check.ts';
import { anyOrder, arg, either, optional, type Syntax, word } from '../../../src/cli/grammar/tokens.ts';
import { commands } from './sample-commands.ts';

function check(...syntaxes: Syntax[]): unknown {
  return checkGrammar(syntaxes.map((syntax) => ({ syntax })));
}

const show = word('show', 'Show');

test('the sample commands are sound', () => {
  expect(checkGrammar(commands)).toEqual([]);
});

test('one keyword, two explanations', () => {
  expect(check([show, word('clock', 'Time')], [show, word('CLOCK', 'Date'), word('detail', 'More')])).toEqual([
    { why: 'help-differs', after: 'show', keyword: 'clock', helps: ['Time', 'Date'] },
  ]);
});

test('explanations may differ between conditions', () => {
  const older = word('install', 'Older', { needs: 'older' });
  const newer = word('install', 'Newer', { needs: 'newer' });
  expect(check([older], [newer])).toEqual([]);
});

test('two commands for one line', () => {
  expect(
    check(
      [show, word('vlan', 'VLAN'), arg('id', integer(1, 9), 'Number')],
      [show, optional([word('vlan', 'VLAN'), optional([arg('number', integer(1, 9), 'Number')])]), word('end', 'End')],
    ),
  ).toEqual([]);
  expect(check([show, optional([word('vlan', 'VLAN')])], [show, word('vlan', 'VLAN', { needs: 'vlans' })])).toEqual([
    { why: 'same-line', line: 'show vlan', commands: ['show [vlan]', 'show vlan'] },
  ]);
});

test('one command that accepts a line in two ways', () => {
  const name = wordArg();
  expect(check([show, optional([arg('one', name, 'One')]), optional([arg('two', name, 'Two')])])).toEqual([
    { why: 'same-line', line: 'show WORD', commands: ['show [<one>] [<two>]', 'show [<one>] [<two>]'] },
  ]);
});

test('help that is missing, keywords that cannot be typed, names that collide', () => {
  expect(check([word('a b', ' ')])).toEqual([
    { why: 'empty-help', command: 'a b', token: 'a b' },
    { why: 'untypable-keyword', command: 'a b', token: 'a b' },
  ]);
  const number = arg('id', integer(1, 9), 'Number');
  expect(check([show, either({ one: [number], two: [word('id', 'By name'), arg('id', wordArg(), 'Name')] })])).toEqual(
    [],
  );
  expect(
    check([
      show,
      anyOrder([
        [word('a', 'A'), number],
        [word('b', 'B'), number],
      ]),
    ]),
  ).toEqual([{ why: 'name-twice', command: 'show [a <1-9>] [b <1-9>]', name: 'id' }]);
});
