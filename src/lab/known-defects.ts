import { allDefects } from '../defects/all.ts';

/** The ids of the defects that the emulator has, such as `CSCvs23686`: those that a lab switches on and off, and that its journal names. */
export const defectIds: readonly string[] = allDefects.map(({ id }) => id);
