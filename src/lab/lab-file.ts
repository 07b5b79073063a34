import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';
import { loadFile } from '../facts/load.ts';
import { type LabSpec, labFile } from './lab-schema.ts';

/** Reads a lab file. Errors name the file, the line, the place in it and what is allowed there. */
export function readLabFile(path: string): LabSpec {
  return loadFile(path, labFile);
}

/** The lab that `n3k run` starts when none is named. */
export const builtInLabPath = (): string => join(packageRoot(), 'scenarios', 'labs', 'technote.yaml');
