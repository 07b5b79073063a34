import type { Spool } from '../../machine/content/spool.ts';
import type { FileContents } from '../build/file-contents.ts';
import type { HostFiles } from './checked-volume.ts';
import type { StateFolder } from './state-folder.ts';

/** What a snapshot may name: uploads that this lab holds, and files that its lab file names. */
export function hostFilesOf(spool: Spool, contents: Pick<FileContents, 'isBorrowed'>): HostFiles {
  return { uploadPath: (id) => spool.pathOf(id), isBorrowed: (path) => contents.isBorrowed(path) };
}

/** What a record may name: uploads in its folder, and files that the lab file names. */
export function hostFilesIn(folder: StateFolder, contents: Pick<FileContents, 'isBorrowed'>): HostFiles {
  return {
    uploadPath: (id, sizeBytes) => folder.uploadPath(id, sizeBytes),
    isBorrowed: (path) => contents.isBorrowed(path),
  };
}
