/** Type-ahead beyond this is left with the client until somebody reads; a Ctrl-C behind it is seen only then. */
const aheadBytes = 1024 * 1024;
const interruptByte = 0x03;

/**
 * What the client has typed and nobody has read yet. It is read all the time, so that Ctrl-C interrupts a running command.
 * Invariant: at most `aheadBytes` and one packet are held.
 */
export class TypedBytes {
  readonly #closed: AbortSignal;
  #chunks: Uint8Array[] = [];
  #heldBytes = 0;
  #isEnded = false;
  #onInterrupt: (() => void) | undefined;
  #wakeReader: (() => void) | undefined;
  #wakePump: (() => void) | undefined;
  readonly #onWaiting: (takenBytes: number) => void;
  #takenBytes = 0;

  /** Reads `input` until it ends or `closed` aborts; an input that fails has ended. `onWaiting` hears of every wait for more. */
  constructor(input: AsyncIterable<Uint8Array>, closed: AbortSignal, onWaiting: (takenBytes: number) => void) {
    this.#closed = closed;
    this.#onWaiting = onWaiting;
    closed.addEventListener('abort', () => this.#end(), { once: true });
    this.#pump(input).catch(() => this.#end());
  }

  /** The next bytes, or undefined when no more come. */
  async next(): Promise<Uint8Array | undefined> {
    while (true) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) {
        this.#heldBytes -= chunk.length;
        this.#takenBytes += chunk.length;
        this.#wakePump?.();
        return chunk;
      }
      if (this.#isEnded) return undefined;
      this.#onWaiting(this.#takenBytes);
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve;
      });
    }
  }

  /** Gives back bytes that were read too far. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#chunks.unshift(bytes);
    this.#takenBytes -= bytes.length;
    this.#heldBytes += bytes.length;
  }

  /** While set, Ctrl-C calls `onInterrupt` and everything typed before it is forgotten. */
  watchInterrupt(onInterrupt: (() => void) | undefined): void {
    this.#onInterrupt = onInterrupt;
  }

  async #pump(input: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const chunk of input) {
      this.#accept(chunk);
      if (this.#closed.aborted) break;
      if (this.#heldBytes > aheadBytes) {
        await new Promise<void>((resolve) => {
          this.#wakePump = resolve;
        });
      }
    }
    this.#end();
  }

  #accept(chunk: Uint8Array): void {
    const interruptAt = this.#onInterrupt === undefined ? -1 : chunk.lastIndexOf(interruptByte);
    if (interruptAt >= 0) {
      this.#takenBytes += this.#heldBytes + interruptAt + 1;
      this.#chunks = [];
      this.#heldBytes = 0;
      this.#onInterrupt?.();
    }
    const rest = chunk.subarray(interruptAt + 1);
    if (rest.length === 0) return;
    this.#chunks.push(rest);
    this.#heldBytes += rest.length;
    this.#wakeReader?.();
  }

  #end(): void {
    this.#isEnded = true;
    this.#wakeReader?.();
    this.#wakePump?.();
  }
}
