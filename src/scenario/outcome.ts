/** What became of one scenario. */
export interface Outcome {
  readonly file: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** Host time that it took. */
  readonly durationMs: number;
  readonly stepCount: number;
  /** Steps that were left out, because another device has no such levers. */
  readonly skippedCount: number;
  readonly failure: Failure | undefined;
  /** The screens of all sessions, by session. */
  readonly transcripts: readonly { readonly session: string; readonly text: string }[];
  /** Exact screens that differ from what the file says, for an update. */
  readonly changes: readonly ScreenChange[];
}

/** Why a scenario did not pass. */
export interface Failure {
  readonly file: string;
  readonly line: number;
  /** The step in a few words. */
  readonly step: string;
  /** What is wrong, in lines. */
  readonly problems: readonly string[];
}

/** A `shows` of a step, or a golden file, that the screen contradicts. */
export type ScreenChange =
  | { readonly kind: 'shows'; readonly file: string; readonly index: number; readonly text: string }
  | { readonly kind: 'golden'; readonly path: string; readonly text: string };

/** How many scenarios passed and failed, and how long all took in host time. */
export interface Summary {
  /** With every step. */
  readonly passed: number;
  /** Without a failure, but not with every step: the device that they were played at has no such levers. */
  readonly skipped: number;
  /** The steps that were left out, in all scenarios. */
  readonly skippedSteps: number;
  readonly failed: number;
  readonly durationMs: number;
}

/** The figures of some outcomes. */
export function summaryOf(outcomes: readonly Outcome[], durationMs: number): Summary {
  const failed = outcomes.filter(({ failure }) => failure !== undefined).length;
  const partly = outcomes.filter(({ failure, skippedCount }) => failure === undefined && skippedCount > 0);
  const skippedSteps = outcomes.reduce((sum, { skippedCount }) => sum + skippedCount, 0);
  const passed = outcomes.length - failed - partly.length;
  return { passed, failed, skipped: partly.length, skippedSteps, durationMs };
}
