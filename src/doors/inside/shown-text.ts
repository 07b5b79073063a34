/** Of so much that has been shown, whole lines are made plain at once, and not with all the rest when somebody asks. */
const plainAtOnce = 32 * 1024;

/**
 * What a screen has shown, as a reader sees it. It is made plain as it comes, so that asking for megabytes takes no longer than putting
 * them together. Of more than `most` characters only the last are kept, at least half as many.
 */
export class ShownText {
  readonly #most: number;
  /** Whole lines, made plain. */
  #lines: string[] = [];
  #lineCharacters = 0;
  /** What came behind them, as it came. */
  #rest = '';

  constructor(most: number) {
    this.#most = most;
  }

  /** Shows more. */
  add(text: string): void {
    this.#rest += text;
    if (this.#rest.length > this.#most) this.#rest = this.#rest.slice(-this.#most / 2);
    if (this.#rest.length < plainAtOnce || !text.includes('\n')) return;
    const end = this.#rest.lastIndexOf('\n') + 1;
    this.#keep(plain(this.#rest.slice(0, end)));
    this.#rest = this.#rest.slice(end);
  }

  /** All of it. */
  get text(): string {
    return this.#lines.length === 0 ? plain(this.#rest) : this.#lines.join('') + plain(this.#rest);
  }

  /** The last line, which has not ended. */
  get lastLine(): string {
    return plain(this.#rest.slice(this.#rest.lastIndexOf('\n') + 1));
  }

  /** All of it, which is no longer kept here. */
  take(): string {
    const { text } = this;
    this.clear();
    return text;
  }

  /** Forgets all of it. */
  clear(): void {
    this.#lines = [];
    this.#lineCharacters = 0;
    this.#rest = '';
  }

  #keep(lines: string): void {
    this.#lines.push(lines);
    this.#lineCharacters += lines.length;
    if (this.#lineCharacters <= this.#most) return;
    let dropped = 0;
    while (this.#lineCharacters > this.#most / 2 + (this.#lines[dropped]?.length ?? 0)) {
      this.#lineCharacters -= this.#lines[dropped]?.length ?? 0;
      dropped += 1;
    }
    this.#lines.splice(0, dropped);
  }
}

const reverseVideo = /\x1b\[\d*m/g;

/** A line that the shell draws: what ends it, and where it was broken at the edge of the terminal. */
const drawnEnds = /\r+\n/g;
const drawnStarts = /(^|\n)\r+/g;
const rowBreaks = / \x08/g;

/** What a reader of the screen sees: line ends as `\n`, and of a line that was drawn over only what it shows in the end. */
export function plain(shown: string): string {
  // By what stands in nearly all that is shown first, which takes no pattern.
  const usual = shown.replaceAll('\r\r\n', '\n').replaceAll('\r\n', '\n').replaceAll('\n\r', '\n');
  const text = usual.includes('\r') ? usual.replaceAll(drawnEnds, '\n').replaceAll(drawnStarts, '$1') : usual;
  if (!text.includes('\r') && !text.includes('\x1b') && !text.includes('\x08')) return text;
  return text
    .replaceAll(reverseVideo, '')
    .replaceAll(rowBreaks, '')
    .split('\n')
    .map((line) => overdrawn(line))
    .join('\n');
}

/** The last drawing, and what sticks out from below it; blanks there have erased something. */
function overdrawn(line: string): string {
  if (!line.includes('\r')) return line;
  let seen = '';
  let below = '';
  for (const drawing of line.split('\r')) {
    below = seen.slice(drawing.length);
    seen = drawing + below;
  }
  return seen.slice(0, seen.length - below.length) + below.trimEnd();
}
