import { type Cipher, createCipheriv, createHash } from 'node:crypto';
import type { FillerStyle } from './content.ts';

/** 63 printable characters and a line end: one line of `lines` filler. */
const lineBytes = 64;
const alphabet = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const blockBytes = 16;
const zeros = Buffer.alloc(1 << 18);

/**
 * The bytes of one seed: an AES-128-CTR key stream, so that any window can be made without what lies before it.
 * Invariant: reading in order keeps one running cipher, which is twice as fast as seeking for every window.
 */
export class Filler {
  readonly #key: Buffer;
  readonly #style: FillerStyle;
  #cipher: Cipher | undefined;
  #nextBytes = -1;

  constructor(seed: string, style: FillerStyle) {
    this.#key = createHash('sha256').update(seed).digest().subarray(0, blockBytes);
    this.#style = style;
  }

  /** `length` bytes from `start` on. */
  read(start: number, length: number): Buffer {
    const stream = this.#keyStream(start, length);
    return this.#style === 'random' ? stream : asLines(stream, start);
  }

  #keyStream(start: number, length: number): Buffer {
    const cipher = this.#cipher !== undefined && this.#nextBytes === start ? this.#cipher : this.#seek(start);
    this.#nextBytes = start + length;
    if (length <= zeros.length) return cipher.update(zeros.subarray(0, length));
    const pieces: Buffer[] = [];
    for (let left = length; left > 0; left -= zeros.length) {
      pieces.push(cipher.update(zeros.subarray(0, Math.min(left, zeros.length))));
    }
    return Buffer.concat(pieces);
  }

  #seek(start: number): Cipher {
    const counter = Buffer.alloc(blockBytes);
    counter.writeBigUInt64BE(BigInt(Math.floor(start / blockBytes)), 8);
    const cipher = createCipheriv('aes-128-ctr', this.#key, counter);
    cipher.update(zeros.subarray(0, start % blockBytes));
    this.#cipher = cipher;
    return cipher;
  }
}

function asLines(stream: Buffer, start: number): Buffer {
  for (let at = 0; at < stream.length; at += 1) {
    const isLineEnd = (start + at) % lineBytes === lineBytes - 1;
    stream[at] = isLineEnd ? 0x0a : (alphabet[(stream[at] ?? 0) & 63] ?? 0);
  }
  return stream;
}
