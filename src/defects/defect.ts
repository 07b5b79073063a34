import type { ActiveCause, Interventions } from '../base/points.ts';
import { holdsFix, isAtLeast, type Release, release } from '../facts/release.ts';
import type { MachinePoints } from '../machine/points.ts';

/** Which running releases have a defect. */
export type AffectedReleases =
  | { readonly since: string; readonly fixedIn: readonly string[] }
  /** Exactly these, where Cisco lists them. */
  | { readonly only: readonly string[] };

/** A defect that Cisco documents: where it bites, what it does at named points of the machine, and how to live with it. */
export interface Defect {
  /** Cisco's bug ID. */
  readonly id: string;
  readonly headline: string;
  readonly source: string;
  readonly affects: AffectedReleases;
  readonly workaround: string;
  readonly at: Interventions<MachinePoints>;
}

/** A defect; the function only checks its shape. */
export function defect(definition: Defect): Defect {
  return definition;
}

/** Whether a switch that runs `running` has the defect. */
export function affects(known: Defect, running: Release): boolean {
  if ('only' in known.affects) return known.affects.only.includes(running.text);
  const fixes = known.affects.fixedIn.map((text) => release(text));
  return isAtLeast(running, release(known.affects.since)) && !holdsFix(running, fixes);
}

/** The defects that bite on `running`, ready for the points of the machine. */
export function activeOn(running: Release, defects: readonly Defect[]): readonly ActiveCause<MachinePoints>[] {
  return defects.filter((known) => affects(known, running));
}
