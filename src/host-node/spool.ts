import { closeSync, ftruncateSync, openSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import type { HostSpool } from '../base/host/files.ts';
import { makeTemporaryFolder, sweepOnce } from './temporary-folder.ts';

/** Room in the temporary folder of this computer. */
export const nodeSpool: HostSpool = {
  makeFolder: makeTemporaryFolder,
  sweep: sweepOnce,
  create(path, sizeBytes = 0) {
    const descriptor = openSync(path, 'w', 0o600);
    if (sizeBytes > 0) ftruncateSync(descriptor, sizeBytes);
    return {
      write(bytes) {
        for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      },
      close: () => closeSync(descriptor),
    };
  },
  remove(path) {
    try {
      unlinkSync(path);
    } catch {
      // Somebody else has removed it, or the host does not let us: it is swept with its folder.
    }
  },
  removeFolder: (path) => rmSync(path, { recursive: true, force: true }),
};
