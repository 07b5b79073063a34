import { present } from '../../base/assert.ts';
import { anyOrder, either, flag, optional, type Syntax, type Token, type Word } from '../grammar/tokens.ts';
import type { ArgumentKind } from './argument-kind.ts';
import { kindOf } from './argument-kinds.ts';
import { helpOf, helpOfArgument, isGeneratedHelp } from './help-words.ts';
import { argumentsOf, namesOf, type Part, type Parts } from './text.ts';

/** What the tokens of a line need to know beside its text. */
export interface SyntaxOptions {
  readonly help: Readonly<Record<string, string>>;
  /** The condition without which the line does not exist. */
  readonly needs: string | undefined;
  /** Whether the first keyword has no abbreviation. */
  readonly isTypedInFull?: boolean;
  /** Whether optional parts are typed in the order of the text only. */
  readonly isFixed: boolean;
}

/** The most optional parts that may stand side by side in any order. */
export const anyOrderMaximum = 6;

/** The kind of a type; an unknown one is a mistake of a line. */
export function knownKind(type: string): ArgumentKind {
  return present(kindOf(type), `a type of argument: <${type}>`);
}

/** A condition that holds everywhere, since no place knows what it negates. */
const always = 'not abbreviated';

/** A keyword; its help is looked up when somebody asks. The first of a line carries the condition of all of it. */
class Keyword implements Word {
  readonly kind = 'word';
  readonly text: string;
  readonly needs: string | undefined;
  readonly hidesWith: string | undefined;
  readonly #words: readonly string[];
  readonly #own: Readonly<Record<string, string>>;

  constructor(words: readonly string[], { help, needs, isTypedInFull = false }: SyntaxOptions) {
    const isFirst = words.length === 1;
    this.text = words.at(-1) ?? '';
    this.needs = isFirst ? needs : undefined;
    this.hidesWith = isFirst && isTypedInFull ? always : undefined;
    this.#words = words;
    this.#own = help;
  }

  get help(): string {
    return helpOf(this.#words, this.#own);
  }

  get isOwnHelp(): boolean {
    return isGeneratedHelp(this.#words, this.#own);
  }
}

function keyword(words: readonly string[], options: SyntaxOptions): Word {
  return new Keyword(words, options);
}

/** The keywords with which a line begins, as tokens. */
export function leadingTokens(words: readonly string[], options: SyntaxOptions): readonly Word[] {
  return words.map((_, place) => keyword(words.slice(0, place + 1), options));
}

/** The syntax of a line. */
export function syntaxOf(parts: Parts, options: SyntaxOptions): Syntax {
  return new Builder(options).sequence(parts, []);
}

class Builder {
  readonly #options: SyntaxOptions;

  constructor(options: SyntaxOptions) {
    this.#options = options;
  }

  sequence(parts: Parts, before: readonly string[]): Syntax {
    const tokens: Token[] = [];
    let words = before;
    for (let at = 0; at < parts.length; ) {
      const end = this.#endOfOptions(parts, at);
      const part = parts[at];
      if (part === undefined) break;
      if (end - at > 1) {
        tokens.push(anyOrder(parts.slice(at, end).map((each) => this.#option(each, words))));
        at = end;
        continue;
      }
      if (part.kind === 'word') words = [...words, part.text];
      tokens.push(...this.#part(part, words));
      at += 1;
    }
    return tokens;
  }

  /** One past the last of the optional parts that may come in any order. */
  #endOfOptions(parts: Parts, from: number): number {
    let end = from;
    while (
      !this.#options.isFixed &&
      parts[end]?.kind === 'optional' &&
      !takesRest(parts[end]) &&
      end - from < anyOrderMaximum
    )
      end += 1;
    return end;
  }

  #part(part: Part, words: readonly string[]): readonly Token[] {
    switch (part.kind) {
      case 'word':
        return [keyword(words, this.#options)];
      case 'argument':
        return [knownKind(part.type).token(part.name, helpOfArgument(part.name, words, this.#options.help))];
      case 'one':
        return [this.#one(part.branches, part.name, words)];
      case 'optional': {
        if (part.flag === undefined) return [optional(this.sequence(part.parts, words))];
        return this.#option(part, words);
      }
    }
  }

  /** An optional part as one of several that may come in any order. */
  #option(part: Part, words: readonly string[]): Syntax {
    if (part.kind !== 'optional') return this.#part(part, words);
    if (part.flag === undefined) return this.sequence(part.parts, words);
    const [first, ...others] = part.parts;
    if (first?.kind !== 'word') return [];
    if (others.length === 0) return [flag(part.flag, keyword([...words, first.text], this.#options))];
    return [optional([either({ on: this.sequence(part.parts, words) }, part.flag)])];
  }

  #one(branches: readonly Parts[], name: string, words: readonly string[]): Token {
    return either(
      Object.fromEntries(branches.map((branch, place) => [String(place), this.sequence(branch, words)])),
      name,
    );
  }
}

function takesRest(part: Part | undefined): boolean {
  return part?.kind === 'optional' && argumentsOf(part.parts).some(({ type }) => kindOf(type)?.isRest === true);
}

/** What decides how much of a line its negation needs. */
export interface Negation {
  readonly by: readonly string[];
  /** All of it is needed. */
  readonly isWhole: boolean;
  /** The argument with the number of the line, where lines are numbered; a number alone negates where `isNumberEnough`. */
  readonly number: string | undefined;
  readonly isNumberEnough: boolean;
}

/**
 * What stands behind `no`: the line down to the last argument of `by` and the keywords that follow it, and as much of the rest as
 * somebody types. A numbered line is negated by its number or by what it says, and all that share the rest of their key by that.
 */
export function negatedParts(parts: Parts, { by, isWhole, number, isNumberEnough }: Negation): Parts {
  if (number !== undefined) return negatedNumbered(parts, number, isNumberEnough);
  if (isWhole) return parts;
  const lastKey = parts.findLastIndex((part) => namesOf([part]).some((name) => by.includes(name)));
  const firstOther = parts.findIndex(({ kind }, place) => place > lastKey && kind !== 'word');
  const end = firstOther < 0 ? parts.length : firstOther;
  return [...parts.slice(0, end), ...optionally(parts.slice(end))];
}

function negatedNumbered(parts: Parts, number: string, isNumberEnough: boolean): Parts {
  const at = parts.findIndex((part) => namesOf([part]).includes(number));
  const numberPart = parts[at];
  const behind = parts.slice(at + 1);
  if (at > 0) return [...parts.slice(0, at), ...optionally(parts.slice(at))];
  if (!isNumberEnough || numberPart === undefined) return parts;
  const typed = numberPart.kind === 'optional' ? numberPart.parts : [numberPart];
  return [{ kind: 'one', branches: [[...typed, ...optionally(behind)], behind], name: '$no' }];
}

/** Each part only behind those before it, and none of them needed. */
function optionally(parts: Parts): Parts {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  if (first.kind === 'optional') return [first, ...optionally(others)];
  return [{ kind: 'optional', parts: [first, ...optionally(others)], flag: undefined }];
}
