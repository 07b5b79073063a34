import { EmulatorError } from '../../base/emulator-error.ts';
import type { HostDisk } from '../../base/host/disk.ts';
import { packageVersion } from '../../base/package-root.ts';
import { join } from '../../base/path.ts';
import { parsed } from './state-line.ts';
import { recordEnd } from './state-name.ts';
import { hasWholeLine, isBlank } from './state-reading.ts';
import { replaceFile } from './state-record.ts';

/** The format of state folders that this version writes. It reads that of the versions before it as well. */
export const stateFormat = 2;

/** How the file of a record ended in format 1. */
export const firstRecordEnd = '.jsonl';

const file = 'format.json';

/**
 * The format of a folder that holds these `names`; undefined for one that is new, or whose format is to be written anew. A damaged
 * format file is told to `warn` when the records show by themselves what they are. Throws an EmulatorError for a format that this
 * version does not read, and when nothing shows what the records are.
 */
export function readFormat(
  folder: string,
  disk: HostDisk,
  names: readonly string[],
  warn: (message: string) => void,
): number | undefined {
  const path = join(folder, file);
  const text = disk.read(path);
  if (text === undefined) return undefined;
  const { format, version } = parsed(text) ?? {};
  if (format === stateFormat || format === 1) return format;
  if (typeof format === 'number' && Number.isInteger(format)) {
    const writer = typeof version === 'string' ? `n3k-emulator ${version}` : 'a version that it does not name';
    throw new EmulatorError(
      `the state folder ${folder} has format ${format}, written by ${writer}`,
      `this is n3k-emulator ${packageVersion()}, which reads formats 1 and ${stateFormat}`,
    );
  }
  const records = names.filter((name) => name.endsWith(recordEnd)).map((name) => disk.read(join(folder, name)) ?? '');
  if (!records.some(hasWholeLine) && !records.every(isBlank)) {
    throw new EmulatorError(
      `${path} is damaged, and so are records beside it: nothing shows which version wrote them`,
      `put {"format":${stateFormat},"version":"${packageVersion()}"} there if this version did, or choose another folder`,
    );
  }
  warn(`${path} is damaged and is written anew: the records beside it show their format by themselves`);
  return names.some((name) => name.endsWith(firstRecordEnd)) ? 1 : undefined;
}

/** Marks a folder as one of this version. */
export function writeFormat(folder: string, disk: HostDisk): void {
  const text = JSON.stringify({ format: stateFormat, version: packageVersion() });
  replaceFile({ folder, file, disk }, text);
}
