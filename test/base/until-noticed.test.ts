import { expect, it, vi } from 'vitest';
import { type Clock, instantClock, manualClock, scaledClock, untilNoticed } from '../../src/base/clock.ts';

it.each<[string, Clock, number]>([
  ['a fast clock leaves some of it', scaledClock(0, 10), 400],
  ['an instant clock leaves all of it', instantClock(0), 500],
  ['a slow clock leaves nothing', scaledClock(0, 1), 0],
  ['nobody notices what no client follows', instantClock(0, false), 0],
  ['a clock that is moved by hand decides alone', manualClock(0), 0],
])('what lasts a second of lab time and is to last half a second of host time: %s', async (_, clock, waitsMs) => {
  vi.useFakeTimers();
  try {
    let isNoticed = false;
    void untilNoticed(clock, 500, 1000).then(() => {
      isNoticed = true;
    });
    await vi.advanceTimersByTimeAsync(Math.max(0, waitsMs - 1));
    expect(isNoticed).toBe(waitsMs === 0);
    await vi.advanceTimersByTimeAsync(1);
    expect(isNoticed).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});
