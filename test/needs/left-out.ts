import type { Reporter, TestModule } from 'vitest/node';
import { type Need, wayTo } from './programs.ts';

/**
 * A line for each thing that was missing, in the order of how many tests need it: `left out: 12 tests need vsftpd
 * (apt-get install vsftpd)`. A test that needs two things counts for both.
 */
export function leftOutLines(leftOut: readonly (readonly Need[])[]): readonly string[] {
  const counts = new Map<Need, number>();
  for (const need of leftOut.flat()) counts.set(need, (counts.get(need) ?? 0) + 1);
  return [...counts]
    .sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1))
    .map(([need, count]) => `left out: ${count} ${count === 1 ? 'test needs' : 'tests need'} ${need} (${wayTo(need)})`);
}

/** Prints at the end of a run what was left out on this machine, and nothing if that is nothing. */
export default class LeftOutReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const leftOut = modules
      .flatMap((module) => [...module.children.allTests('skipped')])
      .map((test) => test.meta().leftOut ?? []);
    for (const line of leftOutLines(leftOut)) console.info(line);
  }
}
