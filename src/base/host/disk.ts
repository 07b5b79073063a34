/** The file operations that a state folder is made of; each may be the last that a process does. */
export interface HostDisk {
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
