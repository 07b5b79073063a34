import type { ServerChannel } from 'ssh2';
import type { Guard } from '../../base/guard.ts';
import type { BytePipe, Receiver } from '../byte-pipe.ts';
import type { ChannelWriter } from './channel-writer.ts';

/** What a pipe is made of. */
export interface PipeEnds {
  readonly channel: ServerChannel;
  readonly writer: ChannelWriter;
  /** Aborts when the channel or its connection is closed. */
  readonly gone: AbortSignal;
  /** Hears of what our own code threw; the client sees a failed command. */
  readonly guard: Guard;
}

/** An SSH channel as a pipe. Data is handed on without a copy and without a promise for each packet. */
export class ChannelPipe implements BytePipe {
  readonly #parts: PipeEnds;
  #isEnded = false;

  constructor(parts: PipeEnds) {
    this.#parts = parts;
  }

  get isGone(): boolean {
    return this.#parts.writer.isGone;
  }

  get isFull(): boolean {
    return this.#parts.writer.isFull;
  }

  send(bytes: Uint8Array | string): void {
    this.#parts.writer.send(bytes);
  }

  sendError(text: string): void {
    this.#parts.writer.sendError(text);
  }

  ready(): Promise<void> {
    return this.#parts.writer.ready();
  }

  finish(exitStatus: number): void {
    this.#parts.writer.finish(exitStatus);
  }

  fail(error: unknown): void {
    this.#parts.guard.report('file transfer', error);
    this.#parts.writer.finish(1);
  }

  receive(receiver: Receiver): void {
    const { channel, gone } = this.#parts;
    const end = (): void => {
      if (this.#isEnded) return;
      this.#isEnded = true;
      this.#guard(() => receiver.end());
    };
    channel.on('end', end);
    gone.addEventListener('abort', end, { once: true });
    channel.on('data', (bytes: Uint8Array) => {
      if (!this.#isEnded) this.#guard(() => receiver.take(bytes));
    });
    if (gone.aborted) end();
  }

  pause(): void {
    this.#parts.channel.pause();
  }

  resume(): void {
    this.#parts.channel.resume();
  }

  /** What is thrown here would end the whole program from inside a stream event. */
  #guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.fail(error);
    }
  }
}
