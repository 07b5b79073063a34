import { integer } from '../../grammar/arg-types.ts';
import type { Syntax } from '../../grammar/tokens.ts';
import { anyOrder, arg, flag, word } from '../../grammar/tokens.ts';
import { type Filter, lineFilter } from './filter.ts';
import { patternArg, regexOf } from './pattern-arg.ts';
import type { Emit, Stage } from './stage.ts';

/** How many lines around a match may be asked for (range inferred). */
const contextMaximum = 999;

/** The options of nxos-behaviour 6.5; their order is free (inferred). */
const options = anyOrder([
  [flag('count', word('count', 'Print a total count of matching lines only'))],
  [flag('ignoreCase', word('ignore-case', 'Ignore case difference when comparing strings'))],
  [flag('invertMatch', word('invert-match', 'Print only lines that contain no matches'))],
  [flag('lineExp', word('line-exp', 'Print only lines where the match is a whole line'))],
  [flag('lineNumber', word('line-number', 'Print each match preceded by its line number'))],
  [
    word('next', 'Print <num> lines of context after every matching line'),
    arg('next', integer(1, contextMaximum), 'Number of lines'),
  ],
  [
    word('prev', 'Print <num> lines of context before every matching line'),
    arg('prev', integer(1, contextMaximum), 'Number of lines'),
  ],
  [flag('wordExp', word('word-exp', 'Print only lines where the match is a complete word'))],
] as const satisfies readonly Syntax[]);

/** `grep`: the lines that match a basic pattern. */
export const grep: Filter = lineFilter({
  syntax: [
    word('grep', 'Grep - print lines matching a pattern'),
    options,
    arg('pattern', patternArg('basic'), 'Search for the expression'),
  ],
  examples: ['grep ignore-case next 2 "bytes free"', 'grep count bin'],
  open: ({ pattern, ...wanted }) => grepStage(pattern, wanted),
});

/** `egrep`: the lines that match an extended pattern. */
export const egrep: Filter = lineFilter({
  syntax: [
    word('egrep', 'Egrep - print lines matching a pattern'),
    options,
    arg('pattern', patternArg(), 'Search for the expression'),
  ],
  examples: ['egrep line-number "free|used"', 'egrep prev 1 invert-match x'],
  open: ({ pattern, ...wanted }) => grepStage(pattern, wanted),
});

interface GrepOptions {
  readonly count?: boolean | undefined;
  readonly ignoreCase?: boolean | undefined;
  readonly invertMatch?: boolean | undefined;
  readonly lineExp?: boolean | undefined;
  readonly lineNumber?: boolean | undefined;
  readonly next?: number | undefined;
  readonly prev?: number | undefined;
  readonly wordExp?: boolean | undefined;
}

function grepStage(pattern: string, wanted: GrepOptions): Stage {
  const regex = regexOf(pattern, {
    ignoresCase: wanted.ignoreCase === true,
    isWholeLine: wanted.lineExp === true,
    isWholeWord: wanted.wordExp === true,
  });
  const isMatch = (line: string): boolean => regex.test(line) !== (wanted.invertMatch === true);
  return wanted.count === true ? counting(isMatch) : showing(isMatch, wanted);
}

function counting(isMatch: (line: string) => boolean): Stage {
  let matches = 0;
  return {
    take(line) {
      if (isMatch(line)) matches += 1;
    },
    end: (emit) => emit(String(matches)),
  };
}

/** With lines around matches, groups that do not touch are divided by `--`, as `grep -A` and `-B` do. */
function showing(isMatch: (line: string) => boolean, wanted: GrepOptions): Stage {
  const { next = 0, prev = 0, lineNumber = false } = wanted;
  const before: string[] = [];
  let number = 0;
  let lastShown = 0;
  let stillToShow = 0;
  const show = (line: string, at: number, sign: ':' | '-', emit: Emit): void => {
    if (next + prev > 0 && lastShown > 0 && at > lastShown + 1) emit('--');
    lastShown = at;
    emit(lineNumber ? `${at}${sign}${line}` : line);
  };
  return {
    take(line, emit) {
      number += 1;
      if (isMatch(line)) {
        for (const [index, earlier] of before.entries()) show(earlier, number - before.length + index, '-', emit);
        before.length = 0;
        show(line, number, ':', emit);
        stillToShow = next;
      } else if (stillToShow > 0) {
        stillToShow -= 1;
        show(line, number, '-', emit);
      } else if (prev > 0) {
        before.push(line);
        if (before.length > prev) before.shift();
      }
    },
  };
}
