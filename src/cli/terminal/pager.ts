/** Shows long output page by page, as `more` does. */
import { NEW_LINE } from './drawn-line.ts';
import type { Key, KeyDecoder } from './keys.ts';

/** What is to be shown, and where; the decoder is the one of the connection. */
export interface PagedText {
  /** Without line ends; taken only as far as they are shown. */
  readonly lines: Iterable<string>;
  /** Height of the screen; 0 shows everything at once. */
  readonly rows: number;
  /** Width of the screen, for lines that fill several rows; 0 stands for one without an edge. */
  readonly widthColumns: number;
  readonly keys: KeyDecoder;
  /** What a pattern typed behind `/` finds; undefined for what is no pattern. Without it there is no search. */
  readonly search?: (pattern: string) => ((line: string) => boolean) | undefined;
}

/** What the pager does next. */
export interface PagerStep {
  readonly output: string;
  /** How many bytes were used; the others are for whoever reads next. */
  readonly consumedBytes: number;
  /** Whether all is shown, or the operator has seen enough. */
  readonly isDone: boolean;
  /** Whether there is more to do before a key is wanted: `goOn` does it. */
  readonly isWorking: boolean;
}

/** The prompt, in reverse video as captures have it (gnetcli). */
export const MORE_PROMPT = '\x1b[7m--More--\x1b[27m';

const MORE_COLUMNS = '--More--'.length;
/** What `d` and Ctrl-D go on by. */
const HALF_PAGE_LINES = 11;
const COUNT_DIGITS_MAXIMUM = 6;
const PATTERN_CHARACTERS_MAXIMUM = 128;
/** Lines that one step takes at most; keys may ask for a million. */
const STEP_LINES_MAXIMUM = 500;

/** What is still to be done for a key: lines to pass over, and then rows to show. */
interface Task {
  skips(line: string): boolean;
  /** What is shown when the passing over is over; `hasFound` tells whether a line is left. */
  note(hasFound: boolean): string;
  rows: number;
}

/**
 * Output with a `--More--` prompt between its pages; the keys are those of FUND-10.6, table 15.
 * Invariant: unless done, the terminal shows the prompt at the start of its row and one line at least is left.
 */
export class Pager {
  readonly #lines: Iterator<string>;
  readonly #keys: KeyDecoder;
  readonly #pageRows: number;
  readonly #widthColumns: number;
  #upcoming: IteratorResult<string>;
  #shownLines = 0;
  #promptColumns = 0;
  /** Digits typed before a key. */
  #count = '';
  /** The pattern that is being typed behind `/`. */
  #pattern: string | undefined;
  /** What was searched for last; an empty pattern searches for it again. */
  #lastPattern = '';
  /** What `.` does again. */
  #again: (() => string) | undefined;
  readonly #search: PagedText['search'];
  #task: Task | undefined;
  /** Whether the task is still passing lines over. */
  #isPassing = true;

  constructor(parts: PagedText) {
    this.#lines = parts.lines[Symbol.iterator]();
    this.#keys = parts.keys;
    this.#search = parts.search;
    this.#pageRows = parts.rows === 0 ? Number.POSITIVE_INFINITY : Math.max(1, parts.rows - 1);
    this.#widthColumns = parts.widthColumns;
    this.#upcoming = this.#lines.next();
  }

  /** The first page. */
  open(): PagerStep {
    return this.#step(this.#begin({ skips: () => false, note: () => '', rows: this.#pageRows }), 0);
  }

  /** Gives up, in the middle of a page or of a step. */
  close(): void {
    this.#quit();
    this.#task = undefined;
  }

  /** Goes on with what a key has asked for. */
  goOn(): PagerStep {
    return this.#step(this.#work(), 0);
  }

  /** Reads keys from `bytes`, from the one with index `start` on, until all is shown or the bytes are used up. */
  feed(bytes: Uint8Array, start = 0): PagerStep {
    const output: string[] = [];
    let index = start;
    while (index < bytes.length && !this.#isDone && this.#task === undefined) {
      const key = this.#keys.next(bytes[index] ?? 0);
      index += 1;
      if (key !== undefined) output.push(this.#press(key));
    }
    return this.#step(output.join(''), index - start);
  }

  get #isDone(): boolean {
    return this.#upcoming.done === true;
  }

  #step(output: string, consumedBytes: number): PagerStep {
    return { output, consumedBytes, isDone: this.#isDone, isWorking: this.#task !== undefined };
  }

  #press(key: Key): string {
    if (this.#pattern !== undefined) return this.#typePattern(key, this.#pattern);
    const name = key.kind === 'text' ? key.text : key.kind === 'control' ? `ctrl-${key.letter}` : key.kind;
    if (/^[0-9]$/.test(name)) {
      if (this.#count.length < COUNT_DIGITS_MAXIMUM) this.#count += name;
      return '';
    }
    const count = this.#count === '' ? undefined : Math.max(1, Number(this.#count));
    this.#count = '';
    switch (name) {
      case ' ':
        return this.#do(() => this.#goOnBy(count ?? this.#pageRows));
      case 'enter':
        return this.#do(() => this.#goOnBy(count ?? 1));
      case 'd':
      case 'ctrl-d':
        return this.#do(() => this.#goOnBy(count ?? HALF_PAGE_LINES));
      case 's':
        return this.#do(() => this.#skip(count ?? 1));
      case 'f':
        return this.#do(() => this.#skip((count ?? 1) * this.#pageRows));
      case '=':
        return this.#do(() => this.#tellLine());
      case '.':
        return this.#again?.() ?? '';
      case '/':
        return this.#beginPattern();
      case 'q':
      case 'Q':
      case 'ctrl-c':
        return this.#quit();
      default:
        return '';
    }
  }

  /** Does something, and remembers how. */
  #do(action: () => string): string {
    this.#again = action;
    return action();
  }

  #beginPattern(): string {
    if (this.#search === undefined) return '';
    this.#pattern = '';
    const erased = this.#erasePrompt();
    this.#promptColumns = 1;
    return `${erased}/`;
  }

  /** Enter searches, Ctrl-C and deleting the `/` go back to the prompt. */
  #typePattern(key: Key, pattern: string): string {
    const isGivenUp = (key.kind === 'control' && key.letter === 'c') || (key.kind === 'backspace' && pattern === '');
    if (isGivenUp || key.kind === 'enter') this.#pattern = undefined;
    if (isGivenUp) return this.#erasePrompt() + this.#prompt();
    if (key.kind === 'enter') {
      if (pattern !== '') this.#lastPattern = pattern;
      return this.#do(() => this.#find(this.#lastPattern));
    }
    if (key.kind === 'backspace') {
      this.#pattern = Array.from(pattern).slice(0, -1).join('');
      this.#promptColumns -= 1;
      return '\b \b';
    }
    if (key.kind !== 'text' || pattern.length >= PATTERN_CHARACTERS_MAXIMUM) return '';
    this.#pattern = pattern + key.text;
    this.#promptColumns += 1;
    return key.text;
  }

  /** Goes on with the next line that matches; what lies before it is passed over, as `more` does. */
  #find(pattern: string): string {
    const matches = pattern === '' ? undefined : this.#search?.(pattern);
    const erased = this.#erasePrompt();
    if (matches === undefined) return erased + this.#prompt();
    const note = (hasFound: boolean): string => (hasFound ? `...skipping${NEW_LINE}` : `Pattern not found${NEW_LINE}`);
    return erased + this.#begin({ skips: (line) => !matches(line), note, rows: this.#pageRows - 1 });
  }

  #goOnBy(rows: number): string {
    return this.#erasePrompt() + this.#begin({ skips: () => false, note: () => '', rows });
  }

  #skip(lines: number): string {
    let skipped = 0;
    const note = (): string => `...skipping ${skipped} ${skipped === 1 ? 'line' : 'lines'}${NEW_LINE}`;
    const skips = (): boolean => {
      if (skipped === lines) return false;
      skipped += 1;
      return true;
    };
    return this.#erasePrompt() + this.#begin({ skips, note, rows: this.#pageRows - 1 });
  }

  #begin(task: Task): string {
    this.#task = task;
    return this.#work();
  }

  /** Does a step of the task, and shows the prompt when it is done. A line longer than what is left is shown all the same. */
  #work(): string {
    const task = this.#task;
    if (task === undefined) return '';
    const shown: string[] = [];
    for (let taken = 0; taken < STEP_LINES_MAXIMUM; taken += 1) {
      if (this.#isPassing) {
        if (this.#upcoming.done !== true && task.skips(this.#upcoming.value)) {
          this.#take();
          continue;
        }
        this.#isPassing = false;
        shown.push(task.note(!this.#isDone));
      }
      if (this.#isDone || task.rows <= 0) {
        this.#task = undefined;
        this.#isPassing = true;
        return shown.join('') + this.#prompt();
      }
      const line = this.#take();
      shown.push(line, NEW_LINE);
      task.rows -= this.#rowsOf(line);
    }
    return shown.join('');
  }

  #tellLine(): string {
    const text = String(this.#shownLines);
    const erased = this.#erasePrompt();
    this.#promptColumns = text.length;
    return erased + text;
  }

  #quit(): string {
    this.#lines.return?.();
    this.#upcoming = { done: true, value: undefined };
    return this.#erasePrompt();
  }

  #take(): string {
    const line: string = this.#upcoming.done === true ? '' : this.#upcoming.value;
    this.#upcoming = this.#lines.next();
    this.#shownLines += 1;
    return line;
  }

  #rowsOf(line: string): number {
    return this.#widthColumns === 0 ? 1 : Math.max(1, Math.ceil(line.length / this.#widthColumns));
  }

  #prompt(): string {
    if (this.#isDone) return '';
    this.#promptColumns = MORE_COLUMNS;
    return MORE_PROMPT;
  }

  #erasePrompt(): string {
    return `\r${' '.repeat(this.#promptColumns)}\r`;
  }
}
