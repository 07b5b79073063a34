/** Turns the bytes that a terminal sends into keys. */

/** Keys that are no character and no Ctrl with a letter. */
export type NamedKey =
  | 'enter'
  | 'tab'
  | 'backspace'
  | 'delete'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'home'
  | 'end'
  | 'word-left'
  | 'word-right'
  | 'delete-word';

/** One key stroke. */
export type Key =
  /** One printable character: a single code point. */
  | { readonly kind: 'text'; readonly text: string }
  /** Ctrl with a letter from a to z, but for those that have a name of their own (H, I, J, M). */
  | { readonly kind: 'control'; readonly letter: string }
  | { readonly kind: NamedKey };

/**
 * Decodes one byte after the other; sequences may be split anywhere between chunks. One decoder serves a connection for
 * all its life, whoever reads the keys, because a CR at the end of one line decides about an LF before the next.
 * CR, LF and CRLF are each one Enter, NUL is nothing, broken UTF-8 and unknown escape sequences are dropped.
 */
export class KeyDecoder {
  #isAfterReturn = false;
  #escape: 'none' | 'begun' | 'control' | 'single' = 'none';
  #parameters = '';
  #codePoint = 0;
  #missingBytes = 0;
  #leastCodePoint = 0;

  /** The key that `byte` completes, if it completes one. */
  next(byte: number): Key | undefined {
    const isAfterReturn = this.#isAfterReturn;
    this.#isAfterReturn = false;
    if (this.#missingBytes > 0 && (byte & 0xc0) === 0x80) return this.#continueCharacter(byte);
    this.#missingBytes = 0;
    if (this.#escape !== 'none' && byte >= BLANK && byte < DELETE) return this.#continueEscape(byte);
    this.#escape = 'none';
    if (byte >= BLANK && byte < DELETE) return PRINTABLE[byte - BLANK];
    if (byte >= 0x80) return this.#beginCharacter(byte);
    if (byte === LINE_FEED && isAfterReturn) return undefined;
    if (byte === RETURN) this.#isAfterReturn = true;
    if (byte === ESCAPE) {
      this.#escape = 'begun';
      this.#parameters = '';
    }
    return CONTROLS.get(byte);
  }

  #beginCharacter(byte: number): undefined {
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte < 0xc2 || byte > 0xf4) return;
    this.#missingBytes = length - 1;
    this.#codePoint = byte & (0xff >> (length + 1));
    this.#leastCodePoint = length === 4 ? 0x10000 : length === 3 ? 0x800 : 0xa0;
  }

  #continueCharacter(byte: number): Key | undefined {
    this.#codePoint = this.#codePoint * 64 + (byte & 0x3f);
    this.#missingBytes -= 1;
    if (this.#missingBytes > 0) return undefined;
    const code = this.#codePoint;
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    if (code < this.#leastCodePoint || isSurrogate || code > 0x10ffff) return undefined;
    return { kind: 'text', text: String.fromCodePoint(code) };
  }

  #continueEscape(byte: number): Key | undefined {
    const character = String.fromCharCode(byte);
    if (this.#escape === 'begun') {
      this.#escape = character === '[' ? 'control' : character === 'O' ? 'single' : 'none';
      return this.#escape === 'none' ? ESCAPED.get(character) : undefined;
    }
    const isFinal = this.#escape === 'single' || byte >= 0x40;
    if (!isFinal) {
      if (this.#parameters.length < PARAMETERS_MAXIMUM) this.#parameters += character;
      return undefined;
    }
    this.#escape = 'none';
    return sequenceKey(this.#parameters, character);
  }
}

const RETURN = 0x0d;
const LINE_FEED = 0x0a;
const ESCAPE = 0x1b;
const BLANK = 0x20;
const DELETE = 0x7f;
const PARAMETERS_MAXIMUM = 16;

const PRINTABLE: readonly Key[] = Array.from({ length: DELETE - BLANK }, (_, index) => ({
  kind: 'text',
  text: String.fromCharCode(BLANK + index),
}));

const CONTROLS: ReadonlyMap<number, Key> = new Map<number, Key>([
  ...Array.from('abcdefghijklmnopqrstuvwxyz', (letter, index): [number, Key] => [
    index + 1,
    { kind: 'control', letter },
  ]),
  [0x08, { kind: 'backspace' }],
  [0x09, { kind: 'tab' }],
  [LINE_FEED, { kind: 'enter' }],
  [RETURN, { kind: 'enter' }],
  [DELETE, { kind: 'backspace' }],
]);

/** Escape before a letter, as Meta sends it. */
const ESCAPED: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['b', { kind: 'word-left' }],
  ['f', { kind: 'word-right' }],
  ['d', { kind: 'delete-word' }],
]);

/** What closes a sequence, with the first parameter where `~` closes it. */
const SEQUENCES: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['A', { kind: 'up' }],
  ['B', { kind: 'down' }],
  ['C', { kind: 'right' }],
  ['D', { kind: 'left' }],
  ['H', { kind: 'home' }],
  ['F', { kind: 'end' }],
  ['1~', { kind: 'home' }],
  ['3~', { kind: 'delete' }],
  ['4~', { kind: 'end' }],
  ['7~', { kind: 'home' }],
  ['8~', { kind: 'end' }],
  ['modified C', { kind: 'word-right' }],
  ['modified D', { kind: 'word-left' }],
]);

function sequenceKey(parameters: string, final: string): Key | undefined {
  const [first = '', modifier] = parameters.split(';');
  if (final === '~') return SEQUENCES.get(`${first}~`);
  return (modifier === undefined ? undefined : SEQUENCES.get(`modified ${final}`)) ?? SEQUENCES.get(final);
}
