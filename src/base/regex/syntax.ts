/** Reads a pattern into a tree: what `egrep` understands and a few letters (`\w`, `\d`, `\s`, `\b`) besides, or what JavaScript does. */
import { failed, ok, type Result } from '../result.ts';

/** What one character must be: within one of `ranges` (code units, both ends included), or, if negated, in none. */
export interface CharacterSet {
  readonly isNegated: boolean;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** A condition between two characters. */
export type Boundary =
  | 'line-start'
  | 'line-end'
  /** Of any line of a text of several lines. */
  | 'each-line-start'
  | 'each-line-end'
  | 'word-edge'
  | 'no-word-edge'
  | 'word-start'
  | 'word-end'
  | 'no-word-before'
  | 'no-word-after';

/** A part of a pattern. */
export type Pattern =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'boundary'; readonly boundary: Boundary }
  /** `isGroup` marks what stood in brackets. */
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[]; readonly isGroup?: true }
  | { readonly kind: 'alternatives'; readonly branches: readonly Pattern[] }
  /** `maximum` undefined stands for any number of times. */
  | {
      readonly kind: 'repeat';
      readonly of: Pattern;
      readonly minimum: number;
      readonly maximum: number | undefined;
    };

/** Why a text is no pattern; `offset` counts characters from its start. */
export interface PatternProblem {
  readonly why: 'unbalanced' | 'bad-range' | 'bad-repeat' | 'trailing-backslash' | 'too-large' | 'unsupported';
  readonly offset: number;
}

/** How often a repetition in braces may be asked for; POSIX promises 255 (RE_DUP_MAX). */
export const repeatMaximum = 255;

const nestingMaximum = 100;

/**
 * Whose patterns are read: those of `egrep`, or those of JavaScript with the flag `m`, where `^` and `$` hold at every line. What
 * needs a memory of the text (`\1`) or looks around (`(?=`) is in neither.
 */
export type Dialect = 'extended' | 'javascript';

/** Reads a whole pattern. */
export function parsePattern(text: string, dialect: Dialect = 'extended'): Result<Pattern, PatternProblem> {
  return new PatternReader(text, dialect).read();
}

/** One reading of one text. Invariant: everything before `#at` has been read. */
class PatternReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #problem: PatternProblem | undefined;
  readonly #isJavaScript: boolean;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#isJavaScript = dialect === 'javascript';
  }

  read(): Result<Pattern, PatternProblem> {
    const pattern = this.#alternatives();
    if (this.#at < this.#text.length) this.#fail('unbalanced');
    return this.#problem === undefined ? ok(pattern) : failed(this.#problem);
  }

  #fail(why: PatternProblem['why']): Pattern {
    this.#problem ??= { why, offset: this.#at };
    this.#at = this.#text.length;
    return { kind: 'empty' };
  }

  #take(character: string): boolean {
    if (this.#text.charAt(this.#at) !== character) return false;
    this.#at += 1;
    return true;
  }

  #alternatives(): Pattern {
    const branches = [this.#sequence()];
    while (this.#take('|')) branches.push(this.#sequence());
    const [only] = branches;
    return branches.length === 1 && only !== undefined ? only : { kind: 'alternatives', branches };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.#text.length && !/[|)]/.test(this.#text.charAt(this.#at))) {
      // A star with nothing before it stands for itself, as POSIX has it for `grep '*'`.
      const isFirst = parts.length === 0;
      parts.push(this.#repeated(this.#atom(), isFirst));
    }
    return { kind: 'sequence', parts };
  }

  #repeated(atom: Pattern, isFirst: boolean): Pattern {
    let pattern = atom;
    while (this.#at < this.#text.length) {
      const sign = this.#text.charAt(this.#at);
      if (sign === '*' || sign === '+' || sign === '?') {
        this.#at += 1;
        const maximum = sign === '?' ? 1 : undefined;
        pattern = { kind: 'repeat', of: pattern, minimum: sign === '+' ? 1 : 0, maximum };
        this.#skipLazy();
      } else if (sign === '{' && !(isFirst && pattern.kind === 'empty')) {
        const counts = this.#counts();
        if (counts === undefined) return pattern;
        pattern = { kind: 'repeat', of: pattern, ...counts };
        this.#skipLazy();
      } else return pattern;
    }
    return pattern;
  }

  /** Whether there is a match does not depend on how much of the text a repetition takes. */
  #skipLazy(): void {
    if (this.#isJavaScript) this.#take('?');
  }

  /** `{2}`, `{2,}`, `{2,5}` or `{,5}`; undefined, with nothing read, for a brace that is a character like any other. */
  #counts(): { readonly minimum: number; readonly maximum: number | undefined } | undefined {
    const match = /^\{(?:(\d{1,6})(,(\d{1,6})?)?|,(\d{1,6}))\}/.exec(this.#text.slice(this.#at, this.#at + 20));
    if (match === null) return undefined;
    const [whole, low, comma, high, onlyHigh] = match;
    const minimum = Number(low ?? 0);
    const maximum = onlyHigh !== undefined ? Number(onlyHigh) : comma === undefined ? minimum : high && Number(high);
    const bound = maximum === undefined || maximum === '' ? undefined : maximum;
    if (minimum > repeatMaximum || (bound ?? 0) > repeatMaximum || (bound ?? minimum) < minimum) {
      this.#fail('bad-repeat');
      return undefined;
    }
    this.#at += whole.length;
    return { minimum, maximum: bound };
  }

  #atom(): Pattern {
    const character = this.#text.charAt(this.#at);
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return this.#bracket();
      case '^':
        this.#at += 1;
        return { kind: 'boundary', boundary: this.#isJavaScript ? 'each-line-start' : 'line-start' };
      case '$':
        this.#at += 1;
        return { kind: 'boundary', boundary: this.#isJavaScript ? 'each-line-end' : 'line-end' };
      case '.':
        this.#at += 1;
        return { kind: 'set', set: { isNegated: true, ranges: this.#isJavaScript ? lineEnds : [] } };
      case '\\':
        return this.#escaped();
      default:
        this.#at += 1;
        return literal(character);
    }
  }

  #group(): Pattern {
    this.#at += 1;
    this.#depth += 1;
    if (this.#depth > nestingMaximum) return this.#fail('too-large');
    const isGroup = !this.#isJavaScript || this.#text.charAt(this.#at) !== '?';
    if (!isGroup && !this.#text.startsWith('?:', this.#at)) return this.#fail('unsupported');
    if (!isGroup) this.#at += 2;
    const inner = this.#alternatives();
    this.#depth -= 1;
    if (!this.#take(')')) return this.#fail('unbalanced');
    return isGroup ? { kind: 'sequence', parts: [inner], isGroup } : inner;
  }

  #escaped(): Pattern {
    const letter = this.#text.charAt(this.#at + 1);
    if (letter === '') return this.#fail('trailing-backslash');
    if (this.#isJavaScript && /[1-9kpPcux]/.test(letter)) return this.#fail('unsupported');
    this.#at += 2;
    const control = this.#isJavaScript ? controls.get(letter) : undefined;
    if (control !== undefined) return literal(control);
    const boundary = this.#isJavaScript && /[<>]/.test(letter) ? undefined : boundaries.get(letter);
    if (boundary !== undefined) return { kind: 'boundary', boundary };
    const ranges = classes.get(letter.toLowerCase());
    if (ranges === undefined) return literal(letter);
    return { kind: 'set', set: { isNegated: letter !== letter.toLowerCase(), ranges } };
  }

  #bracket(): Pattern {
    this.#at += 1;
    const isNegated = this.#take('^');
    const ranges: (readonly [number, number])[] = [];
    for (let isFirst = true; ; isFirst = false) {
      if (this.#at >= this.#text.length) return this.#fail('unbalanced');
      if (!isFirst && this.#take(']')) return { kind: 'set', set: { isNegated, ranges } };
      const named = /^\[:(\w+):\]/.exec(this.#text.slice(this.#at, this.#at + 12));
      if (named !== null) {
        const known = namedClasses.get(named[1] ?? '');
        if (known === undefined) return this.#fail('bad-range');
        ranges.push(...known);
        this.#at += named[0].length;
        continue;
      }
      const from = this.#bracketCharacter(ranges);
      if (from === undefined) continue;
      const hasRange = this.#text.charAt(this.#at) === '-' && !/^(\]|)$/.test(this.#text.charAt(this.#at + 1));
      if (!hasRange) {
        ranges.push([from, from]);
        continue;
      }
      this.#at += 1;
      const to = this.#text.charCodeAt(this.#at);
      if (to < from) return this.#fail('bad-range');
      this.#at += 1;
      ranges.push([from, to]);
    }
  }

  /** One character of a bracket; undefined where it was a class such as `\d`, which is then in `ranges`. */
  #bracketCharacter(ranges: (readonly [number, number])[]): number | undefined {
    const code = this.#text.charCodeAt(this.#at);
    const next = this.#text.charAt(this.#at + 1);
    const known = this.#text.charAt(this.#at) === '\\' ? classes.get(next) : undefined;
    if (known !== undefined) {
      ranges.push(...known);
      this.#at += 2;
      return undefined;
    }
    if (this.#isJavaScript && this.#text.charAt(this.#at) === '\\' && next !== '') {
      this.#at += 2;
      const others = classes.get(next.toLowerCase());
      if (others === undefined) return (controls.get(next) ?? next).charCodeAt(0);
      ranges.push(...without(others));
      return undefined;
    }
    if (this.#text.charAt(this.#at) === '\\' && /[\]\\^-]/.test(next)) {
      this.#at += 2;
      return next.charCodeAt(0);
    }
    this.#at += 1;
    return code;
  }
}

function literal(character: string): Pattern {
  const code = character.charCodeAt(0);
  return { kind: 'set', set: { isNegated: false, ranges: [[code, code]] } };
}

function range(from: string, to: string): readonly [number, number] {
  return [from.charCodeAt(0), to.charCodeAt(0)];
}

/** Everything but these ranges. */
function without(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  const starts = [0, ...sorted.map(([, to]) => to + 1)];
  const ends = [...sorted.map(([from]) => from - 1), 0xffff];
  return starts.flatMap((from, index) => {
    const to = ends[index] ?? 0;
    return from <= to ? [[from, to] as const] : [];
  });
}

const controls: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
]);
const lineEnds = [range('\n', '\n'), range('\r', '\r')];
const digit = [range('0', '9')];
const letter = [range('A', 'Z'), range('a', 'z')];
const blank = [range(' ', ' '), range('\t', '\t')];
const white = [range('\t', '\r'), range(' ', ' ')];
const punctuation = [range('!', '/'), range(':', '@'), range('[', '`'), range('{', '~')];

/** What counts as part of a word for `\b`, `\<`, `\>` and `word-exp`. */
export const wordRanges = [...digit, ...letter, range('_', '_')];

const classes: ReadonlyMap<string, readonly (readonly [number, number])[]> = new Map([
  ['w', wordRanges],
  ['d', digit],
  ['s', white],
]);

const boundaries: ReadonlyMap<string, Boundary> = new Map<string, Boundary>([
  ['b', 'word-edge'],
  ['B', 'no-word-edge'],
  ['<', 'word-start'],
  ['>', 'word-end'],
]);

const namedClasses: ReadonlyMap<string, readonly (readonly [number, number])[]> = new Map([
  ['alpha', letter],
  ['digit', digit],
  ['alnum', [...digit, ...letter]],
  ['upper', [range('A', 'Z')]],
  ['lower', [range('a', 'z')]],
  ['space', white],
  ['blank', blank],
  ['punct', punctuation],
  ['xdigit', [...digit, range('A', 'F'), range('a', 'f')]],
  ['print', [range(' ', '~')]],
  ['graph', [range('!', '~')]],
]);
