import type { SwitchPoints } from '../points.ts';

/** What the log keeps of the last rollback. */
export interface RollbackLog {
  /** The checkpoint that was returned to, or the file. */
  readonly source: { readonly kind: 'checkpoint' | 'file'; readonly name: string };
  readonly user: string;
  readonly mode: 'atomic' | 'best-effort';
  readonly isVerbose: boolean;
  readonly beganMs: number;
  readonly endedMs: number;
  /** What was executed, line by line. */
  readonly lines: readonly string[];
  /** Why it failed, in a line; undefined when it did not. */
  readonly failure: string | undefined;
}

/** More lines than these of a patch are not kept. */
export const rollbackLinesMaximum = 10_000;

/** Whether what runs after a rollback is what the checkpoint or the file `source` has; asks `rollback.verify`. */
export function isVerified(points: SwitchPoints, source: string): boolean {
  return points.ask('rollback.verify', { source }, () => 'same') === 'same';
}
