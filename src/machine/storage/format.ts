import { utf8Bytes } from '../../base/bytes.ts';
import type { FilesystemFormat } from '../../facts/filesystem-formats.ts';

/** How a filesystem counts: every file costs whole blocks, some formats add blocks that only index others. */
export interface VolumeFormat {
  readonly name: FilesystemFormat;
  readonly blockBytes: number;
  /** The largest file that can be stored, in bytes. */
  readonly maximumFileBytes: number;
  /** Blocks that a file of this size occupies. */
  fileBlocks(sizeBytes: number): number;
  readonly directoryBlocks: number;
  /** Blocks that the root directory itself occupies. */
  readonly rootBlocks: number;
  /** Whether it takes a name that Linux has nothing against. */
  takesName(name: string): boolean;
}

const longestName = 255;

/** How Linux counts a name on its own filesystems. */
function isShortInBytes(name: string): boolean {
  return name.length <= longestName / 3 || utf8Bytes(name) <= longestName;
}

/** What vfat refuses beside control characters; `/` cannot be part of a name anywhere. */
const notOnFat32 = /["*:<>?\\|]/;

const directPointers = 12;
const pointersPerBlock = 1024;

/**
 * bootflash: ext3 with 4 KiB blocks: 12 direct pointers, then one indirect block, then a double indirect one and its leaves.
 * Derived from the technote's listings, which it reproduces to the byte (nxos-behaviour 4.2).
 */
export const ext3: VolumeFormat = {
  name: 'ext3',
  blockBytes: 4096,
  maximumFileBytes: 2 ** 41,
  directoryBlocks: 1,
  rootBlocks: 0,
  fileBlocks(sizeBytes) {
    const data = Math.ceil(sizeBytes / 4096);
    if (data <= directPointers) return data;
    if (data <= directPointers + pointersPerBlock) return data + 1;
    return data + 2 + Math.ceil((data - directPointers - pointersPerBlock) / pointersPerBlock);
  },
  takesName: isShortInBytes,
};

/** USB sticks: FAT32 with 8 KiB clusters and one cluster for the root directory (nxos-behaviour 4.2, exact). */
export const fat32: VolumeFormat = {
  name: 'fat32',
  blockBytes: 8192,
  maximumFileBytes: 2 ** 32 - 1,
  directoryBlocks: 1,
  rootBlocks: 1,
  fileBlocks: (sizeBytes) => Math.ceil(sizeBytes / 8192),
  takesName: (name) => name.length <= longestName && !notOnFat32.test(name),
};

/** volatile: and log:, which live in memory and count pages. */
export const tmpfs: VolumeFormat = {
  name: 'tmpfs',
  blockBytes: 4096,
  maximumFileBytes: 2 ** 41,
  directoryBlocks: 0,
  rootBlocks: 0,
  fileBlocks: (sizeBytes) => Math.ceil(sizeBytes / 4096),
  takesName: isShortInBytes,
};

const formats: Readonly<Record<FilesystemFormat, VolumeFormat>> = { ext3, fat32, tmpfs };

/** The format of that name. */
export function volumeFormat(name: VolumeFormat['name']): VolumeFormat {
  return formats[name];
}

/** One inode for so many bytes: what `mke2fs` makes unless it is told otherwise (its manual page, `inode_ratio`). */
const bytesPerInode = 16 * 1024;
const fewestEntries = 1_024;
/** Our own bound, so that no client fills the memory with empty files: about 100 MB. */
const mostEntries = 100_000;

/** How many files and directories a volume takes. That the formats other than ext3 have the bound of ext3 is inferred. */
export function entryLimit(totalBytes: number): number {
  return Math.min(mostEntries, Math.max(fewestEntries, Math.floor(totalBytes / bytesPerInode)));
}

/** Seconds are 32 bits in an inode; a later date would also not fit into what SFTP tells of a file. */
const lastStorableMs = (2 ** 32 - 1) * 1000;

/** The nearest date that a filesystem holds, in milliseconds since 1970. */
export function storableMs(modifiedMs: number): number {
  if (Number.isNaN(modifiedMs)) return 0;
  return Math.min(lastStorableMs, Math.max(0, Math.round(modifiedMs)));
}
