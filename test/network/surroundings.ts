import type { Spool } from '../../src/machine/content/spool.ts';
import type { VolumeSurroundings } from '../../src/machine/storage/volume.ts';

/** Surroundings in which no image is recognised and time stands still. */
export function plainSurroundings(spool: Spool): VolumeSurroundings {
  return { spool, recogniser: { neededBytes: 0, recognise: () => undefined }, now: () => 1_700_000_000_000 };
}
