import { describe, TestRunner } from 'vitest';
import { missing, type Need } from './programs.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What a test would have needed and this machine does not have; `left-out.ts` counts it. */
    leftOut?: readonly string[];
  }
}

/**
 * Called in a test, or in what a test calls: leaves the test out, with a note, where something is missing. The tests go on
 * without it, the run says at its end what was left out, and `.ci/run` does not accept it.
 */
export function needs(...needed: readonly Need[]): void {
  const leftOut = missing(needed);
  if (leftOut.length === 0) return;
  const test = TestRunner.getCurrentTest();
  if (test === undefined) throw new Error(`Outside a test, describeNeeding asks for ${leftOut.join(', ')}`);
  test.meta.leftOut = leftOut;
  test.context.skip(`needs ${leftOut.join(', ')}`);
}

/** A `describe` whose tests and hooks all need the same; without it none of them runs. */
export function describeNeeding(needed: readonly Need[], title: string, tests: () => void): void {
  const leftOut = missing(needed);
  describe.skipIf(leftOut.length > 0)(title, { meta: { leftOut } }, tests);
}
