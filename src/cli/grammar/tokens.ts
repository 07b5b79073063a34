/** The tokens of which the syntax of a command is made: plain data that matching, `?` and Tab all walk. */
import type { ArgType } from './arg-types.ts';

/** What may be said about any token beside its name and help. */
export interface TokenOptions {
  /** Names a condition (a trait of the release, a feature, a role); where it does not hold, the token does not exist. */
  readonly needs?: string;
  /** Names a condition where a keyword still works and is neither shown nor found by its beginning. */
  readonly hidesWith?: string;
}

/** A literal keyword; any unique prefix of it will do, in upper or lower case. */
export interface Word<Text extends string = string> {
  readonly kind: 'word';
  readonly text: Text;
  readonly help: string;
  readonly needs: string | undefined;
  readonly hidesWith?: string | undefined;
  /** The help is ours, because no source has the device's; where the same keyword has the device's elsewhere, that is shown. */
  readonly isOwnHelp?: boolean;
}

/** A value the operator chooses, captured under `name`. */
export interface Argument<Name extends string = string, Value = unknown> {
  readonly kind: 'argument';
  readonly name: Name;
  readonly type: ArgType<Value>;
  readonly help: string;
  readonly needs: string | undefined;
}

/** A keyword that may be left out; captured as a boolean under `name`. */
export interface Flag<Name extends string = string> {
  readonly kind: 'flag';
  readonly name: Name;
  readonly word: Word;
}

/** One of several keywords; the text of the chosen one is captured under `name`. */
export interface Choice<Name extends string = string, Text extends string = string> {
  readonly kind: 'choice';
  readonly name: Name;
  readonly words: readonly Word<Text>[];
}

/** A sequence that may be left out as a whole. */
export interface Optional<Items extends Syntax = Syntax> {
  readonly kind: 'optional';
  readonly items: Items;
}

/** Sequences of which exactly one is typed. */
export interface Either<Branches extends BranchesOf = BranchesOf, Name extends string = string> {
  readonly kind: 'either';
  readonly branches: Branches;
  /** Where the name of the branch taken is captured, if it is wanted. */
  readonly name: Name | undefined;
}

/** Sequences of which any may be typed, in any order, each at most once. */
export interface AnyOrder<Items extends readonly Syntax[] = readonly Syntax[]> {
  readonly kind: 'any-order';
  readonly items: Items;
  /** Whether the same sequence may be typed again; then there may be as many as one likes. */
  readonly mayRepeat?: boolean;
}

/** The alternatives of an `either`, by name. */
export type BranchesOf = { readonly [branch: string]: Syntax };

/** One element of a syntax. */
export type Token = Word | Argument | Flag | Choice | Optional | Either | AnyOrder;

/** The syntax of a command, in the order of typing. */
export type Syntax = readonly Token[];

/** The keyword `text`. */
export function word<const Text extends string>(text: Text, help: string, options: TokenOptions = {}): Word<Text> {
  return { kind: 'word', text, help, needs: options.needs, hidesWith: options.hidesWith };
}

/** A value of `type`, handed to the command as `args[name]`. */
export function arg<const Name extends string, Value>(
  name: Name,
  type: ArgType<Value>,
  help: string,
  options: TokenOptions = {},
): Argument<Name, Value> {
  return { kind: 'argument', name, type, help, needs: options.needs };
}

/** An optional keyword; `args[name]` tells whether it was typed. */
export function flag<const Name extends string>(name: Name, keyword: Word): Flag<Name> {
  return { kind: 'flag', name, word: keyword };
}

/** One keyword out of `words`; `args[name]` is the full text of the one typed. */
export function choice<const Name extends string, const Text extends string>(
  name: Name,
  words: readonly Word<Text>[],
): Choice<Name, Text> {
  return { kind: 'choice', name, words };
}

/** A part that may be left out; what it captures is then undefined. */
export function optional<const Items extends Syntax>(items: Items): Optional<Items> {
  return { kind: 'optional', items };
}

/**
 * Exactly one of the named sequences. What they capture merges, each value possibly undefined; with `name`,
 * `args[name]` is the name of the branch typed, and then no branch may be skippable.
 */
export function either<const Branches extends BranchesOf, const Name extends string = never>(
  branches: Branches,
  name?: Name,
): Either<Branches, Name> {
  return { kind: 'either', branches, name };
}

/** Any of the sequences in any order, each at most once, as the options of `ping` are; at most eight of them. */
export function anyOrder<const Items extends readonly Syntax[]>(items: Items): AnyOrder<Items> {
  return { kind: 'any-order', items };
}

/** Any of many sequences in any order; nobody counts how often each is typed, and the first time it is counts. */
export function anyNumber<const Items extends readonly Syntax[]>(items: Items): AnyOrder<Items> {
  return { kind: 'any-order', items, mayRepeat: true };
}
