import type { RunningConfiguration } from './slice.ts';

/** A running configuration that was kept to return to it. */
export interface Checkpoint {
  readonly name: string;
  readonly description: string | undefined;
  readonly user: string;
  readonly atMs: number;
  readonly running: RunningConfiguration;
  /** The same as text, below the head lines. */
  readonly text: string;
}

/** How many checkpoints a switch keeps (N3548 system management guide). */
export const checkpointsMaximum = 10;

/** What a checkpoint is called that nobody named: the first number from 1 to 10 that is free (N3548 system management guide). */
export function freeCheckpointName(taken: readonly Checkpoint[]): string {
  const names = new Set(taken.map(({ name }) => name));
  let number = 1;
  while (names.has(`user-checkpoint-${number}`)) number += 1;
  return `user-checkpoint-${number}`;
}
