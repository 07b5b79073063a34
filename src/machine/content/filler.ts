import { utf8 } from '../../base/bytes.ts';
import { host, type Keystream } from '../../base/host/host.ts';
import type { FillerStyle } from './content.ts';

/** 63 printable characters and a line end: one line of `lines` filler. */
const lineBytes = 64;
const alphabet = utf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const blockBytes = 16;

/**
 * The bytes of one seed: an AES-128-CTR key stream, so that any window can be made without what lies before it.
 * Invariant: reading in order keeps one running stream, which is twice as fast as seeking for every window.
 */
export class Filler {
  readonly #key: Uint8Array;
  readonly #style: FillerStyle;
  #stream: Keystream | undefined;
  #nextBytes = -1;

  constructor(seed: string, style: FillerStyle) {
    this.#key = host().digest('sha256', utf8(seed)).subarray(0, blockBytes);
    this.#style = style;
  }

  /** `length` bytes from `start` on. */
  read(start: number, length: number): Uint8Array {
    const stream = this.#stream !== undefined && this.#nextBytes === start ? this.#stream : this.#seek(start);
    this.#nextBytes = start + length;
    const bytes = stream.next(length);
    return this.#style === 'random' ? bytes : asLines(bytes, start);
  }

  #seek(start: number): Keystream {
    const stream = host().keystream(this.#key, Math.floor(start / blockBytes));
    stream.next(start % blockBytes);
    this.#stream = stream;
    return stream;
  }
}

function asLines(stream: Uint8Array, start: number): Uint8Array {
  for (let at = 0; at < stream.length; at += 1) {
    const isLineEnd = (start + at) % lineBytes === lineBytes - 1;
    stream[at] = isLineEnd ? 0x0a : (alphabet[(stream[at] ?? 0) & 63] ?? 0);
  }
  return stream;
}
