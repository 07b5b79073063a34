import { describe, expect, it } from 'vitest';
import { type Clock, instantClock, manualClock, scaledClock, yieldToOthers } from '../../src/base/clock.ts';
import { LocalClock } from '../../src/base/local-clock.ts';

/** Notes in `order` when `clock` has come to `atMs`. */
function note(clock: Clock, atMs: number, order: number[], signal?: AbortSignal): Promise<void> {
  return clock.reach(atMs, signal).then(() => void order.push(atMs));
}

describe('waiting for a moment', () => {
  it('does not bring it about on an instant clock, and comes in its turn', async () => {
    const clock = instantClock(0);
    const order: number[] = [];
    const notes = [note(clock, 20, order), note(clock, 10, order)];
    for (let turn = 0; turn < 5; turn += 1) await yieldToOthers();
    expect([order, clock.now()]).toEqual([[], 0]);
    await clock.sleep(15).then(() => order.push(15));
    await clock.sleep(5).then(() => order.push(21));
    await Promise.all(notes);
    expect(order).toEqual([10, 15, 20, 21]);
  });

  it('is over when a clock is moved there by hand, when the moment has passed, and when it is given up', async () => {
    const clock = manualClock(100);
    const order: number[] = [];
    await note(clock, 50, order);
    const given = new AbortController();
    const notes = [note(clock, 130, order), note(clock, 200, order, given.signal)];
    await clock.advance(29);
    expect(order).toEqual([50]);
    await clock.advance(1);
    expect(order).toEqual([50, 130]);
    given.abort();
    await Promise.all(notes);
    expect(clock.now()).toBe(130);
  });

  it('is never over early on a clock that runs', async () => {
    const clock = scaledClock(0, 1000);
    await clock.reach(5000);
    expect(clock.now()).toBeGreaterThanOrEqual(5000);
  });

  it('is over when the time of a device jumps over it', async () => {
    const clock = new LocalClock(manualClock(0));
    const order: number[] = [];
    const noted = note(clock, 500, order);
    clock.set(499);
    await yieldToOthers();
    expect(order).toEqual([]);
    clock.set(600);
    await noted;
    expect(order).toEqual([500]);
  });
});
