/** What the terminal shows of the line being edited, and the bytes that change it. */

const BACKSPACE = '\b';
/** Ends a line of output towards the terminal. */
export const NEW_LINE = '\r\n';
/** What a row that is full is broken with: the blank goes to the next row, and the cursor back to its start. */
const ROW_BREAK = ` ${BACKSPACE}`;

/**
 * How a reading begins and ends on the terminal. The shell of NX-OS draws its lines itself: it returns to the first column before a
 * prompt, and a line that is over ends with two returns (raw logs in ansible 48680 and 33402, cisco.nxos 589, netmiko 1804).
 * Where the terminal itself reads, as for the answer to a question, there is neither.
 */
export type LineStyle = 'drawn' | 'plain';

const BEFORE_PROMPT: Readonly<Record<LineStyle, string>> = { drawn: '\r', plain: '' };
const LINE_END: Readonly<Record<LineStyle, string>> = { drawn: '\r\r\n', plain: NEW_LINE };

/**
 * Mirrors the prompt and the line on the screen, so that a change costs no more bytes than needed: a character typed at
 * the end is sent back as it is, which is what automation clients wait for. A row that is full is broken with a blank and a
 * backspace, at exactly the width of the terminal (the same logs), so the cursor always stands where the next character goes.
 * Invariant: `#shown` and `#cursor` are what the terminal has after all bytes returned so far. Each code point is taken to fill
 * one column.
 */
export class DrawnLine {
  /** 0 stands for a screen without an edge. */
  #widthColumns = 0;
  #promptColumns = 0;
  #shown: readonly string[] = [];
  #cursor = 0;
  #style: LineStyle = 'plain';

  /** Draws a prompt with an empty line on a fresh row; from now on the screen is `widthColumns` wide (0: without an edge). */
  start(prompt: string, widthColumns: number, style: LineStyle = 'plain'): string {
    this.#widthColumns = widthColumns;
    this.#style = style;
    this.#shown = [];
    this.#cursor = 0;
    const lastRow = prompt.lastIndexOf('\n') + 1;
    const characters = Array.from(prompt.slice(lastRow));
    this.#promptColumns = characters.length;
    return BEFORE_PROMPT[style] + prompt.slice(0, lastRow) + this.#written(characters, 0, undefined);
  }

  /** Makes the line `characters` with the cursor before the one with index `cursor`. */
  become(characters: readonly string[], cursor: number): string {
    let same = 0;
    while (same < characters.length && characters[same] === this.#shown[same]) same += 1;
    if (same === characters.length && same === this.#shown.length) return this.#moveTo(cursor);
    const toChange = this.#moveTo(same);
    const blanks = Math.max(0, this.#shown.length - characters.length);
    const changed = [...characters.slice(same), ...Array.from({ length: blanks }, () => ' ')];
    const written = this.#written(changed, this.#promptColumns + same, undefined);
    this.#shown = [...characters];
    this.#cursor = characters.length + blanks;
    return toChange + written + this.#moveTo(cursor);
  }

  /** Writes `mark` behind the line and goes to the start of the row below. */
  leave(mark = ''): string {
    return this.#moveTo(this.#shown.length) + mark + LINE_END[this.#style];
  }

  /** To the right by writing again what stands there, to the left by backspaces, across rows by cursor movements. */
  #moveTo(target: number): string {
    const from = this.#promptColumns + this.#cursor;
    const to = this.#promptColumns + target;
    if (to === from) return '';
    const passed = this.#shown.slice(this.#cursor, target);
    this.#cursor = target;
    if (to > from) return this.#written(passed, from, this.#shown[target]);
    const rows = this.#rowOf(from) - this.#rowOf(to);
    if (rows === 0) return BACKSPACE.repeat(from - to);
    const column = to - this.#rowOf(to) * this.#widthColumns;
    return `\r\x1b[${rows}A${column === 0 ? '' : `\x1b[${column}C`}`;
  }

  /** The bytes for some characters from a column on; `behind` is what stands there behind them and must stay. */
  #written(characters: readonly string[], fromColumns: number, behind: string | undefined): string {
    const width = this.#widthColumns;
    const endColumns = fromColumns + characters.length;
    if (width === 0 || this.#rowOf(fromColumns) === this.#rowOf(endColumns)) return characters.join('');
    let text = '';
    for (const [index, character] of characters.entries()) {
      text += character;
      const columns = fromColumns + index + 1;
      if (columns % width !== 0) continue;
      text += columns === endColumns && behind !== undefined ? behind + BACKSPACE : ROW_BREAK;
    }
    return text;
  }

  #rowOf(columns: number): number {
    return this.#widthColumns === 0 ? 0 : Math.floor(columns / this.#widthColumns);
  }
}
