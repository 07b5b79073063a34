import { closeSync, mkdtempSync, openSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '../../base/assert.ts';
import { type Content, empty, spooledIn } from './content.ts';

/** One host file that is being written; it becomes a content when it ends. */
export interface SpoolWriter {
  write(bytes: Uint8Array): void;
  /** The content of what was written. */
  end(): Content;
  /** Removes what was written. */
  abort(): void;
}

/**
 * Host files for bytes that nothing describes. They lie in one temporary folder, made when the first one is needed and
 * removed by `close`. Invariant: a host file exists while some volume holds a content that needs it (`retain`/`release`).
 */
export class Spool {
  readonly #limitBytes: number;
  readonly #holders = new Map<string, number>();
  #folder: string | undefined;
  #usedBytes = 0;
  #lastNumber = 0;
  #isClosed = false;

  constructor(limitBytes = 64 * 1024 ** 3) {
    this.#limitBytes = limitBytes;
  }

  /** Bytes that could still be spooled. */
  get freeBytes(): number {
    return this.#limitBytes - this.#usedBytes;
  }

  /** Starts a host file. Throws when the host refuses. */
  open(): SpoolWriter {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'n3k-'));
    this.#lastNumber += 1;
    const id = `spool-${this.#lastNumber}`;
    const path = join(this.#folder, id);
    const descriptor = openSync(path, 'w', 0o600);
    let sizeBytes = 0;
    return {
      write: (bytes) => {
        writeSync(descriptor, bytes);
        sizeBytes += bytes.length;
        this.#usedBytes += bytes.length;
      },
      end: () => {
        closeSync(descriptor);
        if (sizeBytes > 0) return { kind: 'spooled', id, path, sizeBytes };
        unlinkSync(path);
        return empty;
      },
      abort: () => {
        closeSync(descriptor);
        if (this.#isClosed) return;
        unlinkSync(path);
        this.#usedBytes -= sizeBytes;
      },
    };
  }

  /** Says that a volume now holds `content`. */
  retain(content: Content): void {
    for (const { id } of spooledIn(content)) this.#holders.set(id, (this.#holders.get(id) ?? 0) + 1);
  }

  /** Says that a volume holds `content` no more; a host file that nobody holds is removed. */
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
      this.#usedBytes -= spooled.sizeBytes;
      unlinkSync(spooled.path);
    }
  }

  /** Removes every host file, whoever still writes or holds one. */
  close(): void {
    this.#isClosed = true;
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
    this.#holders.clear();
    this.#usedBytes = 0;
  }
}
