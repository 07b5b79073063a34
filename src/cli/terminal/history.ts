/** The lines an operator has entered. */

/** How many lines are kept for each mode. */
export const HISTORY_LINES = 64;

/**
 * Entered lines by mode, oldest first. Blank lines and repetitions of the line before are not kept.
 * Invariant: no mode holds more than `HISTORY_LINES` lines.
 */
export class History {
  readonly #lines = new Map<string, string[]>();

  /** Keeps `line` as the newest of `mode`. */
  add(mode: string, line: string): void {
    const lines = this.#lines.get(mode) ?? [];
    if (line.trim() === '' || lines.at(-1) === line) return;
    lines.push(line);
    if (lines.length > HISTORY_LINES) lines.shift();
    this.#lines.set(mode, lines);
  }

  /** The lines of `mode`, oldest first. */
  lines(mode: string): readonly string[] {
    return this.#lines.get(mode) ?? [];
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
