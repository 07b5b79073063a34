/**
 * The one clock of the program. Devices live in its time; nothing outside `base` asks the host for the time or sets a timer.
 * All instants are milliseconds since 1970-01-01 UTC in the lab's time, all durations are milliseconds.
 */
export interface Clock {
  /** Now, in lab time. */
  now(): number;
  /** Resolves when `durationMs` of lab time has passed; at once (and quietly) when `signal` aborts. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
  /** Lab milliseconds per host millisecond; `Infinity` when waiting takes no host time. */
  readonly speed: number;
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
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, durationMs);
    signal?.addEventListener('abort', finish, { once: true });
  });
}

/** Lets other work of the process run before going on; long loops call it now and then. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Time that runs `speed` times as fast as the host's, from `startMs` on. */
export function scaledClock(startMs: number, speed: number): Clock {
  const origin = performance.now();
  return {
    speed,
    now: () => Math.floor(startMs + (performance.now() - origin) * speed),
    sleep: (durationMs, signal) => hostSleep(Math.max(0, durationMs) / speed, signal),
  };
}

/**
 * Time that only passes while somebody sleeps: a sleep ends in the next turn of the event loop and moves the clock.
 * Invariant: sleepers wake in the order of their due times, and `now()` never goes back.
 */
export function instantClock(startMs: number): Clock {
  let nowMs = startMs;
  let isDraining = false;
  const sleepers: { readonly dueMs: number; readonly wake: () => void }[] = [];

  const drain = (): void => {
    const next = sleepers.shift();
    if (next === undefined) {
      isDraining = false;
      return;
    }
    nowMs = Math.max(nowMs, next.dueMs);
    next.wake();
    setImmediate(drain);
  };

  return {
    speed: Number.POSITIVE_INFINITY,
    now: () => Math.floor(nowMs),
    sleep: (durationMs, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { dueMs: nowMs + Math.max(0, durationMs), wake: resolve };
        insertByDue(sleepers, sleeper);
        signal?.addEventListener(
          'abort',
          () => {
            const at = sleepers.indexOf(sleeper);
            if (at >= 0) sleepers.splice(at, 1);
            resolve();
          },
          { once: true },
        );
        if (!isDraining) {
          isDraining = true;
          setImmediate(drain);
        }
      }),
  };
}

/** A clock that stands still until somebody moves it. */
export interface ManualClock extends Clock {
  /** Moves time on by `durationMs` and wakes, in order, everyone whose sleep ends by then. */
  advance(durationMs: number): Promise<void>;
}

/** Time moved by hand: what tests and step-by-step training use. */
export function manualClock(startMs: number): ManualClock {
  let nowMs = startMs;
  const sleepers: { readonly dueMs: number; readonly wake: () => void }[] = [];
  return {
    speed: 0,
    now: () => Math.floor(nowMs),
    sleep: (durationMs, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || durationMs <= 0) return resolve();
        const sleeper = { dueMs: nowMs + durationMs, wake: resolve };
        insertByDue(sleepers, sleeper);
        signal?.addEventListener(
          'abort',
          () => {
            const at = sleepers.indexOf(sleeper);
            if (at >= 0) sleepers.splice(at, 1);
            resolve();
          },
          { once: true },
        );
      }),
    async advance(durationMs) {
      const untilMs = nowMs + durationMs;
      for (let next = sleepers[0]; next !== undefined && next.dueMs <= untilMs; next = sleepers[0]) {
        sleepers.shift();
        nowMs = Math.max(nowMs, next.dueMs);
        next.wake();
        await yieldToOthers();
      }
      nowMs = untilMs;
      await yieldToOthers();
    },
  };
}

function insertByDue<S extends { readonly dueMs: number }>(sleepers: S[], sleeper: S): void {
  const at = sleepers.findIndex((other) => other.dueMs > sleeper.dueMs);
  sleepers.splice(at < 0 ? sleepers.length : at, 0, sleeper);
}
