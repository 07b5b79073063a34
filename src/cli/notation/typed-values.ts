/** The values of a line, as a type made from its text. */
import type { LineValue } from '../../machine/config/body.ts';

/** What a text captures: what stands before the first bracket is always there, the rest may be missing. */
export type TypedValues<Text extends string> = string extends Text
  ? Readonly<Record<string, LineValue | undefined>>
  : Flatten<Always<Text> & Sometimes<Text>>;

type Flatten<Values> = { readonly [Name in keyof Values]: Values[Name] };

type Always<Text extends string> = Arguments<BeforeBracket<Text>, ''>;
type Sometimes<Text extends string> = Partial<Arguments<BehindBracket<Text>, ''>> & Partial<Flags<BehindBracket<Text>>>;

type BeforeBracket<Text extends string> = CutAt<CutAt<Text, '['>, '{'>;
type CutAt<Text extends string, Mark extends string> = Text extends `${infer Before}${Mark}${string}` ? Before : Text;
type BehindBracket<Text extends string> = Text extends `${BeforeBracket<Text>}${infer Behind}` ? Behind : '';

type Arguments<
  Text extends string,
  Word extends string,
> = Text extends `${infer Before}<${infer Inside}>${infer Behind}`
  ? Argument<Inside, LastWord<Before, Word>> & Arguments<Behind, LastWord<Before, Word>>
  : unknown;

type Argument<Inside extends string, Word extends string> = Inside extends `${infer Name}:${infer Type}`
  ? { readonly [Key in Name]: ValueOf<Type> }
  : Inside extends `${number}-${number}`
    ? { readonly [Key in Camel<Word>]: number }
    : { readonly [Key in Camel<Inside>]: ValueOf<Inside> };

type ValueOf<Type extends string> = Type extends `${number}-${number}` | 'vlan' | 'number'
  ? number
  : Type extends `${infer First}|${infer Rest}`
    ? First | ValueOfWord<Rest>
    : string;
type ValueOfWord<Rest extends string> = Rest extends `${infer First}|${infer Others}`
  ? First | ValueOfWord<Others>
  : Rest;

/** The last keyword of a text, or of what stood before it. */
type LastWord<Text extends string, Before extends string> = Text extends `${infer First} ${infer Rest}`
  ? LastWord<Rest, IsWord<First> extends true ? First : Before>
  : IsWord<Text> extends true
    ? Text
    : Before;
type IsWord<Text extends string> = Text extends '' | '[' | ']' | '{' | '}' | '|'
  ? false
  : Text extends `[${infer Rest}`
    ? IsWord<Rest>
    : true;

type Camel<Text extends string> = Text extends `[${infer Rest}` | `{${infer Rest}`
  ? Camel<Rest>
  : Text extends `${infer Head}-${infer Tail}`
    ? `${Head}${Capitalize<Camel<Tail>>}`
    : Text;

type Flags<Text extends string> = Text extends `${string}[${infer Inside}]${infer Behind}`
  ? (Inside extends `${string}${' ' | '<' | '|' | '[' | '{'}${string}`
      ? unknown
      : { readonly [Key in Camel<Inside>]: boolean }) &
      Flags<Behind>
  : unknown;
