import type { Failure, Outcome } from '../outcome.ts';

/** What is wrong: where, at which step, and the problems. */
export function failureLines(failure: Failure): readonly string[] {
  return [`${failure.file}:${failure.line}: ${failure.step}`, ...failure.problems.map((line) => `  ${line}`)];
}

/** What was not played, because the device has no such levers. */
export function skippedWords({ skippedCount, stepCount }: Outcome): string {
  return `${skippedCount} of ${stepCount} steps not checked: they need a lab`;
}

/** The screens of all sessions of a scenario. */
export function transcriptLines(outcome: Outcome): readonly string[] {
  return outcome.transcripts.flatMap(({ session, text }) => [
    `session ${session === '' ? 'at the first device' : session}:`,
    ...text.split('\n').map((line) => `  | ${line}`.trimEnd()),
  ]);
}
