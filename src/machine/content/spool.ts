import { assert } from '../../base/assert.ts';
import type { SpoolFile } from '../../base/host/files.ts';
import { host } from '../../base/host/host.ts';
import { join } from '../../base/path.ts';
import { done, failed, ok, type Result } from '../../base/result.ts';
import { type Content, empty, slice, spooledIn } from './content.ts';
import { HostFileRemovals } from './host-file-removals.ts';

/** The host does not take bytes that nothing describes: the lab's bound is reached, its disk is full, or it fails. */
export type SpoolProblem =
  | { readonly why: 'no-space'; readonly neededBytes: number; readonly freeBytes: number }
  | { readonly why: 'io-error' };

/** One host file that is being written; it becomes a content when it ends. */
export interface SpoolWriter {
  readonly path: string;
  /** Adds bytes. After a failure the writer can only be aborted. */
  write(bytes: Uint8Array): Result<void, SpoolProblem>;
  /** The content of what was written. Fails when the host has lost it; then the host file is gone. */
  end(): Result<Content, SpoolProblem>;
  /** Removes what was written. */
  abort(): void;
}

/** How large a spool may become, and who hears that it is full (each time a write is refused). */
export interface SpoolLimits {
  readonly limitBytes?: number | undefined;
  readonly onFull?: (limitBytes: number) => void;
  /** Where host files stay when the spool is closed; without it they lie in a temporary folder. */
  readonly keptIn?: SpoolFolder | undefined;
}

/** A folder that outlasts the spool, with what lies in it. */
export interface SpoolFolder {
  readonly folder: string;
  /** The highest number of a host file there (`spool-7`), and the bytes of all of them. */
  readonly lastNumber: number;
  readonly usedBytes: number;
  /** Removes a host file that nobody holds any more. */
  remove(path: string): void;
}

const usualLimitBytes = 64 * 1024 ** 3;

/** What is not larger shares a host file with others: making and removing one takes a millisecond, whatever it holds. */
export const sharingBytes = 4 * 1024;
/** The size of a shared host file from its beginning on. */
const sharedFileBytes = 256 * 1024;

/** The host file to which small contents are added now. Its last bytes are zeros until they are written. */
interface SharedFile {
  readonly content: Content & { readonly kind: 'spooled' };
  readonly file: SpoolFile;
  writtenBytes: number;
}

/**
 * Host files for bytes that nothing describes. They lie in one temporary folder, made when the first one is needed and removed by
 * `close`, or in a `SpoolFolder`, where they stay. Invariant: a host file exists while somebody holds a content that needs it (`retain`/`release`), and all of
 * them together never exceed the limit.
 */
export class Spool {
  readonly #limitBytes: number;
  readonly #onFull: (limitBytes: number) => void;
  readonly #holders = new Map<string, number>();
  readonly #keptIn: SpoolFolder | undefined;
  #folder: string | undefined;
  #usedBytes = 0;
  #lastNumber = 0;
  #isClosed = false;
  #shared: SharedFile | undefined;
  readonly #removals = new HostFileRemovals();

  constructor(limits: SpoolLimits = {}) {
    this.#keptIn = limits.keptIn;
    this.#folder = limits.keptIn?.folder;
    this.#lastNumber = limits.keptIn?.lastNumber ?? 0;
    this.#usedBytes = limits.keptIn?.usedBytes ?? 0;
    this.#limitBytes = limits.limitBytes ?? usualLimitBytes;
    this.#onFull = limits.onFull ?? (() => {});
  }

  /** Bytes that could still be spooled. */
  get freeBytes(): number {
    return this.#limitBytes - this.#usedBytes;
  }

  /** Starts a host file. */
  open(): Result<SpoolWriter, SpoolProblem> {
    this.#lastNumber += 1;
    const id = `spool-${this.#lastNumber}`;
    try {
      this.#folder ??= host().spool.makeFolder();
      const path = join(this.#folder, id);
      return ok(this.#writer(id, path, host().spool.create(path)));
    } catch (error) {
      return failed(this.#problemOf(error, 0));
    }
  }

  /**
   * Keeps bytes that are there at once. Small ones lie one behind the other in a host file, which goes with the last that is held; while
   * one is, all of the file counts as used.
   */
  put(bytes: Uint8Array): Result<Content, SpoolProblem> {
    if (bytes.length > sharingBytes || sharedFileBytes > this.freeBytes) return this.#putAlone(bytes);
    try {
      const shared = this.#sharedFor(bytes.length);
      const startBytes = shared.writtenBytes;
      shared.file.write(bytes);
      shared.writtenBytes += bytes.length;
      return ok(slice(shared.content, startBytes, bytes.length));
    } catch (error) {
      this.#endShared();
      return failed(this.#problemOf(error, bytes.length));
    }
  }

  #putAlone(bytes: Uint8Array): Result<Content, SpoolProblem> {
    const opened = this.open();
    if (!opened.ok) return opened;
    const written = opened.value.write(bytes);
    if (written.ok) return opened.value.end();
    opened.value.abort();
    return written;
  }

  #sharedFor(count: number): SharedFile {
    if (this.#shared !== undefined && this.#shared.writtenBytes + count <= sharedFileBytes) return this.#shared;
    this.#endShared();
    this.#lastNumber += 1;
    const id = `spool-${this.#lastNumber}`;
    this.#folder ??= host().spool.makeFolder();
    const path = join(this.#folder, id);
    const file = host().spool.create(path, sharedFileBytes);
    this.#usedBytes += sharedFileBytes;
    this.#shared = { content: { kind: 'spooled', id, path, sizeBytes: sharedFileBytes }, file, writtenBytes: 0 };
    return this.#shared;
  }

  /** Nothing is added to the shared file any more; it goes at once if nobody holds a part of it. */
  #endShared(): void {
    const shared = this.#shared;
    if (shared === undefined) return;
    this.#shared = undefined;
    closeQuietly(shared.file);
    if (!this.#holders.has(shared.content.id)) this.#remove(shared.content);
  }

  #remove({ path, sizeBytes }: SharedFile['content']): void {
    this.#usedBytes -= sizeBytes;
    if (this.#keptIn === undefined) this.#removals.remove(path);
    else this.#keptIn.remove(path);
  }

  #writer(id: string, path: string, file: SpoolFile): SpoolWriter {
    let sizeBytes = 0;
    const forget = (): void => {
      if (this.#isClosed) return;
      this.#removals.remove(path);
      this.#usedBytes -= sizeBytes;
    };
    return {
      path,
      write: (bytes) => {
        if (bytes.length > this.freeBytes) return failed(this.#full(bytes.length));
        try {
          file.write(bytes);
        } catch (error) {
          return failed(this.#problemOf(error, bytes.length));
        }
        sizeBytes += bytes.length;
        this.#usedBytes += bytes.length;
        return done;
      },
      end: () => {
        const isKept = closeQuietly(file);
        if (isKept && sizeBytes > 0) return ok({ kind: 'spooled', id, path, sizeBytes });
        forget();
        return isKept ? ok(empty) : failed({ why: 'io-error' });
      },
      abort: () => {
        closeQuietly(file);
        forget();
      },
    };
  }

  #problemOf(error: unknown, neededBytes: number): SpoolProblem {
    return isFull(error) ? this.#full(neededBytes) : { why: 'io-error' };
  }

  #full(neededBytes: number): SpoolProblem {
    this.#onFull(this.#limitBytes);
    return { why: 'no-space', neededBytes, freeBytes: this.freeBytes };
  }

  /** Says that somebody (a volume, a writer, a reader) now holds `content`. */
  retain(content: Content): void {
    for (const { id } of spooledIn(content)) this.#holders.set(id, (this.#holders.get(id) ?? 0) + 1);
  }

  /** Where the host file of that name lies; undefined unless somebody holds it. */
  pathOf(id: string): string | undefined {
    return this.#folder !== undefined && this.#holders.has(id) ? join(this.#folder, id) : undefined;
  }

  /** Whether every host file that `content` needs is one of this spool, and there. */
  holds(content: Content): boolean {
    const folder = this.#folder;
    return spooledIn(content).every(
      ({ id, path }) => folder !== undefined && path === join(folder, id) && this.#holders.has(id),
    );
  }

  /** Says that it holds `content` no more; a host file that nobody holds is removed. */
  release(content: Content): void {
    if (this.#isClosed) return;
    for (const spooled of spooledIn(content)) {
      const count = this.#holders.get(spooled.id);
      assert(count !== undefined && count > 0, 'a spooled content is released as often as it was retained');
      if (count > 1) {
        this.#holders.set(spooled.id, count - 1);
        continue;
      }
      this.#holders.delete(spooled.id);
      if (this.#shared?.content.id === spooled.id) this.#endShared();
      else this.#remove(spooled);
    }
  }

  /** Removes every host file that lies in no `SpoolFolder`, whoever still writes or holds one. */
  close(): void {
    this.#endShared();
    this.#isClosed = true;
    if (this.#folder !== undefined && this.#keptIn === undefined) host().spool.removeFolder(this.#folder);
    this.#folder = undefined;
    this.#holders.clear();
    this.#usedBytes = 0;
  }
}

/** Closes a host file; false when the host says only now that it has lost bytes of it. */
function closeQuietly(file: SpoolFile): boolean {
  try {
    file.close();
    return true;
  } catch {
    return false;
  }
}

/** Whether the host has no room; a file that may not grow further (`ulimit -f`) counts as that. */
function isFull(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
}
