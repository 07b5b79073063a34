import type { Family } from '../family.ts';
import { allowDeleteSettings } from './allow-delete.ts';
import { deleteFile } from './delete.ts';
import { dir } from './dir.ts';
import { changeDirectory, makeDirectory, printDirectory, removeDirectory } from './directories.ts';
import { find } from './find.ts';
import { gunzip, gzip } from './gzip.ts';
import { move } from './move.ts';
import { showFile, showFileChecksum, showFileDigest } from './show-file.ts';
import { tarCreate, tarExtract, tarList } from './tar.ts';

/** What lies on the filesystems: listing, moving, deleting, packing, reading. */
export const files: Family = {
  commands: [
    deleteFile,
    dir,
    changeDirectory,
    printDirectory,
    makeDirectory,
    removeDirectory,
    find,
    gzip,
    gunzip,
    move,
    showFile,
    showFileDigest,
    showFileChecksum,
    tarCreate,
    tarList,
    tarExtract,
  ],
  settings: [...allowDeleteSettings],
};
