import { expect, test } from 'vitest';
import { yieldToOthers } from '../../src/base/clock.ts';
import { Turns, TurnTaker } from '../../src/base/turns.ts';

/** Turns in a time that only work moves on. */
function turnsOf(): {
  readonly turns: Turns;
  work(name: string, steps: number, taker?: TurnTaker): Promise<void>;
  readonly log: string[];
} {
  let nowMs = 0;
  const turns = new Turns(() => nowMs);
  const log: string[] = [];
  return {
    turns,
    log,
    async work(name, steps, taker = new TurnTaker()) {
      for (let step = 0; step < steps; step += 1) {
        nowMs += 2;
        log.push(name);
        const turn = turns.next(taker);
        if (turn !== undefined) await turn;
      }
    },
  };
}

test('a young turn goes on at once', () => {
  const { turns } = turnsOf();
  const taker = new TurnTaker();
  expect([turns.next(taker), turns.next(taker)]).toEqual([undefined, undefined]);
});

test('long work lets others run in between', async () => {
  const { work, log } = turnsOf();
  const going = work('a', 30);
  let rounds = 0;
  while (log.length < 30) {
    await yieldToOthers();
    rounds += 1;
  }
  await going;
  expect(rounds).toBeGreaterThanOrEqual(8);
});

test('of several at work each comes to its turn', async () => {
  const { work, log } = turnsOf();
  await Promise.all([work('a', 20), work('b', 20), work('c', 20)]);
  expect(new Set(log.slice(0, 20))).toEqual(new Set(['a', 'b', 'c']));
  expect(log).toHaveLength(60);
});

test('whoever was quiet comes before those who work all the time, and need not wait again at each step', async () => {
  const { work, log } = turnsOf();
  const busy = ['a', 'b', 'c', 'd'].map((name) => work(name, 200));
  while (log.length < 300) await yieldToOthers();
  await work('quiet', 20);
  expect(log.lastIndexOf('quiet') - log.indexOf('quiet')).toBeLessThan(40);
  await Promise.all(busy);
});

test('those that need little share one turn of the event loop', async () => {
  const { turns, work, log } = turnsOf();
  const busy = work('busy', 4);
  const asking = Array.from({ length: 20 }, async (_, index) => {
    await turns.next(new TurnTaker());
    log.push(`little ${index}`);
  });
  await yieldToOthers();
  await yieldToOthers();
  expect(log.filter((name) => name.startsWith('little'))).toHaveLength(20);
  await Promise.all([busy, ...asking]);
});

test('many steps of little work count as the little work that they are', async () => {
  const { turns, work, log } = turnsOf();
  const careful = new TurnTaker();
  const busy = work('busy', 100);
  for (let step = 0; step < 200; step += 1) {
    const turn = turns.next(careful);
    if (turn !== undefined) await turn;
  }
  log.push('careful');
  expect(log.indexOf('careful')).toBeLessThan(20);
  await busy;
});

test('a switch with many sessions gets no more turns than one with a single session', async () => {
  const { work, log } = turnsOf();
  const [crowded, calm] = [new TurnTaker(), new TurnTaker()];
  const crowd = Array.from({ length: 20 }, () => work('crowded', 50, new TurnTaker(crowded)));
  await work('calm', 100, new TurnTaker(calm));
  expect(log.filter((name) => name === 'crowded').length).toBeLessThan(220);
  await Promise.all(crowd);
});

test('nobody saves up turns by being quiet', async () => {
  const { work, log } = turnsOf();
  const late = new TurnTaker();
  const going = work('a', 500);
  while (log.length < 400) await yieldToOthers();
  const after = work('late', 400, late);
  await going;
  expect(log.slice(400).indexOf('a')).toBeGreaterThan(0);
  expect(log.filter((name) => name === 'late').length).toBeLessThan(300);
  await after;
});

test('small steps of many share a turn of the event loop', async () => {
  let nowMs = 0;
  const turns = new Turns(() => nowMs);
  turns.next(new TurnTaker());
  nowMs = 5;
  let steps = 0;
  const all = Array.from({ length: 40 }, async () => {
    await turns.next(new TurnTaker());
    nowMs += 0.5;
    steps += 1;
  });
  let rounds = 0;
  for (; steps < 40; rounds += 1) await yieldToOthers();
  await Promise.all(all);
  expect(rounds).toBeGreaterThanOrEqual(4);
  expect(rounds).toBeLessThanOrEqual(6);
});
