import { assert } from './assert.ts';
import type { Clock } from './clock.ts';

/**
 * What waiting on one device costs: `timed` as long as on the clock of the lab; `immediate` nothing, the device's own time jumps
 * ahead; `manual` until somebody steps, and then its own time jumps ahead.
 */
export type Transitions = 'timed' | 'immediate' | 'manual';

/** A waiter of a clock that is stepped. */
interface Waiter {
  readonly dueMs: number;
  wake(): void;
}

/**
 * The time of one device: that of its lab, and an offset. Everything that the device shows or does follows it, so a device that
 * was restored goes on at the moment at which it was saved, and one that does not wait jumps ahead of its lab.
 */
export class LocalClock implements Clock {
  readonly #base: Clock;
  readonly #onTold: (nowMs: number) => void;
  #offsetMs = 0;
  #transitions: Transitions = 'timed';
  #waiting: readonly Waiter[] = [];
  /** Aborts when the offset changes; there while somebody waits for that. */
  #moved: AbortController | undefined;

  /** `onTold` hears every moment that it tells. */
  constructor(base: Clock, onTold: (nowMs: number) => void = () => {}) {
    this.#base = base;
    this.#onTold = onTold;
  }

  get speed(): number {
    if (this.#transitions === 'timed') return this.#base.speed;
    return this.#transitions === 'immediate' ? Number.POSITIVE_INFINITY : 0;
  }

  get hasClients(): boolean {
    return this.#base.hasClients;
  }

  get transitions(): Transitions {
    return this.#transitions;
  }

  /** Waits that are under way go on as they began, but those that waited for a step wait no more. */
  set transitions(transitions: Transitions) {
    this.#transitions = transitions;
    if (transitions !== 'manual') while (this.step());
  }

  now(): number {
    const nowMs = this.#base.now() + this.#offsetMs;
    if (this.#offsetMs !== 0) this.#onTold(nowMs);
    return nowMs;
  }

  /** Makes it `nowMs` on this device, at this moment. */
  set(nowMs: number): void {
    this.#offsetMs += nowMs - this.now();
    this.#moved?.abort();
    this.#moved = undefined;
  }

  /** See `Clock`: it is also reached by jumping over it. */
  async reach(atMs: number, signal?: AbortSignal): Promise<void> {
    while (this.now() < atMs && signal?.aborted !== true) {
      this.#moved ??= new AbortController();
      const { signal: moved } = this.#moved;
      const given = signal === undefined ? moved : AbortSignal.any([moved, signal]);
      await this.#base.reach(atMs - this.#offsetMs, given);
    }
  }

  async sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted || durationMs <= 0) return this.#base.sleep(0, signal);
    if (this.#transitions === 'timed') return this.#base.sleep(durationMs, signal);
    const dueMs = this.now() + durationMs;
    if (this.#transitions === 'manual') return this.#wait(dueMs, signal);
    // The turn that this takes lets somebody interrupt what never waits.
    await this.#base.sleep(0, signal);
    if (!signal?.aborted) this.#reach(dueMs);
  }

  /** Ends the wait that is due first and moves this device's time there; false when nothing waits for a step. */
  step(): boolean {
    const [first] = [...this.#waiting].sort((a, b) => a.dueMs - b.dueMs);
    if (first === undefined) return false;
    this.#reach(first.dueMs);
    first.wake();
    return true;
  }

  #reach(dueMs: number): void {
    if (dueMs > this.now()) this.set(dueMs);
    assert(this.now() >= dueMs, 'time goes on');
  }

  #wait(dueMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const waiter = { dueMs, wake };
      this.#waiting = [...this.#waiting, waiter];
      signal?.addEventListener('abort', wake, { once: true });
    });
  }
}
