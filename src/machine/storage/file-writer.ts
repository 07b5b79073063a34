import { assert } from '../../base/assert.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import { type Content, empty } from '../content/content.ts';
import { Intake, type IntakeSurroundings } from '../content/intake.ts';
import type { FileProblem } from './problem.ts';

/** The account of a writer at its volume: blocks that belong to no name yet. */
export interface WriterAccount {
  /** Makes the account stand at the blocks of a file of `sizeBytes`. */
  take(sizeBytes: number): Result<void, FileProblem>;
  giveBack(): void;
  /** Turns the account into a file. */
  commit(content: Content): Result<void, FileProblem>;
  /** The writer has ended, one way or the other. */
  end(): void;
}

/** What a writer writes: its name, which may help to recognise it, and the content that it will be, if that is known. */
export interface WriterSubject {
  readonly name: string;
  /** Has been retained; the writer releases it when it ends. */
  readonly source: Content;
}

/**
 * A file that is being written. Its name appears when it is complete, so nothing half-written is ever a file; two writers of one
 * name do not see each other, and whoever commits last has written the file. Ends by exactly one `commit` or `abort`; an
 * aborted one leaves nothing behind. When its volume is lost (a pulled stick), everything it is asked fails with `io-error`.
 */
export class FileWriter {
  readonly #account: WriterAccount;
  readonly #surroundings: IntakeSurroundings;
  readonly #subject: WriterSubject;
  #intake: Intake | undefined;
  #sizeBytes = 0;
  #state: 'open' | 'ended' | 'lost' = 'open';

  constructor(account: WriterAccount, surroundings: IntakeSurroundings, subject: WriterSubject) {
    this.#account = account;
    this.#surroundings = surroundings;
    this.#subject = subject;
  }

  /** Bytes taken so far. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Takes room for `count` more bytes whose content will be told at the end (a described file in transfer). */
  claim(count: number): Result<void, FileProblem> {
    if (this.#state === 'lost') return failed({ why: 'io-error' });
    assert(this.#state === 'open', 'a writer that ended takes nothing');
    const taken = this.#account.take(this.#sizeBytes + count);
    if (taken.ok) this.#sizeBytes += count;
    return taken;
  }

  /** Takes real bytes; they may be reused afterwards. After a failure the writer can only be aborted. */
  write(bytes: Uint8Array): Result<void, FileProblem> {
    const claimed = this.claim(bytes.length);
    if (!claimed.ok) return claimed;
    this.#intake ??= new Intake(this.#surroundings, this.#subject.name);
    return this.#intake.push(bytes);
  }

  /** The file is complete: `content` when it was claimed, otherwise what the written bytes were. Returns its content. */
  commit(content?: Content): Result<Content, FileProblem> {
    if (this.#state === 'lost') return failed({ why: 'io-error' });
    assert(this.#state === 'open', 'a writer ends once');
    this.#state = 'ended';
    const ended = content === undefined ? (this.#intake?.end() ?? ok(empty)) : ok(content);
    const { spool } = this.#surroundings;
    // Held here as well, so that host files which nobody takes over are removed.
    if (ended.ok) spool.retain(ended.value);
    const committed = ended.ok ? this.#account.commit(ended.value) : ended;
    if (!committed.ok) this.#account.giveBack();
    if (ended.ok) spool.release(ended.value);
    this.#finish();
    return committed.ok ? ended : committed;
  }

  /** Gives everything back. Does nothing after the end. */
  abort(): void {
    if (this.#state !== 'open') return;
    this.#state = 'ended';
    this.#giveUp();
  }

  /** The volume is gone: gives everything back, and whatever the writer is asked from now on fails. */
  lose(): void {
    assert(this.#state === 'open', 'only an open writer can lose its volume');
    this.#state = 'lost';
    this.#giveUp();
  }

  #giveUp(): void {
    this.#intake?.abort();
    this.#account.giveBack();
    this.#finish();
  }

  #finish(): void {
    this.#surroundings.spool.release(this.#subject.source);
    this.#account.end();
  }
}
