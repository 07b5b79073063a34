import type { Socket } from 'node:net';
import type { ServerChannel } from 'ssh2';

/** Bytes that may wait for the client's SSH window before a sender has to wait. */
const waitingBytes = 256 * 1024;
/** Bytes that may wait in the TCP socket: ssh2 writes to it without asking, and some clients open a window of gigabytes. */
const socketBytes = 1024 * 1024;

/**
 * Sends on one SSH channel and never hangs. ssh2 forgets the callback of what is written to a channel that is closing, and
 * throws when the connection is gone; so nothing here awaits a callback alone, and after `gone` everything is dropped.
 */
export class ChannelWriter {
  readonly #channel: ServerChannel;
  readonly #socket: Socket;
  readonly #gone: AbortSignal;
  readonly #waiting = new Set<() => void>();
  #isFinished = false;

  /** `gone` must abort as soon as the channel or its connection is closed. */
  constructor(channel: ServerChannel, socket: Socket, gone: AbortSignal) {
    this.#channel = channel;
    this.#socket = socket;
    this.#gone = gone;
    gone.addEventListener('abort', this.#wake, { once: true });
  }

  /** Whether nothing that is sent reaches anybody any more. */
  get isGone(): boolean {
    return this.#gone.aborted || this.#isFinished || !this.#channel.writable;
  }

  /** Whether a sender should wait with `ready` before it sends more. */
  get isFull(): boolean {
    if (this.isGone) return false;
    return this.#channel.writableLength > waitingBytes || this.#socket.writableLength > socketBytes;
  }

  /** Sends bytes or text. They must not be changed before `ready`. */
  send(bytes: Uint8Array | string): void {
    if (this.isGone) return;
    this.#safely(() => this.#channel.write(bytes, this.#wake));
  }

  /** Sends text on the error stream of a command. */
  sendError(text: string): void {
    if (this.isGone) return;
    this.#safely(() => this.#channel.stderr.write(text));
  }

  /** Resolves when the client can take more, and at once when it is gone. */
  async ready(): Promise<void> {
    while (this.isFull) {
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
        this.#socket.once('drain', this.#wake);
      });
      this.#socket.off('drain', this.#wake);
    }
  }

  /** Sends the exit status and closes the channel once everything is sent. Does nothing the second time. */
  finish(exitStatus: number): void {
    if (this.isGone) return;
    this.#isFinished = true;
    this.#safely(() => {
      this.#channel.exit(exitStatus);
      this.#channel.end();
    });
    this.#wake();
  }

  readonly #wake = (): void => {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  };

  /** The connection may break between the question and the answer; then there is nobody to tell. */
  #safely(send: () => void): void {
    try {
      send();
    } catch {
      this.#isFinished = true;
      this.#wake();
    }
  }
}
