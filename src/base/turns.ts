import { hostMonotonicMs } from './clock.ts';

/** How long work may go on before everybody else has a turn, in milliseconds of the host. */
const turnMs = 5;
/** After so long work counts half, in milliseconds of the host: neither favours nor debts last. */
const halfLifeMs = 1_000;
/** What a step counts at least; whoever asks often, with many sessions, has used much. */
const leastStepMs = 0.25;

/**
 * Somebody who takes turns, such as a session, and the whole that it belongs to, such as its switch. What each has used decides
 * who comes next: first between wholes, then within one. So a busy switch holds no other one up, however many sessions it has.
 */
export class TurnTaker {
  readonly whole: TurnTaker | undefined;
  #usedMs = 0;
  #atMs = 0;

  constructor(whole?: TurnTaker) {
    this.whole = whole;
  }

  /** Recent work, in milliseconds of the host; what is long past counts less. */
  usedMs(nowMs: number): number {
    return this.#usedMs * 2 ** ((this.#atMs - nowMs) / halfLifeMs);
  }

  /** Adds work to it, and to the whole. */
  use(workedMs: number, nowMs: number): void {
    this.#usedMs = this.usedMs(nowMs) + workedMs;
    this.#atMs = nowMs;
    this.whole?.use(workedMs, nowMs);
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
    // Work that nobody waits for costs nothing, so whoever worked alone is not behind those who come later.
    const workedMs = taker === this.#lastTaker ? nowMs - this.#chargedMs : 0;
    if (this.#waiting.length > 0) taker.use(Math.max(leastStepMs, workedMs), nowMs);
    this.#chargedMs = nowMs;
    this.#lastTaker = taker;
    const isFree = this.#holder === taker || this.#waiting.every((other) => !isBefore(other.taker, taker, nowMs));
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
    this.#begin(this.#nowMs(), next.taker);
    next.wake();
  }

  /** Whoever has used least, and of those who came first. */
  #takeFirst(): Waiting | undefined {
    const nowMs = this.#nowMs();
    let first = 0;
    this.#waiting.forEach(({ taker }, index) => {
      const best = this.#waiting[first];
      if (best !== undefined && isBefore(taker, best.taker, nowMs)) first = index;
    });
    return this.#waiting.splice(first, 1)[0];
  }
}

function isBefore(one: TurnTaker, other: TurnTaker, nowMs: number): boolean {
  const [whole, otherWhole] = [one.whole ?? one, other.whole ?? other];
  if (whole !== otherWhole) return whole.usedMs(nowMs) < otherWhole.usedMs(nowMs);
  return one.usedMs(nowMs) < other.usedMs(nowMs);
}

const shared = new Turns(hostMonotonicMs);

/** The next turn of long work of `taker` in this process; undefined while the present one may go on. See `Turns.next`. */
export function nextTurn(taker: TurnTaker): Promise<void> | undefined {
  return shared.next(taker);
}
