import type { RemoteProblem } from '../machine/transfer/remote.ts';
import { problemOfWords } from './server-words.ts';

/** What both sides of a transfer have agreed on. */
export interface Negotiated {
  readonly blockBytes: number;
  /** The size that the server told; undefined when it told none. */
  readonly sizeBytes: number | undefined;
}

/** The block size that is asked for (RFC 2348): the largest whose packets pass an Ethernet without being fragmented. */
export const offeredBlockBytes = 1468;

/** The terms of RFC 1350, when a server answers as if no options had been sent. */
export const plainTerms: Negotiated = { blockBytes: 512, sizeBytes: undefined };

/** Why a transfer ended that nobody wanted any more. */
export const stoppedByReader: RemoteProblem = { why: 'connection-lost', detail: 'the transfer was stopped' };

/** The terms that a server accepted; it may make blocks smaller but not larger than asked for. */
export function termsOf(options: ReadonlyMap<string, string>): Negotiated {
  const blockBytes = numberOf(options.get('blksize'));
  const isOffered = blockBytes !== undefined && blockBytes >= 8 && blockBytes <= offeredBlockBytes;
  return { blockBytes: isOffered ? blockBytes : plainTerms.blockBytes, sizeBytes: numberOf(options.get('tsize')) };
}

/** The error codes of RFC 1350 and RFC 2347; what has no code of its own is told in the server's words. */
export function problemOfError(code: number, words: string, path: string): RemoteProblem {
  switch (code) {
    case 1:
      return { why: 'not-found', path };
    case 2:
    case 6:
    case 7:
      return { why: 'denied', path };
    case 3:
      return { why: 'no-space', path };
    default: {
      const told = problemOfWords(words, path);
      return told.why === 'connection-lost' ? { why: 'rejected', words } : told;
    }
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
