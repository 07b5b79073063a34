/** The lines an operator has entered. */

/** How many lines are kept for each mode. */
export const HISTORY_LINES = 64;

/** One entered line. */
export interface HistoryEntry {
  readonly mode: string;
  readonly line: string;
  /** When it was entered, in whatever time the owner of the history keeps. */
  readonly atMs: number;
}

/** How a history is kept. */
export interface HistoryOptions {
  /** Whether a line of mode `other` can be recalled in `mode`; only in its own when left out. */
  readonly sees?: (mode: string, other: string) => boolean;
  /** What time it is; lines have time 0 when left out. */
  readonly now?: () => number;
}

/**
 * Entered lines by mode, oldest first. Blank lines and repetitions of the line before are not kept.
 * Invariant: no mode holds more than `HISTORY_LINES` lines.
 */
export class History {
  readonly #sees: (mode: string, other: string) => boolean;
  readonly #now: () => number;
  #entries: HistoryEntry[] = [];

  constructor({ sees = (mode, other) => mode === other, now = () => 0 }: HistoryOptions = {}) {
    this.#sees = sees;
    this.#now = now;
  }

  /** Keeps `line` as the newest of `mode`. */
  add(mode: string, line: string): void {
    const own = this.#entries.filter((entry) => entry.mode === mode);
    if (line.trim() === '' || own.at(-1)?.line === line) return;
    const [oldest] = own;
    if (own.length >= HISTORY_LINES) this.#entries = this.#entries.filter((entry) => entry !== oldest);
    this.#entries.push({ mode, line, atMs: this.#now() });
  }

  /** The lines that can be recalled in `mode`, oldest first. */
  lines(mode: string): readonly string[] {
    return this.#entries.filter((entry) => this.#sees(mode, entry.mode)).map((entry) => entry.line);
  }

  /** Everything that is kept, oldest first. */
  entries(): readonly HistoryEntry[] {
    return this.#entries;
  }
}

/** A way through the lines of one mode, from the line being written (the draft) back to the oldest. */
export class Recall {
  readonly #lines: readonly string[];
  /** How many lines back; 0 is the draft. */
  #back = 0;
  #draft = '';

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** The line before the one shown, which is `shown`; undefined when there is none. */
  older(shown: string): string | undefined {
    const line = this.#lines[this.#lines.length - this.#back - 1];
    if (line === undefined) return undefined;
    if (this.#back === 0) this.#draft = shown;
    this.#back += 1;
    return line;
  }

  /** The line after the one shown, in the end the draft again; undefined when that is shown already. */
  newer(): string | undefined {
    if (this.#back === 0) return undefined;
    this.#back -= 1;
    return this.#back === 0 ? this.#draft : this.#lines[this.#lines.length - this.#back];
  }
}
