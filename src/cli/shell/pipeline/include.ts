import { arg, word } from '../../grammar/tokens.ts';
import { lineFilter } from './filter.ts';
import { patternArg, regexOf } from './pattern-arg.ts';

const help = 'Search for the expression';

/** `include`: the lines that match. */
export const include = lineFilter({
  syntax: [word('include', 'Include lines that match'), arg('pattern', patternArg(), help)],
  examples: ['include ^feature', 'include "NXOS: version"', 'inc ip address'],
  open({ pattern }) {
    const regex = regexOf(pattern);
    return { take: (line, emit) => (regex.test(line) ? emit(line) : undefined) };
  },
});

/** `exclude`: the lines that do not match. */
export const exclude = lineFilter({
  syntax: [word('exclude', 'Exclude lines that match'), arg('pattern', patternArg(), help)],
  examples: ['exclude INCOMPLETE'],
  open({ pattern }) {
    const regex = regexOf(pattern);
    return { take: (line, emit) => (regex.test(line) ? undefined : emit(line)) };
  },
});

/** `begin`: from the first line that matches on. */
export const begin = lineFilter({
  syntax: [word('begin', 'Begin with the line that matches'), arg('pattern', patternArg(), help)],
  examples: ['begin ^interface'],
  open({ pattern }) {
    const regex = regexOf(pattern);
    let hasBegun = false;
    return {
      take(line, emit) {
        hasBegun ||= regex.test(line);
        if (hasBegun) emit(line);
      },
    };
  },
});

/** `end`: up to the first line that matches, with it. */
export const endWith = lineFilter({
  syntax: [word('end', 'End with the line that matches'), arg('pattern', patternArg(), help)],
  examples: ['end "bytes used"'],
  open({ pattern }) {
    const regex = regexOf(pattern);
    let hasEnded = false;
    return {
      take(line, emit) {
        emit(line);
        hasEnded = regex.test(line);
      },
      isFull: () => hasEnded,
    };
  },
});
