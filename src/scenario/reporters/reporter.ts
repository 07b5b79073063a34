import type { Outcome, Summary } from '../outcome.ts';

/** Tells what became of scenarios. Every function answers text to print; empty where there is nothing to say yet. */
export interface Reporter {
  started(count: number): string;
  /** `number` counts from 1. */
  finished(outcome: Outcome, number: number): string;
  ended(outcomes: readonly Outcome[], summary: Summary): string;
}
