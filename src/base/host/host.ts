import { assert } from '../assert.ts';
import type { HostDisk } from './disk.ts';
import type { HostFiles, HostSpool } from './files.ts';
import type { HostProcesses } from './processes.ts';
import type { HostTurns, HostWorker, WorkerListener, WorkerName } from './work.ts';

/**
 * What the switch needs of the computer on which it runs, and the only way to it from `base`, `facts`, `machine`, `defects`, `cli`,
 * `scenario` and the core of `lab`. `host-node/` is the one for Node; another may be made for a page of a browser, or for a test of
 * what happens when the host fails.
 */
export interface Host {
  /** Starts a digest. */
  hash(algorithm: HashAlgorithm): Hash;
  /** The digest of bytes that are there at once; a third of the time of `hash`. */
  digest(algorithm: HashAlgorithm, bytes: Uint8Array): Uint8Array;
  /** The CRC-32 of a text in UTF-8, as gzip has it. */
  crc32(text: string): number;
  /** The bytes of an AES-128-CTR key stream from block `firstBlock` (of 16 bytes) on. */
  keystream(key: Uint8Array, firstBlock: number): Keystream;
  /** Bytes that nobody can guess. */
  randomBytes(count: number): Uint8Array;
  /** Whether both are the same bytes; as fast as the memory. */
  isSame(a: Uint8Array, b: Uint8Array): boolean;
  /** Packs bytes as gzip, or unpacks them. `take` hears what comes out, and answers whether it wants more. */
  compress(direction: Direction, take: (bytes: Uint8Array) => boolean): Compressor;
  /** A place for many small texts that grows the heap of the language as little as the host can. */
  textStore(): TextStore;
  /** Starts a script of this package beside this one; undefined where it cannot be, and then its work is done here. */
  worker(name: WorkerName, listener: WorkerListener): HostWorker | undefined;
  /** Tells whoever runs the process; only for what no lab has asked to hear. */
  warn(message: string): void;
  readonly turns: HostTurns;
  readonly files: HostFiles;
  readonly spool: HostSpool;
  readonly disk: HostDisk;
  readonly processes: HostProcesses;
}

/** The digests that a switch shows, an image carries, or the emulator needs itself. */
export type HashAlgorithm = 'md5' | 'sha256' | 'sha512';

/** A digest that is being made. */
export interface Hash {
  update(bytes: Uint8Array | string): this;
  /** The digest in lower-case hexadecimal; ends it. */
  digest(encoding: 'hex'): string;
}

/** A key stream from its start on. */
export interface Keystream {
  /** The next `length` bytes, which are the caller's. */
  next(length: number): Uint8Array;
}

/** Which way bytes go. */
export type Direction = 'pack' | 'unpack';

/** Packs or unpacks a piece at a time. */
export interface Compressor {
  /** Takes a piece; resolves when the next one may come, with false when none is wanted: the bytes are not packed, or nobody takes more. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** Says that nothing follows; resolves with whether everything came through. */
  end(): Promise<boolean>;
  /** Ends it without a result. */
  abort(): void;
}

/** Texts by numbers. */
export interface TextStore {
  /** Holds a text and answers its number. */
  add(text: string): number;
  /** The text of a number that `add` answered and nobody has forgotten. */
  read(number: number): string;
  forget(number: number): void;
}

let installed: Host | undefined;

/** The host; whoever starts the program has installed one. Not to be asked while modules are loaded. */
export function host(): Host {
  assert(installed !== undefined, 'no host is installed: import host-node/install.ts first');
  return installed;
}

/** Makes `made` the host of this program. */
export function installHost(made: Host): void {
  installed = made;
}
