/** A list of commands, compiled once for matching, `?` and Tab. */
import { compileSyntax, flagNames, type Position, type Thread } from './positions.ts';
import type { Syntax, Word } from './tokens.ts';

/** Anything that has a syntax. */
export interface Matchable {
  readonly syntax: Syntax;
  /** The keywords with which the syntax begins, where it is made only when it is asked for. */
  readonly leading?: readonly Word[];
}

/** A candidate from a live source. */
export interface Offer {
  readonly text: string;
  readonly help?: string;
  /** False when more of the same word may follow, as after a directory: Tab then adds no blank. True when left out. */
  readonly isFinal?: boolean;
}

/** What a grammar asks of the world around it. */
export interface Surroundings {
  /** Whether the condition that a token names holds now. */
  has(need: string): boolean;
  /** The candidates of a source, such as `file`, that begin with `partial`. */
  offer(source: string, partial: string): readonly Offer[];
}

/** One command of a grammar, as the walk sees it. */
export interface Program<C extends Matchable> {
  readonly command: C;
  readonly start: Position;
  readonly flags: readonly string[];
}

/** Compiled commands. Earlier commands win where two accept the same line; `checkGrammar` finds such lines. */
export interface Grammar<C extends Matchable> {
  readonly programs: readonly Program<C>[];
  /** The place before the first word, for every command. */
  readonly starts: readonly Thread[];
  /** The same, only for the commands whose first word may begin with the letter (lower case). */
  readonly startsByLetter: ReadonlyMap<string, readonly Thread[]>;
  /** The same, only for the commands that may begin with an argument. */
  readonly startsWithArgument: readonly Thread[];
}

/** Compiles `commands`; the shell keeps one grammar for each mode. */
export function compileGrammar<C extends Matchable>(commands: readonly C[]): Grammar<C> {
  const programs = commands.map((command, index) => new LazyProgram(command, index));
  const starts = programs.map((program) => program.start.bare);
  const startsWithArgument = starts.filter((start) => beginsWith(start, ''));
  const letters = new Set(starts.flatMap((start) => start.position.next.map((position) => position.key.charAt(0))));
  const startsByLetter = new Map(
    [...letters]
      .filter((letter) => letter !== '')
      .map((letter) => [letter, starts.filter((start) => beginsWith(start, letter) || beginsWith(start, ''))]),
  );
  return { programs, starts, startsByLetter, startsWithArgument };
}

class LazyProgram<C extends Matchable> implements Program<C> {
  readonly command: C;
  readonly start: Position;
  #flags: readonly string[] | undefined;

  constructor(command: C, index: number) {
    this.command = command;
    this.start = compileSyntax(() => command.syntax, index, command.leading ?? leadingOf(command.syntax));
  }

  get flags(): readonly string[] {
    this.#flags ??= flagNames(this.command.syntax);
    return this.#flags;
  }
}

/** The keywords with which a syntax begins. */
function leadingOf(syntax: Syntax): readonly Word[] {
  const words: Word[] = [];
  for (const token of syntax) {
    if (token.kind !== 'word') break;
    words.push(token);
  }
  return words;
}

/** The threads from which a line that begins with `character` can start. */
export function startsFor(grammar: Grammar<Matchable>, character: string): readonly Thread[] {
  return grammar.startsByLetter.get(character.toLowerCase()) ?? grammar.startsWithArgument;
}

function beginsWith(start: Thread, letter: string): boolean {
  return start.position.next.some((position) => position.key.charAt(0) === letter);
}
