import type { Reporter } from './reporter.ts';

/** One JSON document with the summary and every outcome; transcripts of failed scenarios only. */
export function jsonReporter(): Reporter {
  return {
    started: () => '',
    finished: () => '',
    ended(outcomes, { passed, failed, durationMs }) {
      const scenarios = outcomes.map((outcome) => ({
        file: outcome.file,
        title: outcome.title,
        tags: outcome.tags,
        outcome: outcome.failure === undefined ? 'passed' : 'failed',
        durationMs: Math.round(outcome.durationMs),
        steps: outcome.stepCount,
        skippedSteps: outcome.skippedCount,
        ...(outcome.failure === undefined ? {} : { failure: outcome.failure, transcripts: outcome.transcripts }),
      }));
      return `${JSON.stringify({ passed, failed, durationMs: Math.round(durationMs), scenarios }, null, 2)}\n`;
    },
  };
}
