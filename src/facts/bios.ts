import type { Model } from './model.ts';
import { isAtLeast, type Release, release } from './release.ts';

/** A BIOS as it is told: its version, and the day on which it was built (`MM/DD/YYYY`). */
export interface Bios {
  readonly version: string;
  readonly compiled: string;
}

/** The BIOS that an image of `image` carries for a model: that of the newest release up to it with one of its own. */
export function biosIn(model: Model, image: Release): Bios {
  const [first] = model.biosImages;
  const known = model.biosImages.filter(({ since }) => isAtLeast(image, release(since))).at(-1);
  return known ?? first ?? model.bios;
}

/** Whether `candidate` is a newer BIOS than `present`; an installer never puts an older one in its place (inferred). */
export function isNewerBios(candidate: Bios, present: Bios): boolean {
  const [wanted, had] = [candidate, present].map(({ version }) => version.split('.').map(Number));
  for (const [index, number] of (wanted ?? []).entries()) {
    const difference = number - (had?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
