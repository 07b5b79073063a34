/** What a syntax captures, as a type: a command's handler receives exactly this. */
import type { AnyOrder, Argument, Choice, Either, Flag, Optional, Syntax } from './tokens.ts';

/** The arguments of a command of which only the general shape is known. */
export type AnyArgs = { readonly [name: string]: unknown };

/** The arguments that a line matching the syntax `Items` yields. Flags are always present, optional values may be undefined. */
export type ArgsOf<Items extends Syntax> = number extends Items['length']
  ? AnyArgs
  : Flatten<ValuesOf<Items> & { readonly [Name in FlagNames<Items>]: boolean }>;

type Flatten<Values> = { readonly [Name in keyof Values]: Values[Name] };

type Loose<Values> = { readonly [Name in keyof Values]?: Values[Name] | undefined };

type ValuesOf<Items> = Items extends readonly [infer Head, ...infer Tail] ? ValueOf<Head> & ValuesOf<Tail> : unknown;

type ValueOf<Item> =
  Item extends Argument<infer Name, infer Value>
    ? { readonly [Key in Name]: Value }
    : Item extends Choice<infer Name, infer Text>
      ? { readonly [Key in Name]: Text }
      : Item extends Optional<infer Items>
        ? Loose<ValuesOf<Items>>
        : Item extends Either<infer Branches, infer Name>
          ? Merged<EachValues<Branches[keyof Branches]>> & { readonly [Key in Name]: keyof Branches & string }
          : Item extends AnyOrder<infer Sequences>
            ? Merged<EachValues<Sequences[number]>>
            : unknown;

/** A sequence that captures nothing adds nothing; as `unknown` it would swallow the others. */
type EachValues<Sequence> = Sequence extends unknown
  ? unknown extends ValuesOf<Sequence>
    ? Record<never, never>
    : ValuesOf<Sequence>
  : never;

type Merged<Alternatives> = {
  readonly [Name in KeysOfEach<Alternatives>]?: ValueAt<Alternatives, Name> | undefined;
};

type KeysOfEach<Alternatives> = Alternatives extends unknown ? keyof Alternatives : never;

type ValueAt<Alternatives, Name> = Alternatives extends unknown
  ? Name extends keyof Alternatives
    ? Alternatives[Name]
    : never
  : never;

type FlagNames<Items> = Items extends readonly [infer Head, ...infer Tail] ? FlagName<Head> | FlagNames<Tail> : never;

type FlagName<Item> =
  Item extends Flag<infer Name>
    ? Name
    : Item extends Optional<infer Items>
      ? FlagNames<Items>
      : Item extends Either<infer Branches>
        ? EachFlagNames<Branches[keyof Branches]>
        : Item extends AnyOrder<infer Sequences>
          ? EachFlagNames<Sequences[number]>
          : never;

type EachFlagNames<Sequence> = Sequence extends unknown ? FlagNames<Sequence> : never;
