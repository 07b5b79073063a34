import type { Clock } from '../../base/clock.ts';

/** A reload that an operator has ordered for later; plain data. */
export interface PendingReload {
  /** Lab time in milliseconds. */
  readonly dueMs: number;
}

/**
 * The one reload that may be pending on a switch. Whoever ordered it may log out; it is forgotten when NX-OS stops.
 * Invariant: `reload` is called once for every order that is neither cancelled nor replaced before its time.
 */
export class ReloadOrder {
  readonly #clock: Clock;
  readonly #reload: () => void;
  #pending: PendingReload | undefined;
  #wait: AbortController | undefined;

  constructor(clock: Clock, reload: () => void) {
    this.#clock = clock;
    this.#reload = reload;
  }

  get pending(): PendingReload | undefined {
    return this.#pending;
  }

  /** Orders a reload, in place of the one that was pending. */
  order(pending: PendingReload): void {
    this.cancel();
    this.#pending = pending;
    const wait = new AbortController();
    this.#wait = wait;
    void this.#clock.reach(pending.dueMs, wait.signal).then(() => {
      if (wait.signal.aborted) return;
      this.#pending = undefined;
      this.#reload();
    });
  }

  /** Takes the order back; answers whether there was one. */
  cancel(): boolean {
    const wasPending = this.#pending !== undefined;
    this.#wait?.abort();
    this.#pending = undefined;
    return wasPending;
  }
}
