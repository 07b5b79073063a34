/** A script that cannot be read or run; its words are shown to the operator. */
export class TclProblem extends Error {}

/** A piece of a word: text as it is, the value of a variable, or what a script in brackets answers. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'script'; readonly script: string };

/** A word of a command. */
export type TclWord = readonly Piece[];

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Whether every brace, bracket and quote that a script opens is closed: a shell waits for more lines otherwise. */
export function isComplete(script: string): boolean {
  try {
    parseScript(script);
    return true;
  } catch (problem) {
    if (problem instanceof TclProblem) return !problem.message.startsWith('missing ');
    throw problem;
  }
}

/** The commands of a script with their words. */
export function parseScript(script: string): readonly (readonly TclWord[])[] {
  const reader = new Reader(script);
  const commands: TclWord[][] = [];
  let words: TclWord[] = [];
  for (;;) {
    reader.skipBlanks();
    if (reader.isAtEnd || reader.isAtSeparator) {
      if (words.length > 0) commands.push(words);
      words = [];
      if (reader.isAtEnd) return commands;
      reader.take();
    } else if (words.length === 0 && reader.next === '#') {
      reader.skipLine();
    } else {
      words.push(reader.word());
    }
  }
}

/** The pieces of a text in which variables and scripts stand, as between quotes. */
export function parseText(text: string): TclWord {
  return new Reader(text).pieces(() => false);
}

/** The elements of a list. */
export function parseList(text: string): readonly string[] {
  const reader = new Reader(text);
  const elements: string[] = [];
  for (;;) {
    reader.skipSpace();
    if (reader.isAtEnd) return elements;
    elements.push(reader.element());
  }
}

/** A list of these elements as text. */
export function listOf(elements: readonly string[]): string {
  return elements.map((text) => (/^[^\s{}[\]"\\;$]+$/.test(text) ? text : `{${text}}`)).join(' ');
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get next(): string {
    return this.#text.charAt(this.#at);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  get isAtSeparator(): boolean {
    return /[\n;]/.test(this.next);
  }

  take(): string {
    const taken = this.next;
    this.#at += 1;
    return taken;
  }

  /** Blanks within a command; a backslash at the end of a line is one. */
  skipBlanks(): void {
    const found = /^(?:[ \t\r]|\\\n)+/.exec(this.#text.slice(this.#at));
    this.#at += found?.[0].length ?? 0;
  }

  skipSpace(): void {
    while (/\s/.test(this.next)) this.#at += 1;
  }

  skipLine(): void {
    while (!this.isAtEnd && this.next !== '\n') this.#at += 1;
  }

  word(): TclWord {
    if (this.next === '{') return [{ kind: 'text', text: this.#enclosed() }];
    if (this.next !== '"') return this.pieces((character) => /[\s;]/.test(character));
    this.take();
    const pieces = this.pieces((character) => character === '"');
    if (this.take() !== '"') throw new TclProblem('missing "');
    return pieces;
  }

  element(): string {
    if (this.next === '{') return this.#enclosed();
    const isQuoted = this.next === '"';
    if (isQuoted) this.take();
    let text = '';
    while (!this.isAtEnd && (isQuoted ? this.next !== '"' : !/\s/.test(this.next))) text += this.#character();
    if (isQuoted) this.take();
    return text;
  }

  /** Up to the character that ends them, which is not taken. */
  pieces(isEnd: (character: string) => boolean): TclWord {
    const pieces: Piece[] = [];
    let text = '';
    const add = (piece: Piece): void => {
      if (text !== '') pieces.push({ kind: 'text', text });
      text = '';
      pieces.push(piece);
    };
    while (!this.isAtEnd && !isEnd(this.next)) {
      const name = this.next === '$' ? this.#variable() : undefined;
      if (name !== undefined) add({ kind: 'variable', name });
      else if (this.next === '[') add({ kind: 'script', script: this.#enclosed() });
      else text += this.#character();
    }
    if (text !== '' || pieces.length === 0) pieces.push({ kind: 'text', text });
    return pieces;
  }

  /** A character, or what one behind a backslash stands for. */
  #character(): string {
    const taken = this.take();
    if (taken !== '\\') return taken;
    const escaped = this.take();
    switch (escaped) {
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case '\n':
        return ' ';
      default:
        return escaped;
    }
  }

  #variable(): string | undefined {
    const [whole, braced, plain] =
      /^\$(?:\{([^}]*)\}|(\w+(?:\([^)]*\))?))/.exec(this.#text.slice(this.#at, this.#at + 256)) ?? [];
    if (whole === undefined) return undefined;
    this.#at += whole.length;
    return braced ?? plain;
  }

  /** What stands between braces or brackets, which may stand within each other. */
  #enclosed(): string {
    const open = this.take();
    const close = closing[open] ?? '';
    const from = this.#at;
    let depth = 1;
    while (!this.isAtEnd) {
      const character = this.take();
      if (character === '\\') this.take();
      else if (character === open) depth += 1;
      else if (character === close) depth -= 1;
      if (depth === 0) return this.#text.slice(from, this.#at - 1);
    }
    throw new TclProblem(open === '{' ? 'missing close-brace' : 'missing close-bracket');
  }
}
