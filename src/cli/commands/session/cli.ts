import { calendarTime, timeOfDay } from '../../../base/calendar.ts';
import { aliases } from '../../../machine/config/aliases.ts';
import { listOf } from '../../../machine/config/named.ts';
import { integer, rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, flag, optional, word } from '../../grammar/tokens.ts';
import { unquoted } from '../../grammar/words.ts';
import { command, show } from '../../shell/command.ts';
import { variablesOf } from '../../shell/expand.ts';
import { table } from '../words/table.ts';

const cli = word('cli', 'CLI commands');
const showWord = word('show', 'Show running system information');
const showCli = word('cli', 'Show CLI information');
const varWord = word('var', 'Set a variable');
const varName = word('name', 'Variable name');
const nameArg = arg('name', wordArg({ maxLength: 31, pattern: /^[A-Za-z0-9_-]+$/ }), 'Variable name (Max Size 31)');

/** How many variables a session may have, and how much of the past is told unless asked for more. */
const variablesMaximum = 256;
const historyDefault = 12;

/** `cli var name`: a value for `$(name)`, until the session ends. */
export const cliVariable = command({
  mode: 'exec',
  syntax: [cli, varWord, varName, nameArg, arg('value', rest(), 'Variable value')],
  examples: ['cli var name image nxos.9.3.4.bin', 'cli var name port "ethernet 1/1"'],
  access: 'read',
  run({ args, session, screen }) {
    if (session.variables.size >= variablesMaximum && !session.variables.has(args.name)) {
      return screen.print('Too many variables');
    }
    session.variables.set(args.name, unquoted(args.value.trim()));
  },
});

/** `cli no var name`: the variable is gone. */
export const cliNoVariable = command({
  mode: 'exec',
  syntax: [cli, word('no', 'Negate a command or set its defaults'), varWord, varName, nameArg],
  examples: ['cli no var name image'],
  access: 'read',
  run({ args, session }) {
    session.variables.delete(args.name);
  },
});

/** `show cli variables` (layout: FUND-10.6). */
export const showCliVariables = show({
  syntax: [showWord, showCli, word('variables', 'Show list of user variables')],
  examples: ['show cli variables'],
  read: ({ device, session }) => variablesOf(device, session),
  *print(variables) {
    yield 'VSH Variable List';
    yield '-----------------';
    for (const [name, value] of variables) yield `${name}="${value}"`;
  },
});

/** `show cli alias` (layout: FUND-10.6; keys: Cisco's reference of show commands for 9.3; which of them is the word is inferred). */
export const showCliAlias = show({
  syntax: [showWord, showCli, word('alias', 'Show alias commands')],
  examples: ['show cli alias'],
  read: ({ device }) => listOf(device.configuration.of(aliases)),
  *print(known) {
    yield 'CLI alias commands';
    yield '==================';
    yield 'alias :show cli alias';
    for (const { name, command: text } of known) yield `${name} :${text}`;
  },
  structure: (known) =>
    table('cli_alias', [
      { alias: 'alias', name: 'show cli alias' },
      ...known.map(({ name, command: text }) => ({ alias: name, name: text })),
    ]),
});

/** `alias`: the one alias that every switch has (nxos-behaviour 6.5). */
export const builtInAlias = show({
  syntax: [word('alias', 'Show alias commands')],
  examples: ['alias'],
  read: async (context) => [...((await showCliAlias.lines?.(context)) ?? [])],
  print: (lines) => lines,
});

/** `show cli list`: what can be typed here, perhaps only what holds a word (FUND-10.6; how a syntax is written is inferred). */
export const showCliList = show({
  syntax: [
    showWord,
    showCli,
    word('list', 'Show list of commands in the present mode'),
    optional([arg('keyword', wordArg({ maxLength: 64 }), 'Keyword to look for')]),
  ],
  examples: ['show cli list', 'show cli list vrf'],
  read: ({ args, session, syntaxes }) => ({
    mode: session.mode,
    lines: syntaxes().filter((line) => args.keyword === undefined || line.includes(args.keyword)),
  }),
  *print({ mode, lines }) {
    yield `MODE ${mode}`;
    yield* lines;
  },
});

/** `show cli syntax`: the same with numbers (FUND-10.6; how a syntax is written is inferred). */
export const showCliSyntax = show({
  syntax: [showWord, showCli, word('syntax', 'Show the syntax of commands in the present mode')],
  examples: ['show cli syntax'],
  read: ({ session, syntaxes }) => ({ mode: session.mode, lines: syntaxes() }),
  *print({ mode, lines }) {
    yield `MODE ${mode}`;
    for (const [number, line] of lines.entries()) yield `(${number}) ${line}`;
  },
});

/** `show cli history`: what was typed, with the numbers that `!n` takes (nxos-behaviour 6.3). */
export const showCliHistory = show({
  syntax: [
    showWord,
    showCli,
    word('history', 'Show command history'),
    optional([arg('count', integer(1, 10_000), 'Number of lines to show')]),
    flag('isBare', word('unformatted', 'Show the commands alone')),
  ],
  examples: ['show cli history', 'show cli history 5 unformatted'],
  read: ({ args, session }) => {
    const entries = session.history.entries().map((entry, number) => ({ ...entry, number }));
    return { entries: entries.slice(-(args.count ?? historyDefault)), isBare: args.isBare };
  },
  print: ({ entries, isBare }) =>
    entries.map(({ line, atMs, number }) => (isBare ? line : `${number}  ${timeOfDay(calendarTime(atMs))}   ${line}`)),
});
