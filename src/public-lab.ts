import type { WrittenLabSpec } from './lab/spec/lab-schema.ts';
import type { LabOptions, StartedLab } from './lab/started-lab.ts';
import type { Scenario } from './scenario/load-scenario.ts';
import type { Outcome } from './scenario/outcome.ts';
import { type PlayOptions, playScenario as play } from './scenario/play.ts';
import { playScenarios as playAll, type RunOptions } from './scenario/run-scenarios.ts';
import { startLab as start } from './start-lab.ts';

/**
 * Starts a lab in Node, the switch of the Compact Image technote when none is given or `{}`; resolves when every switch runs and its
 * doors are open. Rejects with an EmulatorError.
 */
export function startLab(written?: WrittenLabSpec | Record<string, never>, options?: LabOptions): Promise<StartedLab> {
  return start(written, options);
}

/**
 * Plays a scenario to its first problem, in a lab of its own or against switches of yours. Rejects only when the lab cannot be stopped,
 * and with an EmulatorError for what is no scenario of `loadScenarios`.
 */
export function playScenario(scenario: Scenario, options: PlayOptions = {}): Promise<Outcome> {
  return play(scenario, { ...options, startLab });
}

/** Plays scenarios, several at a time; the outcomes in their order. */
export function playScenarios(scenarios: readonly Scenario[], options: RunOptions = {}): Promise<readonly Outcome[]> {
  return playAll(scenarios, { ...options, startLab });
}
