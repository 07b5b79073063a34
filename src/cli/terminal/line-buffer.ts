/** The text of the line being edited. */

/** The most characters a line can hold; what is typed beyond is refused. */
export const LINE_LENGTH_MAXIMUM = 2048;

/**
 * Characters (code points) and a cursor between them; edits happen in place because a paste may bring very many.
 * Invariant: `0 <= cursor <= length <= LINE_LENGTH_MAXIMUM`.
 */
export class LineBuffer {
  readonly #characters: string[] = [];
  #cursor = 0;
  #killed: readonly string[] = [];

  /** The characters, for drawing; valid until the next edit. */
  get characters(): readonly string[] {
    return this.#characters;
  }

  get cursor(): number {
    return this.#cursor;
  }

  get text(): string {
    return this.#characters.join('');
  }

  get textBeforeCursor(): string {
    return this.#characters.slice(0, this.#cursor).join('');
  }

  /** Inserts one character; answers false when the line is full. */
  insert(character: string): boolean {
    if (this.#characters.length >= LINE_LENGTH_MAXIMUM) return false;
    if (this.#cursor === this.#characters.length) this.#characters.push(character);
    else this.#characters.splice(this.#cursor, 0, character);
    this.#cursor += 1;
    return true;
  }

  /** Replaces the whole line, with the cursor at its end. */
  become(text: string): void {
    this.#characters.length = 0;
    for (const character of text) {
      if (this.#characters.length < LINE_LENGTH_MAXIMUM) this.#characters.push(character);
    }
    this.#cursor = this.#characters.length;
  }

  /** Moves the cursor by so many characters, as far as the line goes. */
  move(by: number): void {
    this.moveTo(this.#cursor + by);
  }

  /** Puts the cursor before the character with this index, or to the nearer end of the line. */
  moveTo(index: number): void {
    this.#cursor = Math.max(0, Math.min(this.#characters.length, index));
  }

  /** Where the word left of the cursor begins. */
  startOfWord(): number {
    let index = this.#cursor;
    while (index > 0 && this.#characters[index - 1] === ' ') index -= 1;
    while (index > 0 && this.#characters[index - 1] !== ' ') index -= 1;
    return index;
  }

  /** Where the word right of the cursor ends. */
  endOfWord(): number {
    const { length } = this.#characters;
    let index = this.#cursor;
    while (index < length && this.#characters[index] === ' ') index += 1;
    while (index < length && this.#characters[index] !== ' ') index += 1;
    return index;
  }

  /** Removes the characters between the cursor and `index`. */
  removeTo(index: number): readonly string[] {
    const start = Math.max(0, Math.min(index, this.#cursor));
    const removed = this.#characters.splice(start, Math.max(index, this.#cursor) - start);
    this.#cursor = start;
    return removed;
  }

  /** Removes like `removeTo` and keeps what was removed for `yank`. */
  killTo(index: number): void {
    const removed = this.removeTo(index);
    if (removed.length > 0) this.#killed = removed;
  }

  /** Inserts what was killed last; answers false when not all of it has room. */
  yank(): boolean {
    return this.#killed.every((character) => this.insert(character));
  }

  /** Exchanges the characters around the cursor, at the end of the line the last two, and steps over them. */
  transpose(): void {
    const right = Math.min(this.#cursor, this.#characters.length - 1);
    if (right < 1) return;
    const [moved = ''] = this.#characters.splice(right, 1);
    this.#characters.splice(right - 1, 0, moved);
    this.#cursor = right + 1;
  }
}
