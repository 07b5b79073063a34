import type { Receiver } from '../byte-pipe.ts';

/** How a client answers the giving side: well, not this file, or not at all any more. */
export type Reply = 'well' | 'refused' | 'over';

/** The answers of an SCP client in order: a zero byte, or a line that begins with 1 (refused) or 2 (over). */
export class Replies implements Receiver {
  #bytes = Buffer.alloc(0);
  #isEnded = false;
  #wake: (() => void) | undefined;

  take(bytes: Uint8Array): void {
    // What a client says is short; one that talks on without being asked is not listened to.
    if (this.#bytes.length < 64 * 1024) this.#bytes = Buffer.concat([this.#bytes, bytes]);
    this.#wake?.();
  }

  end(): void {
    this.#isEnded = true;
    this.#wake?.();
  }

  /** The next answer; `over` when the client has gone. */
  async next(): Promise<Reply> {
    for (;;) {
      const reply = this.#parse();
      if (reply !== undefined) return reply;
      if (this.#isEnded) return 'over';
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #parse(): Reply | undefined {
    const [first] = this.#bytes;
    if (first === undefined) return undefined;
    if (first === 0) {
      this.#bytes = this.#bytes.subarray(1);
      return 'well';
    }
    const end = this.#bytes.indexOf(0x0a);
    if (end < 0) return undefined;
    this.#bytes = this.#bytes.subarray(end + 1);
    return first === 1 ? 'refused' : 'over';
  }
}
