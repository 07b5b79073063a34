import { yieldToOthers } from '../../base/clock.ts';
import { type Content, sizeOf } from './content.ts';
import { piecesOf } from './reader.ts';

/** The polynomial of POSIX `cksum`, highest bit first. */
const polynomial = 0x04c1_1db7;

const steps = new Uint32Array(256);
for (let byte = 0; byte < steps.length; byte += 1) {
  let rest = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) rest = rest < 0 ? (rest << 1) ^ polynomial : rest << 1;
  steps[byte] = rest;
}

/** The checksum that POSIX `cksum` gives of a content, made in turns; undefined once `signal` aborts. */
export async function cksumOf(content: Content, signal: AbortSignal): Promise<number | undefined> {
  let sum = 0;
  const add = (byte: number): void => {
    sum = (sum << 8) ^ (steps[((sum >>> 24) ^ byte) & 0xff] ?? 0);
  };
  for (const piece of piecesOf(content)) {
    for (const byte of piece) add(byte);
    await yieldToOthers();
    if (signal.aborted) return undefined;
  }
  for (let length = sizeOf(content); length > 0; length = Math.floor(length / 256)) add(length % 256);
  return ~sum >>> 0;
}
