import { yieldToOthers } from '../base/clock.ts';

/** What is typed at once is handed on in pieces of this size: what a key can cost, times this, is the longest turn it makes. */
export const typedPieceBytes = 256;

/** Cuts what a client typed into pieces, with a turn for everybody else between them. */
export async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += typedPieceBytes) {
    if (at > 0) await yieldToOthers();
    yield bytes.subarray(at, at + typedPieceBytes);
  }
}
