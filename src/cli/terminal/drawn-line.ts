/** What the terminal shows of the line being edited, and the bytes that change it. */

const BACKSPACE = '\b';
/** Ends a line towards the terminal. */
export const NEW_LINE = '\r\n';

/**
 * Mirrors the prompt and the line on the screen, so that a change costs no more bytes than needed: a character typed at
 * the end is sent back as it is, which is what automation clients wait for. Lines longer than the screen is wide are
 * wrapped by the terminal itself. Invariant: `#shown`, `#cursor` and `#isWrapPending` are what the terminal has after
 * all bytes returned so far. Each code point is taken to fill one column.
 */
export class DrawnLine {
  /** 0 stands for a screen without an edge. */
  #widthColumns = 0;
  #promptColumns = 0;
  #shown: readonly string[] = [];
  #cursor = 0;
  /** The last column is filled, and the terminal will go to the next row with the next character only. */
  #isWrapPending = false;

  /** Draws a prompt with an empty line on a fresh row; from now on the screen is `widthColumns` wide (0: without an edge). */
  start(prompt: string, widthColumns: number): string {
    this.#widthColumns = widthColumns;
    this.#promptColumns = Array.from(prompt.slice(prompt.lastIndexOf('\n') + 1)).length;
    this.#shown = [];
    this.#cursor = 0;
    this.#noteWrap();
    return prompt;
  }

  /** Makes the line `characters` with the cursor before the one with index `cursor`. */
  become(characters: readonly string[], cursor: number): string {
    let same = 0;
    while (same < characters.length && characters[same] === this.#shown[same]) same += 1;
    if (same === characters.length && same === this.#shown.length) return this.#moveTo(cursor);
    const toChange = this.#moveTo(same);
    const blanks = Math.max(0, this.#shown.length - characters.length);
    const changed = characters.slice(same).join('') + ' '.repeat(blanks);
    this.#shown = [...characters];
    this.#cursor = characters.length + blanks;
    this.#noteWrap();
    return toChange + changed + this.#moveTo(cursor);
  }

  /** Writes `mark` behind the line and goes to the start of the row below. */
  leave(mark = ''): string {
    return this.#moveTo(this.#shown.length) + mark + NEW_LINE;
  }

  /** To the right by writing again what stands there, to the left by backspaces, across rows by cursor movements. */
  #moveTo(target: number): string {
    const from = this.#promptColumns + this.#cursor;
    const to = this.#promptColumns + target;
    if (to === from) return '';
    if (to > from) {
      const passed = this.#shown.slice(this.#cursor, target).join('');
      this.#cursor = target;
      this.#noteWrap();
      return passed;
    }
    const fromRow = this.#rowOf(from) - (this.#isWrapPending ? 1 : 0);
    const rows = fromRow - this.#rowOf(to);
    const isNear = rows === 0 && !this.#isWrapPending;
    this.#cursor = target;
    this.#isWrapPending = false;
    if (isNear) return BACKSPACE.repeat(from - to);
    const column = to - this.#rowOf(to) * this.#widthColumns;
    return `\r${rows === 0 ? '' : `\x1b[${rows}A`}${column === 0 ? '' : `\x1b[${column}C`}`;
  }

  #rowOf(columns: number): number {
    return this.#widthColumns === 0 ? 0 : Math.floor(columns / this.#widthColumns);
  }

  /** To be called where the cursor has come to its place by writing characters. */
  #noteWrap(): void {
    const columns = this.#promptColumns + this.#cursor;
    this.#isWrapPending = this.#widthColumns > 0 && columns > 0 && columns % this.#widthColumns === 0;
  }
}
