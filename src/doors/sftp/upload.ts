import { done, failed, ok, type Result } from '../../base/result.ts';
import type { FileWriter } from '../../machine/storage/file-writer.ts';
import type { Files } from '../../machine/storage/files.ts';
import type { Location } from '../../machine/storage/location.ts';
import { openFlags, type SentAttributes, statusCodes } from './protocol.ts';
import { type Refusal, refusal } from './refusal.ts';

/** Bytes that may arrive before those in front of them: clients that send from several tasks mix the order a little. */
const longestStashBytes = 8 * 1024 * 1024;

const outOfOrder = refusal(statusCodes.failure, 'Only whole files can be written, from their beginning to their end');
const resuming = refusal(statusCodes.unsupported, 'Adding to a file is not supported');

/** Opens a file for writing. A new or emptied one begins at once; one that is to be overwritten in place stays until the first byte. */
export function openUpload(files: Files, location: Location, flags: number): Result<Upload, Refusal> {
  const there = files.stat(location);
  if (there.ok && (flags & openFlags.exclusive) !== 0) return failed({ why: 'exists', path: location.path });
  if (!there.ok && (flags & openFlags.create) === 0) return there;
  const oldBytes = there.ok ? there.value.sizeBytes : 0;
  const isInPlace = oldBytes > 0 && (flags & openFlags.truncate) === 0;
  if (isInPlace && (flags & openFlags.append) !== 0) return failed(resuming);
  const writer = files.write(location, { keepsOld: isInPlace });
  if (!writer.ok) return writer;
  if (!isInPlace) return ok(new Upload({ files, location, oldBytes: 0, writer: writer.value }));
  // It was only asked whether it may be written.
  writer.value.abort();
  return ok(new Upload({ files, location, oldBytes, writer: undefined }));
}

/** What an upload begins with. */
interface UploadStart {
  readonly files: Files;
  readonly location: Location;
  /** The size of the file that is overwritten in place; 0 for a new one. */
  readonly oldBytes: number;
  readonly writer: FileWriter | undefined;
}

/**
 * A file that an SFTP client writes. The file appears when the client closes it and everything is there.
 * Invariant: whatever ends otherwise leaves neither a name nor blocks; at most `longestStashBytes` wait out of order.
 */
export class Upload {
  readonly kind = 'upload';
  readonly #files: Files;
  readonly #location: Location;
  readonly #oldBytes: number;
  readonly #stash = new Map<number, Buffer>();
  #writer: FileWriter | undefined;
  #stashBytes = 0;
  #isCut = false;
  #modifiedMs: number | undefined;
  #problem: Refusal | undefined;

  constructor(parts: UploadStart) {
    this.#files = parts.files;
    this.#location = parts.location;
    this.#oldBytes = parts.oldBytes;
    this.#writer = parts.writer;
  }

  /** Bytes that are in place so far. */
  get sizeBytes(): number {
    return this.#writer?.sizeBytes ?? this.#oldBytes;
  }

  /** Takes bytes for `offset`; they may be reused afterwards. */
  write(offset: number, bytes: Buffer): Result<void, Refusal> {
    if (this.#problem !== undefined) return failed(this.#problem);
    const writer = this.#begun(offset);
    if (!writer.ok) return writer;
    if (offset > writer.value.sizeBytes) return this.#putAside(offset, bytes);
    if (offset < writer.value.sizeBytes) return this.#fail(outOfOrder);
    const written = writer.value.write(bytes);
    if (!written.ok) return this.#fail(written.error);
    return this.#stash.size === 0 ? done : this.#takeFromStash(writer.value);
  }

  /** Sets the size or the times. A size can only confirm where the file ends. */
  setAttributes(attributes: SentAttributes): Result<void, Refusal> {
    this.#modifiedMs = attributes.modifiedMs ?? this.#modifiedMs;
    const { sizeBytes } = attributes;
    if (sizeBytes === undefined) return done;
    if (sizeBytes === 0 && this.#writer === undefined) {
      const begun = this.#begun(0);
      if (!begun.ok) return begun;
    }
    if (sizeBytes !== this.sizeBytes) return this.#fail(outOfOrder);
    this.#isCut = true;
    return done;
  }

  /** The client has sent everything: the file appears. */
  close(): Result<void, Refusal> {
    if (this.#problem !== undefined) return failed(this.#problem);
    const writer = this.#writer;
    if (writer !== undefined) {
      const isTailLost = writer.sizeBytes < this.#oldBytes && !this.#isCut;
      if (this.#stash.size > 0 || isTailLost) return this.#fail(outOfOrder);
      const committed = writer.commit();
      if (!committed.ok) return this.#fail(committed.error);
    }
    return this.#modifiedMs === undefined ? done : this.#files.touch(this.#location, this.#modifiedMs);
  }

  /** The client is gone. */
  abandon(): void {
    this.#writer?.abort();
    this.#stash.clear();
  }

  /** The writer; the first byte of a file that is overwritten in place gives the old one up, as writing it whole does. */
  #begun(offset: number): Result<FileWriter, Refusal> {
    if (this.#writer !== undefined) return ok(this.#writer);
    if (offset >= this.#oldBytes) return this.#fail(resuming);
    const writer = this.#files.write(this.#location);
    if (!writer.ok) return this.#fail(writer.error);
    this.#writer = writer.value;
    return writer;
  }

  #putAside(offset: number, bytes: Buffer): Result<void, Refusal> {
    if (this.#stash.has(offset) || this.#stashBytes + bytes.length > longestStashBytes) return this.#fail(outOfOrder);
    this.#stash.set(offset, Buffer.from(bytes));
    this.#stashBytes += bytes.length;
    return done;
  }

  #takeFromStash(writer: FileWriter): Result<void, Refusal> {
    for (;;) {
      const next = this.#stash.get(writer.sizeBytes);
      if (next === undefined) return done;
      this.#stash.delete(writer.sizeBytes);
      this.#stashBytes -= next.length;
      const written = writer.write(next);
      if (!written.ok) return this.#fail(written.error);
    }
  }

  #fail(problem: Refusal): { readonly ok: false; readonly error: Refusal } {
    this.#problem = problem;
    this.abandon();
    return failed(problem);
  }
}
