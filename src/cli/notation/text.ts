/** The text of a line, as a command reference writes it, taken apart. */

/** A part of a line. */
export type Part =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'argument'; readonly name: string; readonly type: string }
  /** May be left out; `flag` is captured where it has no argument of its own. */
  | { readonly kind: 'optional'; readonly parts: Parts; readonly flag: string | undefined }
  /** Exactly one of them, whose place is captured under `name`. */
  | { readonly kind: 'one'; readonly branches: readonly Parts[]; readonly name: string };

/** A line, or a part of it, in the order of typing. */
export type Parts = readonly Part[];

/** Parses the text of a line; throws an `Error` that says what is wrong and where. */
export function parseLine(text: string): Parts {
  const reader = new Reader(text);
  const parts = reader.parts([]);
  reader.end();
  return parts;
}

class Reader {
  readonly #text: string;
  readonly #tokens: readonly string[];
  #at = 0;
  #choices = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = text.match(/<[^<>]*>|[[\]{}|]|[^\s[\]{}|<>]+|[<>]/g) ?? [];
  }

  end(): void {
    if (this.#at < this.#tokens.length) this.fail(`"${this.#tokens[this.#at]}" has no beginning`);
  }

  fail(why: string): never {
    throw new Error(`"${this.#text}": ${why}`);
  }

  /** Parts up to a closing bracket or a bar; `before` are the keywords that stand before them. */
  parts(before: readonly string[]): Parts {
    const parts: Part[] = [];
    let words = before;
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined || token === ']' || token === '}' || token === '|') return parts;
      this.#at += 1;
      if (token === '[' || token === '{') parts.push(this.#group(token, words));
      else if (token === '<' || token === '>') this.fail(`"${token}" stands alone`);
      else if (token.startsWith('<')) parts.push(this.#argument(token, words));
      else {
        parts.push({ kind: 'word', text: token });
        words = [...words, token];
      }
    }
  }

  #group(opening: string, words: readonly string[]): Part {
    const branches: Parts[] = [];
    const place = this.#choices;
    this.#choices += 1;
    do {
      const branch = this.parts(words);
      if (branch.length === 0) this.fail(`an empty alternative`);
      branches.push(branch);
    } while (this.#tokens[this.#at++] === '|');
    const closing = this.#tokens[this.#at - 1];
    if (closing !== (opening === '[' ? ']' : '}')) this.fail(`"${opening}" is not closed`);
    const [only] = branches;
    const inner: Parts =
      branches.length === 1 && only !== undefined ? only : [{ kind: 'one', branches, name: `$${place}` }];
    if (opening === '[') return { kind: 'optional', parts: inner, flag: flagOf(inner) };
    if (branches.length === 1) this.fail('braces around a single way');
    const [one] = inner;
    return one ?? this.fail('an empty alternative');
  }

  #argument(token: string, words: readonly string[]): Part {
    const inside = token.slice(1, -1);
    const colon = inside.indexOf(':');
    if (colon >= 0) return { kind: 'argument', name: inside.slice(0, colon), type: inside.slice(colon + 1) };
    const isRange = /^-?\d+--?\d+$/.test(inside);
    const word = words.at(-1);
    if (isRange && word === undefined) this.fail(`${token} needs a name, such as <number:${inside}>`);
    if (inside === '') this.fail('an argument without a type');
    return { kind: 'argument', name: camel(isRange ? [word ?? ''] : [inside]), type: inside };
  }
}

/** The name under which it is kept that an optional part was typed: its keywords, where nothing has to follow them. */
function flagOf(parts: Parts): string | undefined {
  const end = parts.findIndex(({ kind }) => kind !== 'word');
  const [words, rest] = end < 0 ? [parts, []] : [parts.slice(0, end), parts.slice(end)];
  if (words.length === 0 || rest.some(({ kind }) => kind !== 'optional')) return undefined;
  const flag = camel(words.map((part) => (part.kind === 'word' ? part.text : '')));
  return namesOf(rest).includes(flag) ? undefined : flag;
}

/** `rd-both` and `log detail` as names: `rdBoth`, `logDetail`. */
export function camel(words: readonly string[]): string {
  return words
    .join('-')
    .replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => (letter ?? '').toUpperCase())
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

/** The arguments of a line and of all its parts. */
export function argumentsOf(parts: Parts): readonly Argument[] {
  return parts.flatMap(argumentsIn);
}

type Argument = Extract<Part, { kind: 'argument' }>;

function argumentsIn(part: Part): readonly Argument[] {
  switch (part.kind) {
    case 'word':
      return [];
    case 'argument':
      return [part];
    case 'optional':
      return argumentsOf(part.parts);
    case 'one':
      return part.branches.flatMap(argumentsOf);
  }
}

/** Everything that is captured: arguments, flags, and which way was taken. */
export function namesOf(parts: Parts): readonly string[] {
  return parts.flatMap(namesIn);
}

function namesIn(part: Part): readonly string[] {
  switch (part.kind) {
    case 'word':
      return [];
    case 'argument':
      return [part.name];
    case 'optional':
      return [...(part.flag === undefined ? [] : [part.flag]), ...namesOf(part.parts)];
    case 'one':
      return [part.name, ...part.branches.flatMap(namesOf)];
  }
}

/** The keywords with which a text begins. */
export function leadingWords(text: string): readonly string[] {
  const [before = ''] = /^[^<>[\]{}|]*/.exec(text) ?? [];
  return before.split(/\s+/).filter((word) => word !== '');
}

/** The keywords outside of all brackets. */
export function outerWords(text: string): string {
  const words: string[] = [];
  let depth = 0;
  for (const [token] of text.matchAll(/<[^<>]*>|[[\]{}|]|[^\s[\]{}|<>]+/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    else if (depth === 0 && !token.startsWith('<')) words.push(token);
  }
  return words.join(' ');
}
