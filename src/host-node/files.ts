import { closeSync, lstatSync, openSync, readdirSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { HostEntry, HostFiles } from '../base/host/files.ts';
import { packageRoot } from './package-root.ts';

/** Files as Node reads them, without anybody waiting: they are on a disk of this computer. */
export const nodeFiles: HostFiles = {
  packageRoot,
  absolute: (path) => resolve(path),
  find: (path) => {
    const found = known(path);
    return found === undefined ? undefined : { kind: kindOf(found), sizeBytes: found.size };
  },
  names: (folder) => readdirSync(folder),
  open(path) {
    if (known(path)?.isFIFO() && isNamed(path)) throw new Error('this is a named pipe, which is no file');
    const descriptor = openSync(path, 'r');
    return {
      read: (target, startBytes) => readSync(descriptor, target, 0, target.length, startBytes ?? null),
      close: () => closeSync(descriptor),
    };
  },
};

/** Whoever may not look at a place finds nothing there. */
function known(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Opening a named pipe waits for whoever may never write into it; the pipe of a shell, as /dev/stdin may be, has no name in a folder. */
function isNamed(path: string): boolean {
  try {
    return lstatSync(realpathSync(path)).isFIFO();
  } catch {
    return false;
  }
}

function kindOf(found: Stats): HostEntry['kind'] {
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}
