/** How long the text of a running configuration may become: what `copy` takes as a configuration, so that all that is saved can come back (inferred). */
export const configurationBytesMaximum = 4 * 1024 * 1024;

/**
 * The room that a running configuration has left. Its text is long to write, so it is measured only when what was typed since could have
 * filled it.
 */
export class Room {
  /** The text is not longer; before the first measure it is taken to fill half. */
  #mostBytes = configurationBytesMaximum / 2;

  /** Takes what a line may add; false when that may be more than is left, and then `measured` knows. */
  take(sizeBytes: number): boolean {
    if (this.#mostBytes + sizeBytes > configurationBytesMaximum) return false;
    this.#mostBytes += sizeBytes;
    return true;
  }

  /** The text has this length now. */
  measured(sizeBytes: number): void {
    this.#mostBytes = sizeBytes;
  }
}
