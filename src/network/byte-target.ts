import type { Writable } from 'node:stream';

/**
 * Writes to a stream piece by piece and never waits for one that has ended: a closed SSH channel keeps its callbacks.
 */
export class ByteTarget {
  readonly #stream: Writable;
  #isEnded = false;
  #release: (() => void) | undefined;

  constructor(stream: Writable) {
    this.#stream = stream;
    const end = (): void => {
      this.#isEnded = true;
      this.#release?.();
    };
    stream.on('close', end).on('error', end).on('end', end);
  }

  /** Writes and waits until the other side has taken the bytes into its window; false when the stream has ended. */
  async write(bytes: Uint8Array | string): Promise<boolean> {
    if (this.#isEnded) return false;
    await new Promise<void>((resolve) => {
      this.#release = resolve;
      this.#stream.write(bytes, () => resolve());
    });
    this.#release = undefined;
    return !this.#isEnded;
  }
}
