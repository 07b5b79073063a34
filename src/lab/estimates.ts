import { compactionBytesPerSecond } from '../machine/install/compact-file.ts';

/** How long compacting an image of `sizeBytes` takes, in seconds of lab time. */
export function compactionSeconds(sizeBytes: number): number {
  return sizeBytes / compactionBytesPerSecond;
}
