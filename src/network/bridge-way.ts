import { hostSleep } from '../base/clock.ts';
import type { Result } from '../base/result.ts';
import type { RemoteProblem, RemoteServer, TransferProtocol } from '../machine/transfer/remote.ts';

/** How a bridge reaches its real server. */
export interface BridgeWay {
  /** The real name or address. */
  readonly host: string;
  readonly port: number;
  /** What the operator typed; problems speak of this and never of the real address. */
  readonly shownHost: string;
  /** Closes everything that was opened on this way. */
  readonly signal: AbortSignal;
}

/** Opens a way to a real server that speaks a protocol. */
export type OpenBridge = (way: BridgeWay, protocol: TransferProtocol) => Promise<Result<RemoteServer, RemoteProblem>>;

/** How long a real server may take to answer: a dead address gives up after about 30 s (nxos-behaviour 4.5). */
export const answerLimitMs = 30_000;

/** The problem behind an error of a socket that did not get through, or of one that broke. */
export function problemOfSocket(error: unknown, shownHost: string): RemoteProblem {
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return { why: 'refused', host: shownHost };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { why: 'unknown-host', host: shownHost };
    case 'ETIMEDOUT':
      return { why: 'timed-out', host: shownHost };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return { why: 'no-route', host: shownHost };
    default:
      return {
        why: 'connection-lost',
        detail: error instanceof Error ? error.message : 'the server closed the connection',
      };
  }
}

/** Calls `giveUp` when `answered` has not been called within the limit; returns `answered`. */
export function limitAnswer(giveUp: () => void): () => void {
  const waiting = new AbortController();
  void hostSleep(answerLimitMs, waiting.signal).then(() => {
    if (!waiting.signal.aborted) giveUp();
  });
  return () => waiting.abort();
}

/** The code of a system error; names that resolve to several addresses fail with one error for each. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
