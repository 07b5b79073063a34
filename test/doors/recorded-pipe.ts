import { yieldToOthers } from '../../src/base/clock.ts';
import type { BytePipe, Receiver } from '../../src/doors/byte-pipe.ts';

/** A pipe whose client is a test: it writes into the receiver and reads what was sent. */
export class RecordedPipe implements BytePipe {
  readonly isGone = false;
  isFull = false;
  status: number | undefined;
  receiver: Receiver | undefined;
  #sent: Buffer[] = [];
  #wake: (() => void) | undefined;
  #isPaused = false;

  send(bytes: Uint8Array | string): void {
    this.#sent.push(Buffer.from(bytes));
  }

  sendError(text: string): void {
    this.send(text);
  }

  async ready(): Promise<void> {
    if (!this.isFull) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  /** The client has read everything. */
  drain(): void {
    this.isFull = false;
    this.#wake?.();
  }

  finish(exitStatus: number): void {
    this.status ??= exitStatus;
  }

  fail(error: unknown): void {
    throw error;
  }

  receive(receiver: Receiver): void {
    this.receiver = receiver;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
  }

  /** Resolves when the client need not wait: what it sent has been worked on. */
  async untilRead(): Promise<void> {
    while (this.#isPaused) await yieldToOthers();
  }

  /** How much was sent since `taken` was called last. */
  get sentBytes(): number {
    return this.#sent.reduce((sum, { length }) => sum + length, 0);
  }

  /** What was sent since the last call. */
  taken(): Buffer {
    const taken = Buffer.concat(this.#sent);
    this.#sent = [];
    return taken;
  }
}
