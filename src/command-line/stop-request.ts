/** A terminal that is closed hangs up, and Ctrl-\\ quits: both stop the lab in good order, so that it leaves nothing behind. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * The wish of the user or the system to stop the program. It listens until it is forgotten: a listener that left at the
 * first signal would let ink, which then believes itself alone, end the process before the lab is closed.
 */
export class StopRequest {
  readonly #stop = new AbortController();
  readonly #ask = (): void => this.#stop.abort();

  constructor() {
    for (const signal of stopSignals) process.on(signal, this.#ask);
  }

  /** Aborts when the program is asked to stop. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Resolves when the program is asked to stop. */
  asked(): Promise<void> {
    return new Promise((resolve) => {
      if (this.signal.aborted) resolve();
      else this.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** From here on a signal ends the process at once, as it would have without us. */
  forget(): void {
    for (const signal of stopSignals) process.off(signal, this.#ask);
  }
}
