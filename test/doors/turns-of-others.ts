import { yieldToOthers } from '../../src/base/clock.ts';

/** Counts the turns that others have until it is stopped. */
export function turnsOfOthers(): { stop(): number } {
  let count = 0;
  let isOver = false;
  const go = async (): Promise<void> => {
    for (; !isOver; count += 1) await yieldToOthers();
  };
  void go();
  return {
    stop() {
      isOver = true;
      return count;
    },
  };
}
