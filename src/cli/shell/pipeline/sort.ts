import { integer, wordArg } from '../../grammar/arg-types.ts';
import { anyOrder, arg, flag, word } from '../../grammar/tokens.ts';
import { lineFilter } from './filter.ts';
import type { Emit, Stage } from './stage.ts';

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
    return new Sorting(compare, args.unique === true);
  },
});

/** Lines that are sorted at once, as they come; what is sorted is merged in the end. */
const runLines = 512;
/** Lines that are let through at a time. */
const stepLines = 64;

/**
 * A sort that takes its time: runs are sorted as they fill, and merged step by step. More than fits comes in several sorted batches,
 * and while the next one fills the last one leaves, a few lines for each that comes.
 */
class Sorting implements Stage {
  readonly #compare: (one: string, other: string) => number;
  readonly #isUnique: boolean;
  #run: string[] = [];
  #runs: string[][] = [];
  #characters = 0;
  #leaving: Iterator<string> | undefined;

  constructor(compare: (one: string, other: string) => number, isUnique: boolean) {
    this.#compare = compare;
    this.#isUnique = isUnique;
  }

  take(line: string, emit: Emit): void {
    this.#run.push(line);
    this.#characters += line.length + 1;
    if (this.#run.length >= runLines) this.#closeRun();
    if (this.#leaving !== undefined) this.#letThrough(emit);
    if (this.#characters <= sortedCharactersMaximum) return;
    while (this.#leaving !== undefined) this.#letThrough(emit);
    this.#leaving = this.#batch();
  }

  *finish(emit: Emit): Generator<void> {
    while (this.#leaving !== undefined) {
      this.#letThrough(emit);
      yield;
    }
    this.#leaving = this.#batch();
    while (this.#leaving !== undefined) {
      this.#letThrough(emit);
      yield;
    }
  }

  #letThrough(emit: Emit): void {
    for (let count = 0; count < stepLines; count += 1) {
      const next = this.#leaving?.next();
      if (next === undefined || next.done === true) {
        this.#leaving = undefined;
        return;
      }
      emit(next.value);
    }
  }

  #closeRun(): void {
    if (this.#run.length > 0) this.#runs.push(this.#run.sort(this.#compare));
    this.#run = [];
  }

  /** What is held, in order. */
  #batch(): Iterator<string> {
    this.#closeRun();
    const runs = this.#runs;
    this.#runs = [];
    this.#characters = 0;
    const all = merged(runs, this.#compare);
    return this.#isUnique ? distinct(all, this.#compare) : all;
  }
}

/** The lines of sorted runs in one order; of equal ones that of the earlier run first. */
function* merged(
  runs: readonly (readonly string[])[],
  compare: (one: string, other: string) => number,
): Generator<string> {
  const middle = runs.length >> 1;
  if (middle === 0) {
    yield* runs[0] ?? [];
    return;
  }
  const left = merged(runs.slice(0, middle), compare);
  const right = merged(runs.slice(middle), compare);
  let one = left.next();
  let other = right.next();
  while (one.done !== true || other.done !== true) {
    if (other.done === true || (one.done !== true && compare(one.value, other.value) <= 0)) {
      if (one.done !== true) yield one.value;
      one = left.next();
    } else {
      yield other.value;
      other = right.next();
    }
  }
}

function* distinct(lines: Iterable<string>, compare: (one: string, other: string) => number): Generator<string> {
  let before: string | undefined;
  for (const line of lines) {
    if (before === undefined || compare(before, line) !== 0) yield line;
    before = line;
  }
}

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
