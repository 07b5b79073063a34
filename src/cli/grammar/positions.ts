/**
 * A syntax, made ready for walking: every word and argument of it is a position that knows which positions may follow.
 * Each command keeps its own positions; nothing is merged across commands, so no command can change another's syntax.
 */
import { assert } from '../../base/assert.ts';
import type { Argument, Either, Flag, Syntax, Token, Word } from './tokens.ts';

/** Something captured on the way, linked to what was captured before it. */
export interface Capture {
  readonly name: string;
  readonly value: unknown;
  readonly previous: Capture | undefined;
}

/** A place that the walk has reached, and what was captured on the way there. */
export interface Thread {
  readonly position: Position;
  readonly captures: Capture | undefined;
}

/** What reaching a position captures by itself: a flag, a choice or the name of a branch. */
export interface Mark {
  readonly name: string;
  readonly value: unknown;
}

/** One word or argument of a syntax, at one place of it. Invariant: `bare` stands at this very position. */
export class Position {
  /** Place of the command in the list it was compiled from. */
  readonly command: number;
  /** Undefined for the place before the first word. */
  readonly token: Word | Argument | undefined;
  /** The keyword in lower case; empty for an argument. */
  readonly key: string;
  readonly marks: readonly Mark[];
  /** The thread that stands here with nothing captured; shared, because most words capture nothing. */
  readonly bare: Thread = { position: this, captures: undefined };
  #follow: Follow | (() => Follow);

  constructor(
    command: number,
    token: Word | Argument | undefined,
    follow: Follow | (() => Follow),
    marks: readonly Mark[],
  ) {
    this.command = command;
    this.token = token;
    this.key = token?.kind === 'word' ? token.text.toLowerCase() : '';
    this.#follow = follow;
    this.marks = marks;
  }

  get next(): readonly Position[] {
    return this.#known.positions;
  }

  /** Whether the command may end here. */
  get canEnd(): boolean {
    return this.#known.canEnd;
  }

  /** What follows is made when somebody first comes here: of thousands of commands a session types some. */
  get #known(): Follow {
    if (typeof this.#follow === 'function') this.#follow = this.#follow();
    return this.#follow;
  }
}

/** Where one may go from a point: the positions, and whether the command may also end. */
export interface Follow {
  readonly positions: readonly Position[];
  readonly canEnd: boolean;
}

const ANY_ORDER_MAXIMUM = 8;
const END: Follow = { positions: [], canEnd: true };
const NO_MARKS: readonly Mark[] = [];

/**
 * The place before the first word of a command; `command` is its number in the list it belongs to. `leading` are keywords with which
 * the syntax begins: what stands behind them is compiled when somebody has typed them.
 */
export function compileSyntax(syntax: () => Syntax, command: number, leading: readonly Word[]): Position {
  const whole = (): Follow => {
    const items = syntax();
    assert(!isSkippable(items), 'a command needs at least one word');
    return compileItems(command, items, END, NO_MARKS);
  };
  const behind = (): Follow => leading.reduce<Follow>(behindWord, whole());
  if (leading.length === 0) return new Position(command, undefined, whole(), NO_MARKS);
  const follow = leading.reduceRight<Follow | (() => Follow)>(
    (later, token) => ({ positions: [new Position(command, token, later, NO_MARKS)], canEnd: false }),
    behind,
  );
  return new Position(command, undefined, follow, NO_MARKS);
}

function behindWord({ positions }: Follow, token: Word): Follow {
  const [position, ...others] = positions;
  assert(position?.token?.kind === 'word' && others.length === 0, `nothing but "${token.text}" stands there`);
  return { positions: position.next, canEnd: position.canEnd };
}

/** The names of all flags in a syntax: a flag that was not typed is captured as false. */
export function flagNames(syntax: Syntax): string[] {
  return syntax.flatMap(flagNamesOf);
}

function flagNamesOf(token: Token): string[] {
  switch (token.kind) {
    case 'flag':
      return [token.name];
    case 'optional':
      return flagNames(token.items);
    case 'either':
      return Object.values(token.branches).flatMap(flagNames);
    case 'any-order':
      return token.items.flatMap(flagNames);
    case 'word':
    case 'argument':
    case 'choice':
      return [];
  }
}

/** Built from the last token to the first, so that each position is born knowing what follows it. */
function compileItems(command: number, items: Syntax, follow: Follow, marks: readonly Mark[]): Follow {
  return items.reduceRight<Follow>(
    (later, token, index) => compileToken(command, token, later, isSkippable(items.slice(0, index)) ? marks : NO_MARKS),
    follow,
  );
}

/** `marks` are captured by every position with which the token may begin. */
function compileToken(command: number, token: Token, follow: Follow, marks: readonly Mark[]): Follow {
  switch (token.kind) {
    case 'word':
    case 'argument':
      return compileLeaf(command, token, follow, marks);
    case 'flag':
      return united([compileFlag(command, token, follow, marks), follow]);
    case 'choice':
      return united(
        token.words.map((each) =>
          compileLeaf(command, each, follow, [...marks, { name: token.name, value: each.text }]),
        ),
      );
    case 'optional':
      return united([compileItems(command, token.items, follow, marks), follow]);
    case 'either':
      return compileEither(command, token, follow, marks);
    case 'any-order':
      if (token.mayRepeat === true) return compileLoop(command, token.items, follow, marks);
      return compileAnyOrder(command, token.items, follow, marks);
  }
}

function compileLeaf(command: number, token: Word | Argument, follow: Follow, marks: readonly Mark[]): Follow {
  const takesRest = token.kind === 'argument' && token.type.span === 'rest';
  assert(!takesRest || follow.positions.length === 0, 'nothing can follow an argument that takes the rest of the line');
  return { positions: [new Position(command, token, follow, marks)], canEnd: false };
}

function compileFlag(command: number, token: Flag, follow: Follow, marks: readonly Mark[]): Follow {
  return compileLeaf(command, token.word, follow, [...marks, { name: token.name, value: true }]);
}

function compileEither(command: number, token: Either, follow: Follow, marks: readonly Mark[]): Follow {
  const { name, branches } = token;
  return united(
    Object.entries(branches).map(([branch, items]) => {
      if (name === undefined) return compileItems(command, items, follow, marks);
      assert(!isSkippable(items), `branch ${branch} can be skipped, so nobody could tell whether it was taken`);
      return compileItems(command, items, follow, [...marks, { name, value: branch }]);
    }),
  );
}

/**
 * Many sequences, as an entry of an access list has them: behind each of them all may follow again, since positions that know which were
 * typed would be too many. Of one that is typed twice the first counts. Each must end in a word or an argument.
 */
function compileLoop(command: number, items: readonly Syntax[], follow: Follow, marks: readonly Mark[]): Follow {
  assert(marks.length === 0, 'so many sequences cannot be the beginning of a branch that is named');
  const again: Position[] = [];
  const loop: Follow = { positions: again, canEnd: follow.canEnd };
  const entries = items.map((item) => {
    const ending = item.at(-1);
    assert(ending !== undefined && (item.length === 1 || !isTokenSkippable(ending)), 'a sequence with an open end');
    return withoutSkipping(compileItems(command, item, loop, NO_MARKS), loop);
  });
  again.push(...united([...entries, follow]).positions);
  return loop;
}

/** One set of positions for each set of sequences still to come; few, because commands have few such options. */
function compileAnyOrder(command: number, items: readonly Syntax[], follow: Follow, marks: readonly Mark[]): Follow {
  assert(items.length <= ANY_ORDER_MAXIMUM, `at most ${ANY_ORDER_MAXIMUM} sequences may come in any order`);
  const all = (1 << items.length) - 1;
  const known = new Map<number, Follow>();
  const entryOf = (remaining: number): Follow => {
    const before = known.get(remaining);
    if (before !== undefined) return before;
    const entries = items.flatMap((item, index) => {
      const bit = 1 << index;
      if ((remaining & bit) === 0) return [];
      const later = entryOf(remaining & ~bit);
      const entry = compileItems(command, item, later, remaining === all ? marks : NO_MARKS);
      return [withoutSkipping(entry, later)];
    });
    const entry = united([...entries, follow]);
    known.set(remaining, entry);
    return entry;
  };
  return entryOf(all);
}

function isSkippable(items: Syntax): boolean {
  return items.every(isTokenSkippable);
}

function isTokenSkippable(token: Token): boolean {
  switch (token.kind) {
    case 'flag':
    case 'optional':
    case 'any-order':
      return true;
    case 'either':
      return Object.values(token.branches).some(isSkippable);
    case 'word':
    case 'argument':
    case 'choice':
      return false;
  }
}

/** Only the ways that type something: an option that is a flag would else be skipped in as many ways as there are orders. */
function withoutSkipping(entry: Follow, later: Follow): Follow {
  return { positions: entry.positions.filter((position) => !later.positions.includes(position)), canEnd: false };
}

function united(entries: readonly Follow[]): Follow {
  return {
    positions: [...new Set(entries.flatMap((entry) => entry.positions))],
    canEnd: entries.some((entry) => entry.canEnd),
  };
}
