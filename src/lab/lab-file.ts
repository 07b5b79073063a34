import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';
import { check, loadFile } from '../facts/load.ts';
import { type LabSpec, labFile, type WrittenLabSpec } from './lab-schema.ts';

/** Reads a lab file. Errors name the file, the line, the place in it and what is allowed there. */
export function readLabFile(path: string): LabSpec {
  return loadFile(path, labFile);
}

/** The lab with its templates, counts and addresses worked out. Throws an EmulatorError that names the place that is wrong. */
export function labSpecOf(written: WrittenLabSpec): LabSpec {
  if (isInFull(written)) return written;
  return check({ value: written, lineOf: () => undefined }, labFile, 'lab');
}

/** True for a lab that leaves nothing to be worked out; checking thousands of devices again would cost their start. */
function isInFull(written: WrittenLabSpec): written is LabSpec {
  if ('templates' in written || 'addresses' in written) return false;
  return !written.devices.some(
    (device) => 'count' in device || 'template' in device || 'address' in device || !('release' in device),
  );
}

/** The lab that `n3k run` starts when none is named. */
export const builtInLabPath = (): string => join(packageRoot(), 'scenarios', 'labs', 'technote.yaml');
