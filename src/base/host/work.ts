/** The host's event loop. Only `base` asks it: see `clock.ts` and `turns.ts`. */
export interface HostTurns {
  /** Acts in the next turn of the event loop. */
  soon(act: () => void): void;
  /** Acts in this turn, when nothing that is ready can go on without the host. */
  last(act: () => void): void;
  /** Acts after `delayMs`, unless the returned function is called before. The process stays for it only if it is `awaited`. */
  after(delayMs: number, act: () => void, awaited: boolean): () => void;
}

/** The scripts of this package that run beside it. */
export type WorkerName = 'digest-worker';

/** A script that runs beside this one. */
export interface HostWorker {
  post(message: unknown): void;
  /** Whether the process stays for its answers; it does not until it is told to. */
  setAwaited(isAwaited: boolean): void;
  stop(): Promise<void>;
}

/** Hears a worker. */
export interface WorkerListener {
  heard(message: unknown): void;
  /** It ends by itself, for lack of memory or of its script. */
  crashed(error: Error): void;
  /** It has ended, whatever for. */
  ended(): void;
}
