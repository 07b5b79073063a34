import { hostMonotonicMs } from './clock.ts';

/** How long work may go on before everybody else has a turn, in milliseconds of the host. */
const turnMs = 5;
/** How much work somebody may do at once who has been quiet, ahead of those who are busy all the time. */
const creditMs = 100;
/** What a step counts at least; whoever asks often, with many sessions, has used much. */
const leastStepMs = 0.25;

/**
 * Somebody who takes turns, such as a session, and the whole that it belongs to, such as its switch. What each has used decides
 * who comes next: first between wholes, then within one. So a busy switch holds no other one up, however many sessions it has.
 */
export class TurnTaker {
  readonly whole: TurnTaker | undefined;
  /** Work so far, in milliseconds of the host; raised for whoever was quiet, so that nobody saves up for later. */
  usedMs = 0;
  /** What the part had used that came last. Invariant: never goes back. */
  reachedMs = 0;

  constructor(whole?: TurnTaker) {
    this.whole = whole;
  }
}

interface Waiting {
  readonly taker: TurnTaker;
  readonly wake: () => void;
}

/**
 * The turns that long work takes. All long work of the process shares one measure, so many clients together hold nobody up for longer
 * than one alone: each turn of the event loop belongs to one of them, the one that has used least. `nowMs` is the host's monotonic time.
 */
export class Turns {
  readonly #nowMs: () => number;
  readonly #waiting: Waiting[] = [];
  /** What all wholes are parts of. */
  readonly #all = new TurnTaker();
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
    if (!this.#isMeasured) this.#begin(nowMs, undefined);
    // What lies between the steps of two takers may be the work of sockets and timers, and is nobody's; but no step is free.
    this.#charge(taker, Math.max(leastStepMs, taker === this.#lastTaker ? nowMs - this.#chargedMs : 0));
    this.#chargedMs = nowMs;
    this.#lastTaker = taker;
    const isFree = this.#holder === taker || this.#waiting.every((other) => !isBefore(other.taker, taker));
    if (nowMs - this.#beganMs < turnMs && isFree) return undefined;
    this.#lastTaker = undefined;
    return new Promise((wake) => {
      this.#waiting.push({ taker, wake });
    });
  }

  /** Measures from now on, until the event loop has gone round. */
  #begin(nowMs: number, holder: TurnTaker | undefined): void {
    this.#holder = holder;
    this.#isMeasured = true;
    this.#beganMs = nowMs;
    this.#chargedMs = nowMs;
    this.#lastTaker = holder;
    setImmediate(() => this.#goRound());
  }

  #goRound(): void {
    this.#isMeasured = false;
    const next = this.#takeFirst();
    if (next === undefined) return;
    const { taker } = next;
    if (taker.whole !== undefined) taker.whole.reachedMs = Math.max(taker.whole.reachedMs, taker.usedMs);
    this.#all.reachedMs = Math.max(this.#all.reachedMs, (taker.whole ?? taker).usedMs);
    this.#begin(this.#nowMs(), taker);
    next.wake();
  }

  /** Whoever has used least, and of those who came first. */
  #takeFirst(): Waiting | undefined {
    let first = 0;
    this.#waiting.forEach(({ taker }, index) => {
      const best = this.#waiting[first];
      if (best !== undefined && isBefore(taker, best.taker)) first = index;
    });
    return this.#waiting.splice(first, 1)[0];
  }

  /** Work that nobody waits for costs nothing; so whoever worked alone is not behind those who come later. */
  #charge(taker: TurnTaker, workedMs: number): void {
    const { whole } = taker;
    const costMs = this.#waiting.length === 0 ? 0 : workedMs;
    if (whole !== undefined) taker.usedMs = within(whole.reachedMs, taker.usedMs) + costMs;
    const counted = whole ?? taker;
    counted.usedMs = within(this.#all.reachedMs, counted.usedMs) + costMs;
  }
}

/** What somebody counts as having used beside those who came last: neither favours nor debts last for ever. */
function within(reachedMs: number, usedMs: number): number {
  return Math.min(Math.max(usedMs, reachedMs - creditMs), reachedMs + creditMs);
}

function isBefore(one: TurnTaker, other: TurnTaker): boolean {
  const [whole, otherWhole] = [one.whole ?? one, other.whole ?? other];
  return whole === otherWhole ? one.usedMs < other.usedMs : whole.usedMs < otherWhole.usedMs;
}

const shared = new Turns(hostMonotonicMs);

/** The next turn of long work of `taker` in this process; undefined while the present one may go on. See `Turns.next`. */
export function nextTurn(taker: TurnTaker): Promise<void> | undefined {
  return shared.next(taker);
}
