import { counted, failureLines, skippedWords, transcriptLines } from './failure-lines.ts';
import type { Reporter } from './reporter.ts';

/** For people: a line for each scenario, and below a failed one what is wrong and all that its sessions showed. */
export function prettyReporter(): Reporter {
  return {
    started: () => '',
    finished(outcome) {
      const { failure, title, durationMs, skippedCount } = outcome;
      const skipped = skippedCount === 0 ? '' : `, ${skippedWords(outcome)}`;
      const word = failure !== undefined ? 'FAIL' : skippedCount === 0 ? 'ok  ' : 'SKIP';
      const head = `${word} ${title} (${Math.round(durationMs)} ms${skipped})`;
      if (failure === undefined) return `${head}\n`;
      const details = [...failureLines(failure), '', ...transcriptLines(outcome), ''];
      return `${[head, ...details.map((line) => (line === '' ? '' : `     ${line}`))].join('\n')}\n`;
    },
    ended: (_outcomes, { passed, failed, skipped, skippedSteps, durationMs }) => {
      const partly = skipped === 0 ? '' : `, ${skipped} only in part (${counted(skippedSteps, 'step')} not checked)`;
      return `\n${passed} passed, ${failed} failed${partly} in ${(durationMs / 1000).toFixed(1)} s\n`;
    },
  };
}
