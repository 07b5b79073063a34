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
  writeFileSync,
} from 'node:fs';
import { afterHostDelay } from '../base/clock.ts';

/** The file operations that a state folder is made of; each may be the last that a process does. */
export interface StateDisk {
  makeFolder(path: string): void;
  /** The names in a folder. */
  list(path: string): readonly string[];
  /** The text of a file; undefined when there is none. */
  read(path: string): string | undefined;
  write(path: string, text: string): void;
  append(path: string, text: string): void;
  /** Makes a file or a folder outlast a crash of the host. */
  sync(path: string): void;
  rename(from: string, to: string): void;
  /** Gives a file a second name; false when there is one already. */
  link(from: string, to: string): boolean;
  /** Does something after a while of host time, unless the returned function is called before. */
  later(delayMs: number, act: () => void): () => void;
  /** Removes a file that may be gone. */
  remove(path: string): void;
}

/** The host's own disk. */
export const hostDisk: StateDisk = {
  makeFolder: (path) => void mkdirSync(path, { recursive: true, mode: 0o700 }),
  list: (path) => readdirSync(path),
  read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
  write: (path, text) => writeFileSync(path, text, { mode: 0o600 }),
  append: (path, text) => appendFileSync(path, text, { mode: 0o600 }),
  sync(path) {
    const descriptor = openSync(path, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
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
  later: afterHostDelay,
  remove: (path) => rmSync(path, { force: true }),
};
