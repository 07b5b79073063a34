import { expect, test } from 'vitest';
import { yieldToOthers } from '../../src/base/clock.ts';
import { Turns } from '../../src/base/turns.ts';

/** Turns in a time that only work moves on. */
function turnsOf(): {
  readonly turns: Turns;
  work(name: string, steps: number): Promise<void>;
  readonly log: string[];
} {
  let nowMs = 0;
  const turns = new Turns(() => nowMs);
  const log: string[] = [];
  return {
    turns,
    log,
    async work(name, steps) {
      for (let step = 0; step < steps; step += 1) {
        nowMs += 2;
        log.push(name);
        const turn = turns.next();
        if (turn !== undefined) await turn;
      }
    },
  };
}

test('a young turn goes on at once', () => {
  const { turns } = turnsOf();
  expect([turns.next(), turns.next()]).toEqual([undefined, undefined]);
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

test('of several at work each comes to its turn, one in each round', async () => {
  const { work, log } = turnsOf();
  await Promise.all([work('a', 20), work('b', 20), work('c', 20)]);
  expect(new Set(log.slice(0, 20))).toEqual(new Set(['a', 'b', 'c']));
  expect(log).toHaveLength(60);
});
