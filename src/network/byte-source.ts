import type { Readable } from 'node:stream';

/** Above this the stream is asked to wait; with the sender's own window it bounds what a connection holds. */
const heldBytes = 1024 * 1024;

/**
 * The bytes of a stream in the order in which they came, asked for piece by piece. Nothing is copied.
 * Invariant: it listens from its construction on, so no byte is missed; an error of the stream is its end.
 */
export class ByteSource {
  readonly #stream: Readable;
  readonly #pieces: Buffer[] = [];
  #firstUsed = 0;
  #heldBytes = 0;
  #isEnded = false;
  #wake: (() => void) | undefined;

  constructor(stream: Readable) {
    this.#stream = stream;
    const end = (): void => {
      this.#isEnded = true;
      this.#wake?.();
    };
    stream.on('data', (piece: Buffer) => this.#take(piece));
    stream.on('end', end).on('close', end).on('error', end);
  }

  /** The next bytes, at most `limitBytes`; undefined when the stream has ended. One caller at a time. */
  async next(limitBytes: number): Promise<Uint8Array | undefined> {
    while (this.#pieces.length === 0) {
      if (this.#isEnded) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
    return this.#give(limitBytes);
  }

  /** The next byte; undefined at the end. */
  async byte(): Promise<number | undefined> {
    const bytes = await this.next(1);
    return bytes?.[0];
  }

  /** The text up to the next line feed, without it; what there is when the stream ends or `limitBytes` are reached. */
  async line(limitBytes = 8192): Promise<string> {
    const bytes: number[] = [];
    for (let byte = await this.byte(); byte !== undefined && byte !== 0x0a; byte = await this.byte()) {
      bytes.push(byte);
      if (bytes.length === limitBytes) break;
    }
    return Buffer.from(bytes).toString('utf8');
  }

  #take(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#heldBytes += piece.length;
    if (this.#heldBytes > heldBytes) this.#stream.pause();
    this.#wake?.();
  }

  #give(limitBytes: number): Uint8Array | undefined {
    const [piece] = this.#pieces;
    if (piece === undefined) return undefined;
    const bytes = piece.subarray(this.#firstUsed, this.#firstUsed + limitBytes);
    this.#firstUsed += bytes.length;
    this.#heldBytes -= bytes.length;
    if (this.#firstUsed === piece.length) {
      this.#pieces.shift();
      this.#firstUsed = 0;
    }
    if (this.#heldBytes < heldBytes / 2 && this.#stream.isPaused()) this.#stream.resume();
    return bytes;
  }
}
