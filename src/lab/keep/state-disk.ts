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
import { afterHostDelay, hostWallClockMs } from '../../base/clock.ts';
import { EmulatorError } from '../../base/emulator-error.ts';

/** The file operations that a state folder is made of; each may be the last that a process does. */
export interface StateDisk {
  makeFolder(path: string): void;
  /** The names in a folder. */
  list(path: string): readonly string[];
  /** The text of a file; undefined when there is none. */
  read(path: string): string | undefined;
  write(path: string, text: string): void;
  append(path: string, text: string): void;
  /** Cuts a file off behind so many bytes. */
  truncate(path: string, sizeBytes: number): void;
  /** Makes a file or a folder outlast a crash of the host. */
  sync(path: string): void;
  /** The same without keeping anybody waiting; it may come to nothing. */
  syncAside(path: string): Promise<void>;
  rename(from: string, to: string): void;
  /** Gives a file a second name; false when there is one already. */
  link(from: string, to: string): boolean;
  /** Dates a file now. */
  touch(path: string): void;
  /** The date of a file in milliseconds; undefined when there is none. */
  touchedMs(path: string): number | undefined;
  /** The size of a file; undefined when there is none. */
  sizeBytes(path: string): number | undefined;
  /** Does something after a while of host time, unless the returned function is called before. */
  later(delayMs: number, act: () => void): () => void;
  /** Removes a file that may be gone. */
  remove(path: string): void;
}

/** The host's own disk. */
export const hostDisk: StateDisk = {
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

/** Why the host does not take something: its own word for it (`ENOSPC`); undefined for an error that is not the host's. */
export function hostCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return error.code;
}

const passing: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EROFS',
  'EFBIG',
  'ENFILE',
  'EMFILE',
  'ESTALE',
]);

/** Whether a disk that refuses so may take the same thing later; a wrong path or missing rights are for its user to mend. */
export function isPassing(code: string): boolean {
  return passing.has(code);
}
