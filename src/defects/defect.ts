import type { ActiveCause, Interventions } from '../base/points.ts';
import { holdsFix, isAtLeast, type Release, release } from '../facts/release.ts';
import type { MachinePoints } from '../machine/points.ts';

/** Which releases have a defect. */
export type AffectedReleases =
  | { readonly since: string; readonly fixedIn: readonly string[] }
  /** Exactly these, where Cisco lists them. */
  | { readonly only: readonly string[] };

/** A defect that Cisco documents: where it bites, what it does at named points of the machine, and how to live with it. */
export interface Defect {
  /** Cisco's bug ID; a name of ours where the public sources give none. */
  readonly id: string;
  readonly headline: string;
  readonly source: string;
  /** What the sources leave open and we filled in; undefined when nothing. */
  readonly inferred: string | undefined;
  /** The switches that can have it, in words. */
  readonly hardware: string;
  /** Which releases have it: of what runs, or of the image that the loader boots. */
  readonly affects: AffectedReleases & { readonly by: 'running' | 'booted-image' };
  /**
   * `always` bites whenever an affected release does what is described. `on-request` depends on what no model or release
   * tells (parts that only some switches have, bad luck) and bites in labs that ask for it.
   */
  readonly occurs: 'always' | 'on-request';
  readonly workaround: string;
  readonly at: Interventions<MachinePoints>;
}

/** A defect; the function only checks its shape. */
export function defect(definition: Defect): Defect {
  return definition;
}

/** Whether a release has the defect. */
export function affects(known: Defect, candidate: Release): boolean {
  if ('only' in known.affects) return known.affects.only.includes(candidate.text);
  const fixes = known.affects.fixedIn.map((text) => release(text));
  return isAtLeast(candidate, release(known.affects.since)) && !holdsFix(candidate, fixes);
}

/** What a lab says of defects by ID: true makes one bite whatever the release, false switches it off. */
export type DefectSettings = Readonly<Record<string, boolean>>;

/**
 * The defects that bite on a switch, ready for the points of the machine. `running` is undefined while NX-OS does not run;
 * then only those bite that the lab asks for.
 */
export function activeOn(
  running: Release | undefined,
  defects: readonly Defect[],
  settings: DefectSettings = {},
): readonly ActiveCause<MachinePoints>[] {
  return defects.filter((known) => {
    const wanted = settings[known.id];
    if (wanted !== undefined || known.occurs === 'on-request') return wanted === true;
    return known.affects.by === 'running' && running !== undefined && affects(known, running);
  });
}
