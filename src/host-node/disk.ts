import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterHostDelay, hostWallClockMs } from '../base/clock.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import { type HostDisk, hostCodeOf } from '../base/host/disk.ts';

/** The host's own disk. */
export const hostDisk: HostDisk = {
  makeFolder,
  list: (path) => readdirSync(path),
  read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
  write: (path, text) => writeFileSync(path, text, { mode: 0o600 }),
  append: (path, text) => appendFileSync(path, text, { mode: 0o600 }),
  truncate: (path, sizeBytes) => {
    if (existsSync(path)) truncateSync(path, sizeBytes);
  },
  sync(path) {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  },
  async syncAside(path) {
    const file = await open(path, 'r');
    await file.sync().finally(() => file.close());
  },
  rename: renameSync,
  link(from, to) {
    if (existsSync(to)) return false;
    try {
      linkSync(from, to);
      return true;
    } catch (error) {
      if (existsSync(to)) return false;
      throw error;
    }
  },
  touch(path) {
    const nowSeconds = hostWallClockMs() / 1000;
    utimesSync(path, nowSeconds, nowSeconds);
  },
  touchedMs: (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs,
  sizeBytes: (path) => statSync(path, { throwIfNoEntry: false })?.size,
  later: afterHostDelay,
  remove: (path) => rmSync(path, { force: true }),
};

/**
 * Makes a folder and those above it, one by one. Node's own recursion never ends below a folder in which nothing can be made
 * although it is there, such as /proc (seen with Node 20: it takes ENOENT for a missing parent, and asks again).
 */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Somebody else may have made it just now.
    const isThere = hostCodeOf(error) === 'EEXIST' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isThere) return;
    if (hostCodeOf(error) !== 'ENOENT') throw error;
    throw new EmulatorError(
      `the state folder ${path} cannot be made: ${dirname(path)} is there, and takes no folders (ENOENT)`,
      'name a folder that this user may make and write',
      { cause: error },
    );
  }
}
