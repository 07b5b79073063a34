import { failureLines, skippedWords, transcriptLines } from './failure-lines.ts';
import type { Reporter } from './reporter.ts';

/** TAP version 14: one test for each scenario, in order; diagnostics of a failure as YAML. */
export function tapReporter(): Reporter {
  return {
    started: (count) => `TAP version 14\n1..${count}\n`,
    finished(outcome, number) {
      const { failure, title } = outcome;
      // `#` would begin a directive.
      const description = title.replaceAll('\\', '\\\\').replaceAll('#', '\\#');
      const skip = outcome.skippedCount === 0 ? '' : ` # SKIP ${skippedWords(outcome)}`;
      if (failure === undefined) return `ok ${number} - ${description}${skip}\n`;
      const block = (key: string, lines: readonly string[]): readonly string[] => [
        `  ${key}: |2`,
        ...lines.map((line) => `    ${line}`.trimEnd()),
      ];
      const lines = [
        `not ok ${number} - ${description}`,
        '  ---',
        ...block('message', failureLines(failure)),
        ...block('transcript', transcriptLines(outcome)),
        '  ...',
      ];
      return `${lines.join('\n')}\n`;
    },
    ended: () => '',
  };
}
