import { hostMonotonicMs } from './clock.ts';

/** How long work may go on before everybody else has a turn, in milliseconds of the host. */
const turnMs = 5;

/**
 * The turns that long work takes. All long work of the process shares one measure, so many clients together hold nobody up for longer
 * than one alone: each turn of the event loop belongs to one of them. `nowMs` is the host's monotonic time.
 */
export class Turns {
  readonly #nowMs: () => number;
  readonly #waiting: (() => void)[] = [];
  #isMeasured = false;
  #beganMs = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /**
   * To be asked at every step of long work. While the present turn of the event loop is young the answer is undefined, and the work
   * goes on at once; otherwise it is a promise for a turn of its own, behind those who wait already.
   */
  next(): Promise<void> | undefined {
    const nowMs = this.#nowMs();
    if (!this.#isMeasured) this.#begin(nowMs);
    if (nowMs - this.#beganMs < turnMs && this.#waiting.length === 0) return undefined;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Measures from now on, until the event loop has gone round. */
  #begin(nowMs: number): void {
    this.#isMeasured = true;
    this.#beganMs = nowMs;
    setImmediate(() => this.#goRound());
  }

  #goRound(): void {
    const wake = this.#waiting.shift();
    this.#isMeasured = false;
    if (wake === undefined) return;
    this.#begin(this.#nowMs());
    wake();
  }
}

const shared = new Turns(hostMonotonicMs);

/** The next turn of long work in this process; undefined while the present one may go on. See `Turns.next`. */
export function nextTurn(): Promise<void> | undefined {
  return shared.next();
}
