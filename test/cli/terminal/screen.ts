/** A terminal of a few lines of code: what an operator sees after the bytes that the editor and the pager send. */

/** A VT100 as far as this room needs it: wrapping at the edge is put off until the next character, as on the real one. */
export class Screen {
  readonly #widthColumns: number;
  readonly #rows: string[][] = [[]];
  #row = 0;
  #column = 0;
  #bells = 0;

  constructor(widthColumns: number) {
    this.#widthColumns = widthColumns;
  }

  get bells(): number {
    return this.#bells;
  }

  write(output: string): void {
    for (const [token] of output.matchAll(/\x1b\[[0-9;]*[A-Za-z]|[\s\S]/gu)) this.#take(token);
  }

  /** All cells in one string, row after row, without the empty ones at the end. */
  get cells(): string {
    const rows = this.#rows.map((row) => Array.from({ length: this.#widthColumns }, (_, column) => row[column] ?? ' '));
    return rows.flat().join('').trimEnd();
  }

  /** Where the cursor stands among the cells; behind the last column of a row is before the first of the next. */
  get cursorCell(): number {
    return this.#row * this.#widthColumns + this.#column;
  }

  /** The rows; `$0` stands where the cursor is. Empty rows below it are left out. */
  show(): string {
    const texts = this.#rows.map((row) => Array.from(row, (cell) => cell ?? ' ').join(''));
    const shown = texts.map((text, index) => {
      if (index !== this.#row) return text.trimEnd();
      return `${text.slice(0, this.#column).padEnd(this.#column)}$0${text.slice(this.#column).trimEnd()}`;
    });
    while (shown.at(-1) === '') shown.pop();
    return shown.join('\n');
  }

  #take(token: string): void {
    const [, count = '', final] = /^\x1b\[([0-9;]*)([A-Za-z])$/.exec(token) ?? [];
    const by = Number(count === '' ? 1 : count);
    if (final === 'A') this.#row = Math.max(0, this.#row - by);
    else if (final === 'C') this.#column = Math.min(this.#widthColumns - 1, this.#column + by);
    else if (final === 'm') return;
    else if (final !== undefined) throw new Error(`this terminal does not know ${JSON.stringify(token)}`);
    else if (token === '\r') this.#column = 0;
    else if (token === '\n') this.#goDown();
    else if (token === '\b') this.#column = Math.max(0, Math.min(this.#column, this.#widthColumns - 1) - 1);
    else if (token === '\x07') this.#bells += 1;
    else this.#print(token);
  }

  #print(character: string): void {
    if (this.#column === this.#widthColumns) {
      this.#column = 0;
      this.#goDown();
    }
    const row = this.#rows[this.#row] ?? [];
    row[this.#column] = character;
    this.#column += 1;
  }

  #goDown(): void {
    this.#row += 1;
    while (this.#rows.length <= this.#row) this.#rows.push([]);
  }
}

/** The bytes that a terminal sends for `text`; keys are written as the control characters they are. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The control character of Ctrl with a letter. */
export function ctrl(letter: string): string {
  return String.fromCharCode(letter.toLowerCase().charCodeAt(0) - 96);
}
