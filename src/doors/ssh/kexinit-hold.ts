import type { Socket } from 'node:net';
import { afterHostDelay } from '../../base/clock.ts';
import type { Guard } from '../../base/guard.ts';
import { IdentificationLine } from './identification-line.ts';

/** How long our KEXINIT waits for the client's, in host milliseconds. */
export const longestHoldMs = 10;

const kexInitType = 20;
const typeOffset = 5;

/**
 * Holds our KEXINIT back until the client's has arrived, or `longestHoldMs`. Sent at once, it meets the client's on the way;
 * then the client's next packet waits 40 ms for the acknowledgement of its KEXINIT, which our packet now carries (limits a.1).
 * ssh2 has no switch for it, so `socket.write` is wrapped until that one packet has passed. Call it right after `injectSocket`,
 * while the socket is still paused.
 */
export function holdKexInit(socket: Socket, guard: Guard): void {
  const arrival = new KexInitArrival();
  let hasPassed = false;
  let stopWaiting = (): void => {};
  const write = socket.write;
  let held: Uint8Array | undefined;

  const onData = (bytes: Uint8Array): void => {
    if (arrival.see(bytes)) release();
  };
  const release = (): void => {
    if (hasPassed || held === undefined) return;
    pass();
    restore();
    if (socket.writable) socket.write(held);
  };
  const pass = (): void => {
    hasPassed = true;
    stopWaiting();
  };
  const restore = (): void => {
    socket.off('data', onData);
    socket.write = write;
  };

  socket.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    if (isKexInit(chunk) && held === undefined) {
      if (arrival.isComplete) {
        restore();
        return socket.write(chunk);
      }
      held = chunk;
      stopWaiting = afterHostDelay(
        longestHoldMs,
        guard.callback('held key exchange', release, () => socket.destroy()),
      );
      return true;
    }
    release();
    return Reflect.apply(write, socket, [chunk, ...rest]);
  };
  socket.on('data', onData);
  socket.once('close', pass);
}

/** Follows what a client sends first: its identification line, then its KEXINIT, in whatever pieces they come. */
class KexInitArrival {
  readonly #identification = new IdentificationLine();
  #isComplete = false;
  #head = Buffer.alloc(0);
  #missingBytes = -1;

  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Takes the next bytes; true from the one on that ends the KEXINIT. */
  see(bytes: Uint8Array): boolean {
    const rest = this.#identification.take(bytes);
    if (this.#identification.state !== 'identified') return false;
    if (this.#missingBytes < 0 && rest.length > 0) {
      this.#head = Buffer.concat([this.#head, rest]);
      if (this.#head.length >= 4) this.#missingBytes = this.#head.readUInt32BE() + 4 - this.#head.length;
    } else {
      this.#missingBytes -= rest.length;
    }
    this.#isComplete ||= this.#head.length >= 4 && this.#missingBytes <= 0;
    return this.#isComplete;
  }
}

function isKexInit(chunk: Uint8Array | string): chunk is Uint8Array {
  return typeof chunk !== 'string' && chunk[typeOffset] === kexInitType && chunk[0] === 0;
}
