import { failed, ok, type Result } from '../../base/result.ts';
import type { Listed } from '../../machine/storage/files.ts';
import type { OpenFile } from '../../machine/storage/open-file.ts';
import { statusCodes } from './protocol.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { Upload } from './upload.ts';

/** Files and directories that one client may have open at a time. */
export const openHandleCount = 100;

/** A file that is read. */
export interface Download {
  readonly kind: 'download';
  readonly file: OpenFile;
  readonly modifiedMs: number;
}

/** A directory whose names are told in portions. */
export interface Listing {
  readonly kind: 'listing';
  readonly entries: readonly Listed[];
  /** How many of them have been told. */
  told: number;
}

export type Open = Download | Listing | Upload;

/** What one client has open. Invariant: never more than `openHandleCount`; `closeAll` gives everything back. */
export class Handles {
  readonly #open = new Map<number, Open>();
  #lastNumber = 0;

  get isFull(): boolean {
    return this.#open.size >= openHandleCount;
  }

  /** The number that the client uses from now on. */
  add(open: Open): number {
    this.#lastNumber += 1;
    this.#open.set(this.#lastNumber, open);
    return this.#lastNumber;
  }

  find(handle: Buffer): Result<Open, Refusal> {
    const open = handle.length === 4 ? this.#open.get(handle.readUInt32BE()) : undefined;
    return open === undefined ? failed(refusal(statusCodes.failure, 'Invalid handle')) : ok(open);
  }

  /** Forgets a handle and returns what it stood for; the caller closes that. */
  take(handle: Buffer): Result<Open, Refusal> {
    const found = this.find(handle);
    if (found.ok) this.#open.delete(handle.readUInt32BE());
    return found;
  }

  /** The client is gone: nothing half written stays. */
  closeAll(): void {
    for (const open of this.#open.values()) {
      if (open.kind === 'upload') open.abandon();
      else if (open.kind === 'download') open.file.close();
    }
    this.#open.clear();
  }
}
