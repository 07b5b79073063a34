import { failed, ok, type Result } from '../../base/result.ts';
import type { Content } from '../content/content.ts';
import { type ContentReader, openContent } from '../content/reader.ts';
import type { Spool } from '../content/spool.ts';
import type { FileProblem } from './problem.ts';

/** Whether the volume is still where it was when the file was opened. A pulled stick gets a new one when it is put in again. */
export interface Attachment {
  isLost: boolean;
}

/**
 * A file that is open for reading. It stays as it was when it was opened, whatever happens to its name: removal, another file
 * in its place, a new name. When its volume is pulled out, reading fails. Must be closed: until then host files are kept for it.
 */
export class OpenFile {
  readonly content: Content;
  readonly sizeBytes: number;
  readonly #attachment: Attachment;
  readonly #spool: Spool;
  #reader: ContentReader | undefined;
  #isClosed = false;

  constructor(file: { readonly content: Content; readonly sizeBytes: number }, attachment: Attachment, spool: Spool) {
    this.content = file.content;
    this.sizeBytes = file.sizeBytes;
    this.#attachment = attachment;
    this.#spool = spool;
    spool.retain(this.content);
  }

  /** Why it cannot be read any more; undefined while it can. */
  problem(): FileProblem | undefined {
    return this.#attachment.isLost ? { why: 'io-error' } : undefined;
  }

  /** Up to `length` bytes from `start` on; fewer only at the end. Host files that somebody took away are an input error, too. */
  read(start: number, length: number): Result<Uint8Array, FileProblem> {
    const problem = this.problem();
    if (problem !== undefined) return failed(problem);
    try {
      this.#reader ??= openContent(this.content);
      return ok(this.#reader.read(start, length));
    } catch {
      return failed({ why: 'io-error' });
    }
  }

  /** Gives back what was kept for it. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#reader?.close();
    this.#reader = undefined;
    this.#spool.release(this.content);
  }
}
