import { integer, wordArg } from '../../grammar/arg-types.ts';
import { anyOrder, arg, flag, word } from '../../grammar/tokens.ts';
import { lineFilter } from './filter.ts';
import type { Emit } from './stage.ts';

/** What is sorted at once, in characters; more comes in several sorted runs, so that no output fills the memory. */
export const sortedCharactersMaximum = 16 * 1024 * 1024;

/** `sort`: the lines in order of their bytes. The letters of the options are those of `sort` (inferred). */
export const sort = lineFilter({
  syntax: [
    word('sort', 'Stream Sorter'),
    anyOrder([
      [flag('ignoreCase', word('-f', 'Fold lower case to upper case characters'))],
      [flag('numeric', word('-n', 'Compare according to string numerical value'))],
      [flag('reverse', word('-r', 'Reverse the result of comparisons'))],
      [flag('unique', word('-u', 'Output only the first of an equal run'))],
      [word('-k', 'Start a key at a field'), arg('key', integer(1, 99), 'Field number')],
      [
        word('-t', 'Use a separator instead of blanks'),
        arg('separator', wordArg({ maxLength: 1 }), 'Separator character'),
      ],
    ]),
  ],
  examples: ['sort', 'sort -n -r', 'sort -t : -k 2'],
  open(args) {
    const key = keyOf(args.key, args.separator);
    const compareKeys = args.numeric === true ? byNumber : args.ignoreCase === true ? byLetters : byText;
    const sign = args.reverse === true ? -1 : 1;
    const compare = (one: string, other: string): number =>
      sign * (compareKeys(key(one), key(other)) || (args.unique === true ? 0 : byText(one, other)));
    let held: string[] = [];
    let characters = 0;
    const release = (emit: Emit): void => {
      held.sort(compare);
      held.forEach((line, index) => {
        const before = held[index - 1];
        if (args.unique !== true || before === undefined || compare(before, line) !== 0) emit(line);
      });
      held = [];
      characters = 0;
    };
    return {
      take(line, emit) {
        held.push(line);
        characters += line.length + 1;
        if (characters > sortedCharactersMaximum) release(emit);
      },
      end: release,
    };
  },
});

function keyOf(field: number | undefined, separator: string | undefined): (line: string) => string {
  if (field === undefined) return (line) => line;
  if (separator !== undefined)
    return (line) =>
      line
        .split(separator)
        .slice(field - 1)
        .join(separator);
  return (line) =>
    line
      .trimStart()
      .split(/\s+/)
      .slice(field - 1)
      .join(' ');
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function byLetters(one: string, other: string): number {
  return byText(one.toUpperCase(), other.toUpperCase());
}

/** What does not begin with a number counts as 0, as `sort -n` has it. */
function byNumber(one: string, other: string): number {
  return numberOf(one) - numberOf(other);
}

function numberOf(text: string): number {
  const match = /^\s*(-?\d+(?:\.\d+)?)/.exec(text);
  return match === null ? 0 : Number(match[1]);
}
