import { hostMonotonicMs } from './clock.ts';
import { host } from './host/host.ts';

/** How long work may go on before everybody else has a turn, in milliseconds of the host. */
const turnMs = 5;
/** After so long work counts half, in milliseconds of the host: neither favours nor debts last. */
const halfLifeMs = 1_000;
/** What a step counts of somebody who did not take the one before it; whoever asks often, with many sessions, has used much. */
const newStepMs = 0.25;

/**
 * Somebody who takes turns, such as a session, and the whole that it belongs to, such as its switch. What each has used decides
 * who comes next: first between wholes, then within one. So a busy switch holds no other one up, however many sessions it has.
 */
export class TurnTaker {
  readonly whole: TurnTaker | undefined;
  /** The logarithm of what was used, seen from the beginning of time: all fades alike, so the order of two does not change meanwhile. */
  #rank = Number.NEGATIVE_INFINITY;

  constructor(whole?: TurnTaker) {
    this.whole = whole;
  }

  /** Adds work to it, and to the whole, in milliseconds of the host; what is long past counts less. */
  use(workedMs: number, nowMs: number): void {
    const now = nowMs / halfLifeMs;
    this.#rank = now + Math.log2(2 ** (this.#rank - now) + workedMs);
    this.whole?.use(workedMs, nowMs);
  }

  /** Whether it has used less of late than `other`, or its whole less than the whole of the other. */
  isBefore(other: TurnTaker): boolean {
    const [whole, otherWhole] = [this.whole ?? this, other.whole ?? other];
    return whole === otherWhole ? this.#rank < other.#rank : whole.#rank < otherWhole.#rank;
  }
}

interface Waiting {
  readonly taker: TurnTaker;
  readonly wake: () => void;
}

/**
 * The turns that long work takes. All long work of the process shares one measure, so many clients together hold nobody up for longer
 * than one alone: each turn of the event loop has room for so much work, and those that have used least come first. Several that need
 * little share one. `nowMs` is the host's monotonic time.
 */
export class Turns {
  readonly #nowMs: () => number;
  readonly #waiting: Waiting[] = [];
  #holder: TurnTaker | undefined;
  #isMeasured = false;
  #beganMs = 0;
  #chargedMs = 0;
  /** Whose step was the last one of this turn. */
  #lastTaker: TurnTaker | undefined;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /**
   * To be asked at every step of long work. While the present turn of the event loop is young, and belongs to `taker` or nobody waits
   * who has used less, the answer is undefined and the work goes on at once; otherwise it is a promise for a turn of its own.
   */
  next(taker: TurnTaker): Promise<void> | undefined {
    const nowMs = this.#nowMs();
    if (!this.#isMeasured) this.#begin(nowMs);
    if (taker === this.#lastTaker) this.#charge(nowMs);
    // What lies between the steps of two takers may be the work of sockets and timers, and is nobody's; but no step is free.
    else if (this.#waiting.length > 0) taker.use(newStepMs, nowMs);
    this.#chargedMs = nowMs;
    this.#lastTaker = taker;
    const isFree = this.#holder === taker || this.#waiting.every((other) => !other.taker.isBefore(taker));
    if (nowMs - this.#beganMs < turnMs && isFree) return undefined;
    this.#lastTaker = undefined;
    return new Promise((wake) => {
      this.#waiting.push({ taker, wake });
    });
  }

  /** Counts what was done since the last step. Work that nobody waits for costs nothing, so whoever worked alone is not behind those who come later. */
  #charge(nowMs: number): void {
    if (this.#waiting.length > 0) this.#lastTaker?.use(nowMs - this.#chargedMs, nowMs);
  }

  /** Measures from now on, until the event loop has gone round. */
  #begin(nowMs: number): void {
    this.#holder = undefined;
    this.#lastTaker = undefined;
    this.#isMeasured = true;
    this.#beganMs = nowMs;
    host().turns.soon(() => this.#goRound());
  }

  #goRound(): void {
    this.#isMeasured = false;
    if (this.#waiting.length === 0) return;
    this.#begin(this.#nowMs());
    this.#wakeFirst();
  }

  /** Lets whoever comes first go on, and when that one rests or has ended, the next, while this turn is young. */
  #wakeFirst(): void {
    const nowMs = this.#nowMs();
    this.#charge(nowMs);
    const next = nowMs - this.#beganMs < turnMs ? this.#takeFirst() : undefined;
    this.#holder = next?.taker;
    this.#lastTaker = next?.taker;
    this.#chargedMs = nowMs;
    if (next === undefined) return;
    next.wake();
    // When nothing of what was woken can go on without the host.
    host().turns.last(() => this.#wakeFirst());
  }

  /** Whoever has used least, and of those who came first. */
  #takeFirst(): Waiting | undefined {
    let first = 0;
    this.#waiting.forEach(({ taker }, index) => {
      const best = this.#waiting[first];
      if (best !== undefined && taker.isBefore(best.taker)) first = index;
    });
    return this.#waiting.splice(first, 1)[0];
  }
}

const shared = new Turns(hostMonotonicMs);

/** The next turn of long work of `taker` in this process; undefined while the present one may go on. See `Turns.next`. */
export function nextTurn(taker: TurnTaker): Promise<void> | undefined {
  return shared.next(taker);
}
