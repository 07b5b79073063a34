import { describe, expect, it } from 'vitest';
import { manualClock } from '../../src/base/clock.ts';
import { LocalClock } from '../../src/base/local-clock.ts';

describe('the clock of one device', () => {
  it('goes with its lab, from wherever it is set to', async () => {
    const lab = manualClock(1_000);
    const clock = new LocalClock(lab);
    clock.set(400);
    let isOver = false;
    const slept = clock.sleep(50).then(() => {
      isOver = true;
    });
    await lab.advance(49);
    expect([clock.now(), isOver]).toEqual([449, false]);
    await lab.advance(1);
    await slept;
    expect([clock.now(), lab.now()]).toEqual([450, 1_050]);
  });

  it('reaches a moment by waiting, and by being set to it', async () => {
    const lab = manualClock(0);
    const clock = new LocalClock(lab);
    const [first, second] = [clock.reach(100), clock.reach(500)];
    await lab.advance(100);
    await first;
    clock.set(600);
    await second;
    expect(lab.now()).toBe(100);
  });

  it('jumps ahead when waiting costs nothing, and step by step', async () => {
    const lab = manualClock(0);
    const clock = new LocalClock(lab);
    clock.transitions = 'immediate';
    await clock.sleep(70);
    expect([clock.now(), clock.speed, lab.now()]).toEqual([70, Number.POSITIVE_INFINITY, 0]);
    clock.transitions = 'manual';
    const order: string[] = [];
    const late = clock.sleep(20).then(() => order.push('late'));
    const early = clock.sleep(10).then(() => order.push('early'));
    const given = new AbortController();
    const aborted = clock.sleep(5, given.signal);
    given.abort();
    await aborted;
    expect([clock.step(), clock.now()]).toEqual([true, 80]);
    await early;
    clock.transitions = 'timed';
    await late;
    expect([order, clock.now(), clock.step()]).toEqual([['early', 'late'], 90, false]);
  });
});
