/** The walk over a grammar, one word of the line at a time: the only place that decides which token a word is. */
import { present } from '../../base/assert.ts';
import type { ArgProblem } from './arg-types.ts';
import { type Grammar, type Matchable, type Surroundings, startsFor } from './grammar.ts';
import type { Capture, Position, Thread } from './positions.ts';
import type { LineWord } from './words.ts';

/**
 * Why a line is not a command. Columns count from 0. An invalid word is marked where it stops to be the beginning of any keyword that
 * could stand there, as the device marks it: `show conf` under the `n` (AppliedTrust/sweet 1), `ip address` on a switched port under
 * the second `d` (nxos-behaviour 6.1). All others are marked at their first character.
 */
export type Refusal =
  | {
      readonly kind: 'ambiguous';
      readonly column: number;
      readonly word: string;
      /** The keywords that begin with the word, sorted. */
      readonly candidates: readonly string[];
    }
  | { readonly kind: 'invalid'; readonly column: number; readonly word: string }
  | { readonly kind: 'invalid-number'; readonly column: number; readonly word: string; readonly range: NumberRange }
  | { readonly kind: 'invalid-length'; readonly column: number; readonly word: string; readonly maxLength: number }
  | { readonly kind: 'meaningless'; readonly column: number; readonly word: string; readonly words: string };

/** The values that an argument would have taken. */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** Where the walk stands after some words. */
export interface Alive {
  readonly kind: 'alive';
  /** In the order of the commands and of their syntax. */
  readonly threads: readonly Thread[];
  /** Threads whose last argument has taken the rest of the line. */
  readonly absorbed: readonly Thread[];
}

/** Walks the first `count` of `words`, which are the words of `line`. */
export function walk(
  grammar: Grammar<Matchable>,
  line: string,
  words: readonly LineWord[],
  count: number,
  surroundings: Surroundings,
): Alive | Refusal {
  let threads = startThreads(grammar, words, count);
  const absorbed: Thread[] = [];
  for (let index = 0; index < count; index += 1) {
    const word = present(words[index], 'a word of the line');
    const known = word.isQuoted ? undefined : wholeStep(threads, word.text, surroundings);
    if (known !== undefined && known.length > 0) {
      threads = known;
      continue;
    }
    const survivors: Thread[] = [];
    let stop = word.isQuoted ? undefined : followKeywords(threads, word, surroundings, survivors);
    if (stop === undefined && survivors.length === 0) {
      stop = followArguments(threads, line, word, surroundings, survivors, absorbed);
    }
    threads = survivors;
    if (survivors.length > 0) continue;
    if (absorbed.length > 0 || stop === undefined) break;
    return stop;
  }
  return { kind: 'alive', threads, absorbed };
}

function startThreads(grammar: Grammar<Matchable>, words: readonly LineWord[], count: number): readonly Thread[] {
  const first = words[0];
  if (count === 0 || first === undefined) return grammar.starts;
  if (first.isQuoted) return grammar.startsWithArgument;
  const starts = startsFor(grammar, first.text.charAt(0));
  if (!wholeSteps.has(starts)) wholeSteps.set(starts, new Map());
  return starts;
}

/** Where a word leads that is typed in full; `isCertain` says that no condition changes it. */
interface WholeStep {
  readonly threads: readonly Thread[];
  readonly isCertain: boolean;
}

/**
 * Where words lead that are typed in full, by where the walk stands: most lines are made of such words, and there are thousands of
 * commands to compare with. It holds for every device, and grows with the keywords of the grammar, never with what is typed.
 */
const wholeSteps = new WeakMap<readonly Thread[], Map<string, WholeStep>>();

/** The threads behind a keyword typed in full, if where the walk stands is known; none where no such keyword exists now. */
function wholeStep(
  threads: readonly Thread[],
  typed: string,
  surroundings: Surroundings,
): readonly Thread[] | undefined {
  const steps = wholeSteps.get(threads);
  if (steps === undefined) return undefined;
  const step = steps.get(typed) ?? madeStep(steps, threads, typed);
  if (step === undefined || step.isCertain) return step?.threads;
  return step.threads.filter(({ position }) => exists(position, surroundings));
}

function madeStep(steps: Map<string, WholeStep>, threads: readonly Thread[], typed: string): WholeStep | undefined {
  const survivors: Thread[] = [];
  let isCertain = true;
  for (const thread of threads) {
    for (const position of thread.position.next) {
      if (position.key !== typed) continue;
      isCertain &&= position.token?.needs === undefined;
      survive(survivors, thread, position);
    }
  }
  if (survivors.length === 0) return undefined;
  const step = { threads: survivors, isCertain };
  steps.set(typed, step);
  if (isCertain) wholeSteps.set(survivors, new Map());
  return step;
}

/**
 * Takes `word` as a keyword in every thread that has it. A keyword typed in full wins; else all keywords that begin with
 * the word must be the same one.
 */
function followKeywords(
  threads: readonly Thread[],
  word: LineWord,
  surroundings: Surroundings,
  survivors: Thread[],
): Refusal | undefined {
  const typed = word.text.toLowerCase();
  let chosen = '';
  let isExact = false;
  let rivals: Set<string> | undefined;
  for (const thread of threads) {
    for (const position of thread.position.next) {
      const key = position.key;
      if (key === '' || !key.startsWith(typed) || !exists(position, surroundings)) continue;
      const isWhole = key.length === typed.length;
      if (!isWhole && isHidden(position, surroundings)) continue;
      if (isWhole && !isExact) {
        survivors.length = 0;
        isExact = true;
        chosen = key;
      } else if (isExact && !isWhole) {
        continue;
      } else if (chosen === '') {
        chosen = key;
      } else if (key !== chosen) {
        rivals ??= new Set([chosen]);
        rivals.add(key);
        continue;
      }
      survive(survivors, thread, position);
    }
  }
  if (isExact || rivals === undefined) return undefined;
  survivors.length = 0;
  return { kind: 'ambiguous', column: word.column, word: word.text, candidates: [...rivals].sort() };
}

/** Takes `word` as an argument in every thread whose type accepts it; answers the most telling refusal of the others. */
function followArguments(
  threads: readonly Thread[],
  line: string,
  word: LineWord,
  surroundings: Surroundings,
  survivors: Thread[],
  absorbed: Thread[],
): Refusal {
  let worst: ArgProblem | undefined;
  for (const thread of threads) {
    for (const position of thread.position.next) {
      const token = position.token;
      if (token?.kind !== 'argument' || !exists(position, surroundings)) continue;
      const takesRest = token.type.span === 'rest';
      const parsed = token.type.parse(takesRest ? line.slice(word.column) : word.text);
      const problem = parsed.ok ? token.type.check?.(parsed.value, (need) => surroundings.has(need)) : parsed.error;
      if (parsed.ok && problem === undefined) {
        survive(takesRest ? absorbed : survivors, thread, position, { value: parsed.value });
      } else if (problem !== undefined && (worst === undefined || weight(problem) > weight(worst))) worst = problem;
    }
  }
  return refusal(
    word,
    worst,
    worst === undefined || worst.why === 'shape' ? fittingLetters(threads, word, surroundings) : 0,
  );
}

function weight(problem: ArgProblem): number {
  switch (problem.why) {
    case 'shape':
      return 0;
    case 'length':
      return 1;
    case 'range':
      return 2;
    case 'meaningless':
      return 3;
  }
}

/** How many letters of a word some keyword begins with that could stand in its place. */
function fittingLetters(threads: readonly Thread[], word: LineWord, surroundings: Surroundings): number {
  if (word.isQuoted) return 0;
  const typed = word.text.toLowerCase();
  let most = 0;
  for (const thread of threads) {
    for (const position of thread.position.next) {
      if (position.key === '' || !exists(position, surroundings) || isHidden(position, surroundings)) continue;
      let same = 0;
      while (same < typed.length && position.key.charAt(same) === typed.charAt(same)) same += 1;
      most = Math.max(most, same);
    }
  }
  return most;
}

function refusal(word: LineWord, problem: ArgProblem | undefined, fitting: number): Refusal {
  const at = { column: word.column, word: word.text };
  switch (problem?.why) {
    case 'range':
      return { kind: 'invalid-number', ...at, range: { minimum: problem.minimum, maximum: problem.maximum } };
    case 'length':
      return { kind: 'invalid-length', ...at, maxLength: problem.maximum };
    case 'meaningless':
      return { kind: 'meaningless', ...at, words: problem.words };
    case 'shape':
    case undefined:
      return { kind: 'invalid', column: word.column + fitting, word: word.text };
  }
}

/** Whether the token of a position exists under the present conditions. */
export function exists(position: Position, surroundings: Surroundings): boolean {
  const need = position.token?.needs;
  return need === undefined || surroundings.has(need);
}

/** Whether the keyword of a position works when it is typed in full and shows itself nowhere. */
export function isHidden({ token }: Position, surroundings: Surroundings): boolean {
  return token?.kind === 'word' && token.hidesWith !== undefined && surroundings.has(token.hidesWith);
}

/** The first of several ways to one position is kept: it is the one that takes optional parts as early as possible. */
function survive(
  survivors: Thread[],
  thread: Thread,
  position: Position,
  captured?: { readonly value: unknown },
): void {
  for (let index = survivors.length - 1; index >= 0; index -= 1) {
    const other = survivors[index];
    if (other === undefined || other.position.command !== position.command) break;
    if (other.position === position) return;
  }
  let captures = thread.captures;
  for (const mark of position.marks) captures = linked(mark.name, mark.value, captures);
  if (captured !== undefined && position.token?.kind === 'argument') {
    captures = linked(position.token.name, captured.value, captures);
  }
  survivors.push(captures === undefined ? position.bare : { position, captures });
}

function linked(name: string, value: unknown, previous: Capture | undefined): Capture {
  return { name, value, previous };
}
