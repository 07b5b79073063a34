import { fromUtf8, hex, utf8 } from '../../base/bytes.ts';
import { host } from '../../base/host/host.ts';

/** How the file of a record ends. */
export const recordEnd = '.record';

/** Hosts take names of 255 bytes. */
const longestName = 200;

/** The file of a thing. Names that hosts would find too long are cut, and their records say whose they are. */
export function fileOf(thing: string): string {
  const name = encodeURIComponent(fromUtf8(utf8(thing)));
  if (name.length <= longestName) return `${name}${recordEnd}`;
  return `${name.slice(0, 100)}~${hex(host().digest('sha256', utf8(thing))).slice(0, 32)}${recordEnd}`;
}

/** Whether the file of a thing does not say whose it is. */
export function isCut(file: string): boolean {
  return /~[0-9a-f]{32}\.record$/.test(file);
}

/** The thing of a file; `told` is what its record says, if it says so. */
export function thingOf(file: string, told: unknown): string {
  if (typeof told === 'string') return told;
  try {
    return decodeURIComponent(file.slice(0, -recordEnd.length));
  } catch {
    return file;
  }
}
