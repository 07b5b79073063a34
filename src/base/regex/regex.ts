/** Regular expressions in linear time: what an operator types can never make the process hang. */
import { ok, type Result } from '../result.ts';
import { compileProgram, type Program } from './program.ts';
import { type Boundary, type Dialect, type Pattern, type PatternProblem, parsePattern, wordRanges } from './syntax.ts';

/** How a pattern is to be understood. */
export interface RegexOptions {
  readonly ignoresCase?: boolean;
  /** Only matches that are whole words count. */
  readonly isWholeWord?: boolean;
  /** Only a match of the whole line counts. */
  readonly isWholeLine?: boolean;
  /** `extended` unless it is said. */
  readonly dialect?: Dialect;
}

/** A place in a line: from `start` up to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * How much work one search of a line may be, in steps of one state over one character: what is left of a very long line is not
 * searched for a pattern of very many states (inferred).
 */
const stepsMaximum = 200_000;

/** A pattern ready for use. Costs: at most its instructions times the characters of the line, and `stepsMaximum`. */
export interface Regex {
  /** Whether the pattern matches anywhere in `line`. */
  test(line: string): boolean;
  /** The leftmost match that begins at `from` or later, and of those the longest. */
  find(line: string, from: number): Span | undefined;
}

/** Compiles a pattern of extended syntax. */
export function compileRegex(text: string, options: RegexOptions = {}): Result<Regex, PatternProblem> {
  const parsed = parsePattern(text, options.dialect);
  if (!parsed.ok) return parsed;
  const { ignoresCase = false, isWholeLine = false, isWholeWord = false } = options;
  const edges: readonly [Boundary, Boundary] | undefined = isWholeLine
    ? ['line-start', 'line-end']
    : isWholeWord
      ? ['no-word-before', 'no-word-after']
      : undefined;
  const whole =
    edges === undefined
      ? parsed.value
      : {
          kind: 'sequence' as const,
          parts: [
            { kind: 'boundary' as const, boundary: edges[0] },
            parsed.value,
            { kind: 'boundary' as const, boundary: edges[1] },
          ],
        };
  const program = compileProgram(whole, ignoresCase);
  if (!program.ok) return program;
  const machine = new Machine(program.value);
  const find = (line: string, from: number): Span | undefined => machine.find(line, from, false);
  const isPlain = edges === undefined && !ignoresCase && !/[\\^$.|?*+(){}[\]]/.test(text);
  if (isPlain) return ok({ test: (line) => line.includes(text), find });
  return ok({ test: (line) => machine.find(line, 0, true) !== undefined, find });
}

/** What a program for `pattern` finds from one place on. */
export interface Prefixes {
  /** The ends of all matches that begin exactly at `start`, in order. */
  ends(text: string, start: number): readonly number[];
}

/** Compiles a pattern that has been read. */
export function compilePrefixes(pattern: Pattern): Result<Prefixes, PatternProblem> {
  const program = compileProgram(pattern, false);
  if (!program.ok) return program;
  const machine = new Machine(program.value);
  return ok({ ends: (text, start) => machine.ends(text, start) });
}

/** The states of a machine at one place of a line, each with where its match began. Invariant: each state stands once. */
class States {
  readonly #at: Int32Array;
  readonly #order: Int32Array;
  readonly starts: Int32Array;
  count = 0;

  constructor(size: number) {
    this.#at = new Int32Array(size);
    this.#order = new Int32Array(size);
    this.starts = new Int32Array(size);
  }

  state(index: number): number {
    return this.#order[index] ?? 0;
  }

  /** Adds a state; of two ways to one state the one that began earlier is kept. Answers whether anything changed. */
  add(state: number, start: number): boolean {
    const known = this.#at[state] ?? 0;
    if (known < this.count && this.#order[known] === state) {
      if ((this.starts[known] ?? 0) <= start) return false;
      this.starts[known] = start;
      return true;
    }
    this.#at[state] = this.count;
    this.#order[this.count] = state;
    this.starts[this.count] = start;
    this.count += 1;
    return true;
  }
}

/** Runs one program over lines. Its two sets of states are reused, so it serves one line at a time. */
class Machine {
  readonly #program: Program;
  #current: States;
  #following: States;
  readonly #todo: number[] = [];
  #match: Span | undefined;

  constructor(program: Program) {
    this.#program = program;
    this.#current = new States(program.instructions.length);
    this.#following = new States(program.instructions.length);
  }

  /** The leftmost longest match from `from` on; with `isAnyEnough` the first that is found. */
  find(line: string, from: number, isAnyEnough: boolean): Span | undefined {
    this.#match = undefined;
    this.#current.count = 0;
    let steps = 0;
    for (let at = from; at <= line.length && steps <= stepsMaximum; at += 1) {
      if (this.#match === undefined) this.#follow(this.#current, this.#program.start, line, at, at);
      if (this.#match !== undefined && isAnyEnough) break;
      if (this.#current.count === 0) {
        if (this.#match !== undefined) break;
        continue;
      }
      steps += this.#current.count;
      if (at < line.length) this.#step(line, at);
    }
    return this.#match;
  }

  /** The ends of all matches that begin exactly at `start`, in order. */
  ends(line: string, start: number): readonly number[] {
    const found: number[] = [];
    this.#current.count = 0;
    this.#match = undefined;
    this.#follow(this.#current, this.#program.start, line, start, start);
    for (let at = start; at <= line.length; at += 1) {
      if (this.#match !== undefined) found.push(at);
      this.#match = undefined;
      if (this.#current.count === 0 || at === line.length) break;
      this.#step(line, at);
    }
    return found;
  }

  #step(line: string, at: number): void {
    const code = line.charCodeAt(at);
    const { instructions } = this.#program;
    const current = this.#current;
    const following = this.#following;
    following.count = 0;
    for (let index = 0; index < current.count; index += 1) {
      const instruction = instructions[current.state(index)];
      const start = current.starts[index] ?? 0;
      if (instruction?.kind !== 'character' || (this.#match !== undefined && start > this.#match.start)) continue;
      if (instruction.accepts(code)) this.#follow(following, instruction.next, line, at + 1, start);
    }
    this.#current = following;
    this.#following = current;
  }

  /** Adds a state and everything that is reached from it without a character. */
  #follow(states: States, first: number, line: string, at: number, start: number): void {
    const todo = this.#todo;
    todo.push(first);
    while (todo.length > 0) {
      const state = todo.pop() ?? 0;
      if (!states.add(state, start)) continue;
      const instruction = this.#program.instructions[state];
      switch (instruction?.kind) {
        case 'either':
          for (const next of instruction.next) todo.push(next);
          break;
        case 'boundary':
          if (holds(instruction.boundary, line, at)) todo.push(instruction.next);
          break;
        case 'match':
          this.#note(start, at);
          break;
        case 'character':
        case undefined:
          break;
      }
    }
  }

  #note(start: number, end: number): void {
    const known = this.#match;
    const isBetter = known === undefined || start < known.start || (start === known.start && end > known.end);
    if (isBetter) this.#match = { start, end };
  }
}

function holds(boundary: Boundary, line: string, at: number): boolean {
  const before = isWordAt(line, at - 1);
  const after = isWordAt(line, at);
  switch (boundary) {
    case 'line-start':
      return at === 0;
    case 'line-end':
      return at === line.length;
    case 'each-line-start':
      return at === 0 || line.charAt(at - 1) === '\n';
    case 'each-line-end':
      return at === line.length || line.charAt(at) === '\n';
    case 'word-edge':
      return before !== after;
    case 'no-word-edge':
      return before === after;
    case 'word-start':
      return !before && after;
    case 'word-end':
      return before && !after;
    case 'no-word-before':
      return !before;
    case 'no-word-after':
      return !after;
  }
}

function isWordAt(line: string, at: number): boolean {
  if (at < 0 || at >= line.length) return false;
  const code = line.charCodeAt(at);
  return wordRanges.some(([from, to]) => code >= from && code <= to);
}
