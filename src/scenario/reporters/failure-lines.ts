import type { Failure, Outcome } from '../outcome.ts';

/** What is wrong: where, at which step, and the problems. */
export function failureLines(failure: Failure): readonly string[] {
  return [`${failure.file}:${failure.line}: ${failure.step}`, ...failure.problems.map((line) => `  ${line}`)];
}

/** What was not played, because the device has no such levers. */
export function skippedWords({ skippedCount, stepCount }: Outcome): string {
  return `${skippedCount} of ${stepCount} steps not checked: ${skippedCount === 1 ? 'it needs' : 'they need'} a lab`;
}

/** So many of something, in the singular or the plural. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The screens of all sessions of a scenario, without the last one where the failure shows it. */
export function transcriptLines({ transcripts, failure }: Outcome): readonly string[] {
  const told = (failure?.problems ?? []).filter((line) => /^\|(?: |$)/.test(line));
  return transcripts.flatMap(({ session, text }) => {
    const lines = text.split('\n').map((line) => `| ${line}`.trimEnd());
    const isTold = told.length > 0 && lines.slice(-told.length).join('\n') === told.join('\n');
    const shown = isTold ? [...lines.slice(0, -told.length), '(the screen above)'] : lines;
    return [`session ${session === '' ? 'at the first device' : session}:`, ...shown.map((line) => `  ${line}`)];
  });
}
