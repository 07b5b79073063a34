import type { Scenario } from './load-scenario.ts';
import type { Outcome } from './outcome.ts';
import { assertLoaded, type LabStarter, type PlayOptions, playScenario } from './play.ts';

/** How scenarios are played together. */
export interface RunOptions extends PlayOptions {
  /** How many are played at a time; 4 unless said otherwise. */
  readonly jobs?: number | undefined;
  /** Called with every outcome, in the order of the scenarios, as soon as it and all before it are known. */
  onOutcome?(outcome: Outcome, count: number): void;
}

/** How many are played at a time unless somebody says otherwise: enough to compute while a thread digests for another one. */
export const usualJobs = 4;

/** Plays scenarios, several at a time; the outcomes in their order. */
export async function playScenarios(
  scenarios: readonly Scenario[],
  options: RunOptions & LabStarter,
): Promise<readonly Outcome[]> {
  // What is no list is no scenario either.
  for (const scenario of Array.isArray(scenarios) ? scenarios : [undefined]) assertLoaded(scenario);
  const outcomes = new Map<number, Outcome>();
  const waiting = [...scenarios.entries()];
  let toldCount = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, scenario] = next;
      outcomes.set(index, await playScenario(scenario, options));
      for (let known = outcomes.get(toldCount); known !== undefined; known = outcomes.get(toldCount)) {
        toldCount += 1;
        options.onOutcome?.(known, toldCount);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.jobs ?? usualJobs) }, work));
  return [...outcomes].sort(([a], [b]) => a - b).map(([, outcome]) => outcome);
}
