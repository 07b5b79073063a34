/** Files of the host: texts of this package, and what a user names. Paths have forward slashes; errors carry the host's own `code`. */
export interface HostFiles {
  /** The folder of this package, in which `models/`, `scenarios/` and package.json lie. */
  packageRoot(): string;
  /** The same place by a path that does not depend on where the process stands. */
  absolute(path: string): string;
  /** What lies there, links followed; undefined for nothing. */
  find(path: string): HostEntry | undefined;
  /** The names in a folder, in no order. Throws what the host says. */
  names(folder: string): readonly string[];
  /** Opens a file for reading. Throws what the host says. */
  open(path: string): OpenHostFile;
}

/** What lies at a path. */
export interface HostEntry {
  readonly kind: 'file' | 'folder' | 'other';
  readonly sizeBytes: number;
}

/** A file that is being read. */
export interface OpenHostFile {
  /** Reads into `target` from `startBytes` on, or what comes next; answers how many bytes, none at the end. Throws what the host says. */
  read(target: Uint8Array, startBytes?: number): number;
  close(): void;
}

/** Room of the host for bytes that nothing describes. Every error carries the host's own `code`. */
export interface HostSpool {
  /** Makes a folder that ends with this process. */
  makeFolder(): string;
  /** Removes the folders of processes that were killed; once, however often it is asked. */
  sweep(): void;
  /** Begins a file; with `sizeBytes` it has so many bytes at once, zeros until they are written. Throws what the host says. */
  create(path: string, sizeBytes?: number): SpoolFile;
  /** Removes a file; one that is gone, or that the host holds, is no problem. */
  remove(path: string): void;
  removeFolder(path: string): void;
}

/** A file of the spool that is being written. */
export interface SpoolFile {
  /** Adds all of the bytes. Throws what the host says. */
  write(bytes: Uint8Array): void;
  /** Throws when the host says only now that it has lost bytes. */
  close(): void;
}
