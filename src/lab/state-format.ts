import { join } from 'node:path';
import { EmulatorError } from '../base/emulator-error.ts';
import { packageVersion } from '../base/package-root.ts';
import type { StateDisk } from './state-disk.ts';
import { parsed } from './state-line.ts';
import { replaceFile } from './state-record.ts';

/** The format of state folders that this version writes. It reads that of the versions before it as well. */
export const stateFormat = 2;

const file = 'format.json';

/** The format of a folder; undefined for one that is new. Throws an EmulatorError for one that this version does not read. */
export function readFormat(folder: string, disk: StateDisk): number | undefined {
  const text = disk.read(join(folder, file));
  if (text === undefined) return undefined;
  const { format, version } = parsed(text) ?? {};
  if (format === stateFormat || format === 1) return format;
  throw new EmulatorError(
    `the state folder ${folder} has format ${format}, written by n3k-emulator ${version}`,
    `this is n3k-emulator ${packageVersion()}, which reads formats 1 and ${stateFormat}`,
  );
}

/** Marks a folder as one of this version. */
export function writeFormat(folder: string, disk: StateDisk): void {
  const text = JSON.stringify({ format: stateFormat, version: packageVersion() });
  replaceFile({ folder, file, disk }, text);
}
