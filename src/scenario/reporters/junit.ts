import type { Outcome } from '../outcome.ts';
import { failureLines, skippedWords, transcriptLines } from './failure-lines.ts';
import type { Reporter } from './reporter.ts';

/** JUnit XML: one suite, one case for each scenario, its file as the class. */
export function junitReporter(): Reporter {
  return {
    started: () => '',
    finished: () => '',
    ended(outcomes, { failed, skipped, durationMs }) {
      const counts = `tests="${outcomes.length}" failures="${failed}" skipped="${skipped}" time="${seconds(durationMs)}"`;
      const lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites ${counts}>`,
        `  <testsuite name="n3k scenario" ${counts}>`,
        ...outcomes.flatMap(caseLines),
        '  </testsuite>',
        '</testsuites>',
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

function caseLines(outcome: Outcome): readonly string[] {
  const { title, file, failure, durationMs } = outcome;
  const head = `    <testcase name="${escaped(title)}" classname="${escaped(file)}" time="${seconds(durationMs)}"`;
  if (failure === undefined && outcome.skippedCount === 0) return [`${head}/>`];
  if (failure === undefined) {
    return [`${head}>`, `      <skipped message="${escaped(skippedWords(outcome))}"/>`, '    </testcase>'];
  }
  return [
    `${head}>`,
    `      <failure message="${escaped(failure.problems[0] ?? '')}">${escaped(failureLines(failure).join('\n'))}</failure>`,
    `      <system-out>${escaped(transcriptLines(outcome).join('\n'))}</system-out>`,
    '    </testcase>',
  ];
}

function seconds(durationMs: number): string {
  return (durationMs / 1000).toFixed(3);
}

/** Text for XML; characters that XML 1.0 does not allow become a question mark. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[^\t\n\r\x20-\uffff]/g, '?');
}
