import { host } from './host/host.ts';

/**
 * The one clock of the program. Devices live in its time; nothing outside `base` asks the host for the time or sets a timer.
 * All instants are milliseconds since 1970-01-01 UTC in the lab's time, all durations are milliseconds.
 */
export interface Clock {
  /** Now, in lab time. */
  now(): number;
  /** Resolves when `durationMs` of lab time has passed; at once (and quietly) when `signal` aborts. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
  /**
   * Resolves when lab time has come to `atMs`; at once (and quietly) when `signal` aborts. Unlike `sleep` it brings nothing about:
   * an instant clock does not move on for it, and it keeps no process alive.
   */
  reach(atMs: number, signal?: AbortSignal): Promise<void>;
  /** Lab milliseconds per host millisecond; `Infinity` when waiting takes no host time. */
  readonly speed: number;
  /** Whether clients outside the process follow it: what happens takes long enough then for them to notice. See `untilNoticed`. */
  readonly hasClients: boolean;
}

/**
 * Something that lasts `labMs` lasts at least `hostMs` of host time, so that clients notice it: waits out what a fast clock leaves
 * of that. A clock that is moved by hand decides alone, and one without clients waits for nobody.
 */
export async function untilNoticed(clock: Clock, hostMs: number, labMs: number, signal?: AbortSignal): Promise<void> {
  if (clock.speed > 0 && clock.hasClients) await hostSleep(Math.max(0, hostMs - labMs / clock.speed), signal);
}

/** The host's monotonic time in milliseconds, for measuring what the host itself does (never for what a device shows). */
export function hostMonotonicMs(): number {
  return performance.now();
}

/** The host's wall clock, the default start of a lab that names none. */
export function hostWallClockMs(): number {
  return Date.now();
}

/** Resolves after `durationMs` of host time: for real sockets and real processes only. */
export function hostSleep(durationMs: number, signal?: AbortSignal): Promise<void> {
  return hostTimer(durationMs, signal, 'keeps the process');
}

function hostTimer(
  durationMs: number,
  signal: AbortSignal | undefined,
  weight: 'keeps the process' | 'lets it end',
): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const finish = (): void => {
      cancel();
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const cancel = host().turns.after(durationMs, finish, weight === 'keeps the process');
    signal?.addEventListener('abort', finish, { once: true });
  });
}

/** Calls `then` after `durationMs` of host time unless the returned function is called first; cheaper than a sleep with a signal. */
export function afterHostDelay(durationMs: number, then: () => void): () => void {
  return host().turns.after(durationMs, then, true);
}

/** Lets other work of the process run before going on; long loops call it now and then. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => host().turns.soon(resolve));
}

/** Time that runs `speed` times as fast as the host's, from `startMs` on. */
export function scaledClock(startMs: number, speed: number): Clock {
  const origin = performance.now();
  const now = (): number => Math.floor(startMs + (performance.now() - origin) * speed);
  return {
    speed,
    hasClients: true,
    now,
    async reach(atMs, signal) {
      // The host's timers count to 2^31 milliseconds, and may be early by one.
      for (let leftMs = atMs - now(); leftMs > 0 && signal?.aborted !== true; leftMs = atMs - now()) {
        await hostTimer(Math.min(Math.ceil(leftMs / speed), 2 ** 30), signal, 'lets it end');
      }
    },
    sleep: (durationMs, signal) => hostSleep(Math.max(0, durationMs) / speed, signal),
  };
}

/**
 * Time that only passes while somebody sleeps: a sleep ends in the next turn of the event loop and moves the clock.
 * Invariant: sleepers wake in the order of their due times, and `now()` never goes back.
 */
export function instantClock(startMs: number, hasClients = true): Clock {
  let nowMs = startMs;
  let isDraining = false;
  const sleepers = new Sleepers();
  const watchers = new Sleepers();

  const drain = (): void => {
    const { nextDueMs } = sleepers;
    isDraining = nextDueMs !== undefined;
    if (nextDueMs === undefined) return;
    const isWatched = watchers.nextDueMs !== undefined && watchers.nextDueMs <= nextDueMs;
    nowMs = Math.max(nowMs, (isWatched ? watchers.nextDueMs : nextDueMs) ?? nextDueMs);
    (isWatched ? watchers : sleepers).wakeNext();
    host().turns.soon(drain);
  };

  return {
    speed: Number.POSITIVE_INFINITY,
    hasClients,
    now: () => Math.floor(nowMs),
    reach: (atMs, signal) => (atMs <= nowMs ? Promise.resolve() : watchers.sleep(atMs, signal)),
    sleep(durationMs, signal) {
      const slept = sleepers.sleep(nowMs + Math.max(0, durationMs), signal);
      if (!isDraining) host().turns.soon(drain);
      isDraining = true;
      return slept;
    },
  };
}

/** A clock that stands still until somebody moves it. */
export interface ManualClock extends Clock {
  /** Moves time on by `durationMs` and wakes, in order, everyone whose sleep ends by then. */
  advance(durationMs: number): Promise<void>;
  /** How many waits have begun so far. */
  readonly waitCount: number;
  /** The moments at which the waits end that began after the first `waitCount` ones and are still under way. */
  dueSince(waitCount: number): readonly number[];
}

/** Whether a clock stands still until somebody moves it. */
export function isManual(clock: Clock): clock is ManualClock {
  return 'advance' in clock;
}

/** Time moved by hand: what tests and step-by-step training use. */
export function manualClock(startMs: number): ManualClock {
  let nowMs = startMs;
  const sleepers = new Sleepers();
  return {
    speed: 0,
    hasClients: true,
    now: () => Math.floor(nowMs),
    get waitCount() {
      return sleepers.count;
    },
    dueSince: (count) => sleepers.dueSince(count),
    reach: (atMs, signal) => (atMs <= nowMs ? Promise.resolve() : sleepers.sleep(atMs, signal)),
    sleep: (durationMs, signal) => (durationMs <= 0 ? Promise.resolve() : sleepers.sleep(nowMs + durationMs, signal)),
    async advance(durationMs) {
      const untilMs = nowMs + durationMs;
      for (let dueMs = sleepers.nextDueMs; dueMs !== undefined && dueMs <= untilMs; dueMs = sleepers.nextDueMs) {
        nowMs = Math.max(nowMs, dueMs);
        sleepers.wakeNext();
        await yieldToOthers();
      }
      nowMs = untilMs;
      await yieldToOthers();
    },
  };
}

/** Those who wait for a moment that a clock without a timer brings about. Invariant: ordered by due time. */
class Sleepers {
  readonly #waiting: { readonly dueMs: number; readonly number: number; readonly wake: () => void }[] = [];
  /** How many have waited so far. */
  count = 0;

  /** When those wake that began to wait after the first `count`. */
  dueSince(count: number): readonly number[] {
    return this.#waiting.filter((sleeper) => sleeper.number > count).map(({ dueMs }) => dueMs);
  }

  get nextDueMs(): number | undefined {
    return this.#waiting[0]?.dueMs;
  }

  /** Resolves when it is woken, or at once when `signal` aborts. */
  sleep(dueMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(sleeper), 1);
        resolve();
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      this.count += 1;
      const sleeper = { dueMs, number: this.count, wake };
      const at = this.#waiting.findIndex((other) => other.dueMs > dueMs);
      this.#waiting.splice(at < 0 ? this.#waiting.length : at, 0, sleeper);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** Wakes the first and answers its due time; undefined when nobody waits. */
  wakeNext(): number | undefined {
    const next = this.#waiting.shift();
    next?.wake();
    return next?.dueMs;
  }
}
