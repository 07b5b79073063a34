import type { Reporter } from './reporter.ts';

/** One JSON document with the summary and every outcome; transcripts of failed scenarios only. */
export function jsonReporter(): Reporter {
  return {
    started: () => '',
    finished: () => '',
    ended(outcomes, { passed, failed, skipped, skippedSteps, durationMs }) {
      const scenarios = outcomes.map((outcome) => ({
        file: outcome.file,
        title: outcome.title,
        tags: outcome.tags,
        outcome: outcome.failure !== undefined ? 'failed' : outcome.skippedCount > 0 ? 'skipped' : 'passed',
        durationMs: Math.round(outcome.durationMs),
        steps: outcome.stepCount,
        skippedSteps: outcome.skippedCount,
        ...(outcome.failure === undefined ? {} : { failure: outcome.failure, transcripts: outcome.transcripts }),
      }));
      const counts = { passed, failed, skipped, skippedSteps, durationMs: Math.round(durationMs) };
      return `${JSON.stringify({ ...counts, scenarios }, null, 2)}\n`;
    },
  };
}
