import { failureLines, transcriptLines } from './failure-lines.ts';
import type { Reporter } from './reporter.ts';

/** For people: a line for each scenario, and below a failed one what is wrong and all that its sessions showed. */
export function prettyReporter(): Reporter {
  return {
    started: () => '',
    finished(outcome) {
      const { failure, title, durationMs, skippedCount } = outcome;
      const skipped = skippedCount === 0 ? '' : `, ${skippedCount} steps left out`;
      const head = `${failure === undefined ? 'ok  ' : 'FAIL'} ${title} (${Math.round(durationMs)} ms${skipped})`;
      if (failure === undefined) return `${head}\n`;
      const details = [...failureLines(failure), '', ...transcriptLines(outcome), ''];
      return `${[head, ...details.map((line) => (line === '' ? '' : `     ${line}`))].join('\n')}\n`;
    },
    ended: (_outcomes, { passed, failed, durationMs }) =>
      `\n${passed} passed, ${failed} failed in ${(durationMs / 1000).toFixed(1)} s\n`,
  };
}
