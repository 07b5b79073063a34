import { assert, present } from '../../base/assert.ts';
import { done, failed, ok, type Result } from '../../base/result.ts';
import { type Content, empty, sizeOf } from '../content/content.ts';
import { Intake, type Recogniser } from '../content/intake.ts';
import type { Spool } from '../content/spool.ts';
import type { VolumeFormat } from './format.ts';
import { inside, nameOf, parentOf } from './location.ts';
import { type Entry, frozenTree, NameTree, type TreeData } from './name-tree.ts';
import type { FileProblem } from './problem.ts';

/** Bytes of a volume, always whole blocks. Invariant: used + free = total. */
export interface Usage {
  readonly usedBytes: number;
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** What all volumes of a lab share: where bytes go that nothing describes, how images are recognised, and the time. */
export interface VolumeSurroundings {
  readonly spool: Spool;
  readonly recogniser: Recogniser;
  now(): number;
}

/** A volume as plain data. */
export interface VolumeState {
  readonly format: VolumeFormat;
  readonly totalBytes: number;
  /** What the filesystem itself and files that `dir` does not show occupy. */
  readonly baseUsedBytes: number;
  readonly tree: TreeData;
}

/**
 * One filesystem: names, and blocks counted as its format counts them.
 * Invariant: used blocks are the base and the blocks of every entry and every open writer, and never exceed the total;
 * asserted after every change.
 */
export class Volume {
  readonly #format: VolumeFormat;
  readonly #totalBlocks: number;
  readonly #surroundings: VolumeSurroundings;
  readonly #tree: NameTree;
  #baseBlocks: number;
  #entryBlocks = 0;
  #writerBlocks = 0;

  constructor(state: VolumeState, surroundings: VolumeSurroundings) {
    this.#format = state.format;
    this.#totalBlocks = Math.floor(state.totalBytes / state.format.blockBytes);
    this.#baseBlocks = Math.ceil(state.baseUsedBytes / state.format.blockBytes) + state.format.rootBlocks;
    this.#surroundings = surroundings;
    this.#tree = new NameTree(frozenTree(state.tree));
    for (const { entry } of state.tree) {
      if (entry.kind === 'file') surroundings.spool.retain(entry.content);
      this.#hold(entry);
    }
    this.#check();
  }

  usage(): Usage {
    const { blockBytes } = this.#format;
    const used = this.#usedBlocks();
    return {
      usedBytes: used * blockBytes,
      freeBytes: (this.#totalBlocks - used) * blockBytes,
      totalBytes: this.#totalBlocks * blockBytes,
    };
  }

  /** What a path stands for. */
  find(path: string): Entry | undefined {
    return this.#tree.find(path);
  }

  /** The entries of a directory, in byte order of their names. */
  list(path: string): Result<readonly { readonly name: string; readonly entry: Entry }[], FileProblem> {
    const found = this.find(path);
    if (found === undefined) return failed({ why: 'not-found', path });
    if (found.kind === 'file') return failed({ why: 'not-directory', path });
    return ok(this.#tree.names(path).map((name) => ({ name, entry: present(this.find(inside(path, name)), name) })));
  }

  /** Everything below a directory, parents first. */
  below(path: string): Iterable<{ readonly path: string; readonly entry: Entry }> {
    return this.#tree.below(path);
  }

  makeDirectory(path: string): Result<void, FileProblem> {
    const place = this.#newPlace(path);
    if (!place.ok) return place;
    if (this.find(path) !== undefined) return failed({ why: 'exists', path });
    const room = this.#room(this.#format.directoryBlocks);
    if (!room.ok) return room;
    this.#put(path, { kind: 'directory', modifiedMs: this.#surroundings.now() });
    return done;
  }

  /** Removes an empty directory. */
  removeDirectory(path: string): Result<void, FileProblem> {
    const found = this.find(path);
    if (found === undefined) return failed({ why: 'not-found', path });
    if (found.kind === 'file' || path === '/') return failed({ why: 'not-directory', path });
    if (this.#tree.names(path).length > 0) return failed({ why: 'not-empty', path });
    this.#drop(path, found);
    return done;
  }

  /** Removes a file, or a directory with everything in it. */
  remove(path: string): Result<void, FileProblem> {
    const found = this.find(path);
    if (found === undefined || path === '/') return failed({ why: 'not-found', path });
    const doomed = [...this.#tree.below(path)].reverse();
    for (const child of doomed) this.#drop(child.path, child.entry);
    this.#drop(path, found);
    return done;
  }

  /** Gives an entry another name on this volume; a file there is replaced. */
  rename(path: string, newPath: string): Result<void, FileProblem> {
    const found = this.find(path);
    if (found === undefined || path === '/') return failed({ why: 'not-found', path });
    const place = this.#newPlace(newPath);
    if (!place.ok) return place;
    if (path === newPath) return done;
    if (newPath.startsWith(`${path}/`)) return failed({ why: 'bad-name', name: newPath });
    const there = this.find(newPath);
    if (there?.kind === 'directory') return failed({ why: 'exists', path: newPath });
    if (there !== undefined) this.#drop(newPath, there);
    this.#tree.rename(path, newPath);
    return done;
  }

  /** Sets the time that `dir` shows. */
  touch(path: string, modifiedMs: number): Result<void, FileProblem> {
    if (path === '/' || this.find(path) === undefined) return failed({ why: 'not-found', path });
    this.#tree.touch(path, modifiedMs);
    return done;
  }

  /**
   * Starts writing a file. Blocks are taken as bytes arrive, so a volume fills up in the middle of a transfer; the name
   * appears when the writer commits. An existing file is given up at once, unless `keepsOld`: then it stays until the commit.
   * A described content that will be committed is named as `source`, so that its host files outlive the file it comes from.
   */
  write(path: string, options: WriteOptions = {}): Result<FileWriter, FileProblem> {
    const place = this.#newPlace(path);
    if (!place.ok) return place;
    const there = this.find(path);
    if (there?.kind === 'directory') return failed({ why: 'is-directory', path });
    const { source = empty } = options;
    this.#surroundings.spool.retain(source);
    if (there !== undefined && options.keepsOld !== true) this.#drop(path, there);
    return ok(new FileWriter(this.#accountFor(path), this.#surroundings, source));
  }

  /** Hidden growth (or shrinking) of what `dir` does not show: logs, journals, package databases. */
  growBase(bytes: number): void {
    const blocks = Math.ceil(bytes / this.#format.blockBytes);
    this.#baseBlocks += Math.min(blocks, this.#totalBlocks - this.#usedBlocks());
    this.#check();
  }

  #accountFor(path: string): WriterAccount {
    let blocks = 0;
    const take = (sizeBytes: number): Result<void, FileProblem> => {
      if (sizeBytes > this.#format.maximumFileBytes) {
        return failed({ why: 'too-large', limitBytes: this.#format.maximumFileBytes });
      }
      const wanted = this.#format.fileBlocks(sizeBytes);
      const room = this.#room(wanted - blocks);
      if (!room.ok) return room;
      this.#writerBlocks += wanted - blocks;
      blocks = wanted;
      this.#check();
      return done;
    };
    const giveBack = (): void => {
      this.#writerBlocks -= blocks;
      blocks = 0;
      this.#check();
    };
    const commit = (content: Content): Result<void, FileProblem> => {
      const sized = take(sizeOf(content));
      if (!sized.ok) return sized;
      const place = this.#newPlace(path);
      if (!place.ok) return place;
      if (this.find(path)?.kind === 'directory') return failed({ why: 'is-directory', path });
      giveBack();
      this.#put(path, { kind: 'file', modifiedMs: this.#surroundings.now(), content });
      return done;
    };
    return { take, giveBack, commit };
  }

  #newPlace(path: string): Result<void, FileProblem> {
    const name = nameOf(path);
    if (name === '' || Buffer.byteLength(name) > 255 || hasControlCharacter(name))
      return failed({ why: 'bad-name', name });
    const parent = this.find(parentOf(path));
    if (parent === undefined) return failed({ why: 'not-found', path: parentOf(path) });
    return parent.kind === 'directory' ? done : failed({ why: 'not-directory', path: parentOf(path) });
  }

  #put(path: string, entry: Entry): void {
    const there = this.find(path);
    // The new content may need the host files of the old one, so it is held before the old one is let go.
    if (entry.kind === 'file') this.#surroundings.spool.retain(entry.content);
    if (there !== undefined) this.#letGo(there);
    this.#tree.put(path, entry);
    this.#hold(entry);
    this.#check();
  }

  #drop(path: string, entry: Entry): void {
    this.#tree.remove(path);
    this.#letGo(entry);
    this.#check();
  }

  #hold(entry: Entry): void {
    this.#entryBlocks += this.#blocksOf(entry);
  }

  #letGo(entry: Entry): void {
    this.#entryBlocks -= this.#blocksOf(entry);
    if (entry.kind === 'file') this.#surroundings.spool.release(entry.content);
  }

  #blocksOf(entry: Entry): number {
    return entry.kind === 'directory' ? this.#format.directoryBlocks : this.#format.fileBlocks(sizeOf(entry.content));
  }

  #usedBlocks(): number {
    return this.#baseBlocks + this.#entryBlocks + this.#writerBlocks;
  }

  #room(blocks: number): Result<void, FileProblem> {
    const freeBlocks = this.#totalBlocks - this.#usedBlocks();
    if (blocks <= freeBlocks) return done;
    const { blockBytes } = this.#format;
    return failed({ why: 'no-space', neededBytes: blocks * blockBytes, freeBytes: freeBlocks * blockBytes });
  }

  #check(): void {
    const used = this.#usedBlocks();
    assert(this.#entryBlocks >= 0 && this.#writerBlocks >= 0, 'a volume never holds a negative number of blocks');
    assert(used <= this.#totalBlocks, `a volume of ${this.#totalBlocks} blocks cannot use ${used}`);
  }
}

/** How a file is to be written; see `Volume.write`. */
export interface WriteOptions {
  readonly keepsOld?: boolean;
  readonly source?: Content;
}

interface WriterAccount {
  /** Makes the account stand at the blocks of a file of `sizeBytes`. */
  take(sizeBytes: number): Result<void, FileProblem>;
  giveBack(): void;
  commit(content: Content): Result<void, FileProblem>;
}

/** A file that is being written. Ends by exactly one `commit` or `abort`; an aborted one leaves nothing behind. */
export class FileWriter {
  readonly #account: WriterAccount;
  readonly #surroundings: VolumeSurroundings;
  readonly #source: Content;
  #intake: Intake | undefined;
  #sizeBytes = 0;
  #isEnded = false;

  /** `source` has been retained; the writer releases it when it ends. */
  constructor(account: WriterAccount, surroundings: VolumeSurroundings, source: Content) {
    this.#account = account;
    this.#surroundings = surroundings;
    this.#source = source;
  }

  /** Bytes taken so far. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Takes room for `count` more bytes whose content will be told at the end (a described file in transfer). */
  claim(count: number): Result<void, FileProblem> {
    assert(!this.#isEnded, 'a writer that ended takes nothing');
    const taken = this.#account.take(this.#sizeBytes + count);
    if (taken.ok) this.#sizeBytes += count;
    return taken;
  }

  /** Takes real bytes. */
  write(bytes: Uint8Array): Result<void, FileProblem> {
    const claimed = this.claim(bytes.length);
    if (!claimed.ok) return claimed;
    this.#intake ??= new Intake(this.#surroundings.spool, this.#surroundings.recogniser);
    this.#intake.push(bytes);
    return done;
  }

  /** The file is complete: `content` when it was claimed, otherwise what the written bytes were. Returns its content. */
  commit(content?: Content): Result<Content, FileProblem> {
    assert(!this.#isEnded, 'a writer ends once');
    this.#isEnded = true;
    const written = content ?? this.#intake?.end() ?? empty;
    const { spool } = this.#surroundings;
    // Held here as well, so that host files which nobody takes over are removed.
    spool.retain(written);
    const committed = this.#account.commit(written);
    if (!committed.ok) this.#account.giveBack();
    spool.release(written);
    spool.release(this.#source);
    return committed.ok ? ok(written) : committed;
  }

  /** Gives everything back. Does nothing after the end. */
  abort(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#intake?.abort();
    this.#account.giveBack();
    this.#surroundings.spool.release(this.#source);
  }
}

function hasControlCharacter(name: string): boolean {
  for (let at = 0; at < name.length; at += 1)
    if (name.charCodeAt(at) < 0x20 || name.charCodeAt(at) === 0x7f) return true;
  return false;
}
