import { assert } from '../../base/assert.ts';
import { done, failed, ok, type Result } from '../../base/result.ts';
import { type Content, empty, sizeOf } from '../content/content.ts';
import type { IntakeSurroundings } from '../content/intake.ts';
import type { Entry, NamedEntry, TreeData } from './entry.ts';
import { isStorable } from './file-name.ts';
import { FileWriter, type WriterAccount } from './file-writer.ts';
import { type VolumeFormat, volumeFormat } from './format.ts';
import { frozenTree } from './frozen-tree.ts';
import { nameOf, parentOf } from './location.ts';
import { NameTree } from './name-tree.ts';
import { type Attachment, OpenFile } from './open-file.ts';
import type { FileProblem } from './problem.ts';

/** Bytes of a volume, always whole blocks. Invariant: used + free = total. */
export interface Usage {
  readonly usedBytes: number;
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** What all volumes of a lab share: where bytes go that nothing describes, how images are recognised, and the time. */
export interface VolumeSurroundings extends IntakeSurroundings {
  now(): number;
}

/**
 * A volume as plain data. Two volumes made from the same `tree` share it, so a copy of an unchanged volume costs next to nothing.
 * Host files that contents need are not part of it: they live while a volume, a writer or a reader holds them.
 */
export interface VolumeState {
  readonly format: VolumeFormat['name'];
  readonly totalBytes: number;
  /** What the filesystem itself and files that `dir` does not show occupy. */
  readonly baseUsedBytes: number;
  readonly tree: TreeData;
  /** Present on filesystems that show something and take nothing. */
  readonly isReadOnly?: true;
}

/**
 * One filesystem: names, and blocks counted as its format counts them.
 * Invariant: used blocks are the base and the blocks of every entry and every open writer, and never exceed the total;
 * asserted after every change.
 */
export class Volume {
  readonly #format: VolumeFormat;
  readonly #totalBytes: number;
  readonly #isReadOnly: boolean;
  readonly #surroundings: VolumeSurroundings;
  readonly #onChange: () => void;
  readonly #tree: NameTree;
  #attachment: Attachment = { isLost: false };
  #writers: Set<FileWriter> | undefined;
  #baseBlocks: number;
  #entryBlocks: number;
  #writerBlocks = 0;

  /** `onChange` is called after every change of what the volume keeps. */
  constructor(state: VolumeState, surroundings: VolumeSurroundings, onChange: () => void = () => {}) {
    this.#onChange = onChange;
    this.#format = volumeFormat(state.format);
    this.#totalBytes = state.totalBytes;
    this.#isReadOnly = state.isReadOnly === true;
    this.#baseBlocks = Math.ceil(state.baseUsedBytes / this.#format.blockBytes) + this.#format.rootBlocks;
    this.#surroundings = surroundings;
    const tree = frozenTree(state.tree);
    this.#tree = new NameTree(tree);
    for (const content of tree.spooled) surroundings.spool.retain(content);
    this.#entryBlocks = tree.blocks(this.#format);
    this.#check();
  }

  /** The volume as plain data: complete files only, nothing of what is being written. Saved, restored and saved is the same. */
  state(): VolumeState {
    return {
      format: this.#format.name,
      totalBytes: this.#totalBytes,
      baseUsedBytes: (this.#baseBlocks - this.#format.rootBlocks) * this.#format.blockBytes,
      tree: this.#tree.data(),
      ...(this.#isReadOnly ? { isReadOnly: true } : {}),
    };
  }

  usage(): Usage {
    const { blockBytes } = this.#format;
    const used = this.#usedBlocks();
    return {
      usedBytes: used * blockBytes,
      freeBytes: (this.#totalBlocks() - used) * blockBytes,
      totalBytes: this.#totalBlocks() * blockBytes,
    };
  }

  /** What a path stands for. */
  find(path: string): Entry | undefined {
    return this.#tree.find(path);
  }

  /** The entries of a directory, in byte order of their names. */
  list(path: string): Result<readonly NamedEntry[], FileProblem> {
    const found = this.find(path);
    if (found === undefined) return failed({ why: 'not-found', path });
    return found.kind === 'file' ? failed({ why: 'not-directory', path }) : ok(this.#tree.list(path));
  }

  /** Opens a file for reading; see `OpenFile`. */
  open(path: string): Result<OpenFile, FileProblem> {
    const found = this.find(path);
    if (found === undefined) return failed({ why: 'not-found', path });
    if (found.kind === 'directory') return failed({ why: 'is-directory', path });
    const file = { content: found.content, sizeBytes: sizeOf(found.content) };
    return ok(new OpenFile(file, this.#attachment, this.#surroundings.spool));
  }

  /**
   * The volume is pulled out of its switch, now: whoever reads or writes a file on it fails, what was complete stays, and what
   * was half-written is gone without a trace. The volume itself goes on and may be put in elsewhere.
   */
  detach(): void {
    this.#attachment.isLost = true;
    this.#attachment = { isLost: false };
    for (const writer of this.#writers ?? []) writer.lose();
  }

  /** Everything below a directory, parents first. */
  below(path: string): Iterable<{ readonly path: string; readonly entry: Entry }> {
    return this.#tree.below(path);
  }

  /** The switch stops in this moment: as `detach`, and a filesystem in memory is empty afterwards. */
  losePower(): void {
    this.detach();
    if (this.#format.name !== 'tmpfs') return;
    for (const { path, entry } of [...this.#tree.below('/')].reverse()) this.#drop(path, entry);
  }

  /** The volume is thrown away: host files that only it needed are removed. It must not be used afterwards. */
  discard(): void {
    this.detach();
    for (const { entry } of this.#tree.below('/')) {
      if (entry.kind === 'file') this.#surroundings.spool.release(entry.content);
    }
  }

  makeDirectory(path: string): Result<void, FileProblem> {
    const place = this.#newPlace(path);
    if (!place.ok) return place;
    if (this.find(path) !== undefined) return failed({ why: 'exists', path });
    const room = this.#room(this.#format.directoryBlocks);
    if (!room.ok) return room;
    this.#put(path, { kind: 'directory', modifiedMs: this.#surroundings.now() });
    this.#onChange();
    return done;
  }

  /** Removes an empty directory. */
  removeDirectory(path: string): Result<void, FileProblem> {
    if (this.#isReadOnly) return readOnly;
    const found = this.find(path);
    if (found === undefined) return failed({ why: 'not-found', path });
    if (found.kind === 'file' || path === '/') return failed({ why: 'not-directory', path });
    if (this.#tree.count(path) > 0) return failed({ why: 'not-empty', path });
    this.#drop(path, found);
    this.#onChange();
    return done;
  }

  /** Removes a file, or a directory with everything in it. Whoever reads a removed file reads on; see `OpenFile`. */
  remove(path: string): Result<void, FileProblem> {
    if (this.#isReadOnly) return readOnly;
    const found = this.find(path);
    if (found === undefined || path === '/') return failed({ why: 'not-found', path });
    const doomed = [...this.#tree.below(path)].reverse();
    for (const child of doomed) this.#drop(child.path, child.entry);
    this.#drop(path, found);
    this.#onChange();
    return done;
  }

  /** Gives an entry another name on this volume; a file there is replaced. */
  rename(path: string, newPath: string): Result<void, FileProblem> {
    if (this.#isReadOnly) return readOnly;
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
    this.#onChange();
    return done;
  }

  /** Sets the time that `dir` shows. */
  touch(path: string, modifiedMs: number): Result<void, FileProblem> {
    if (this.#isReadOnly) return readOnly;
    if (path === '/' || this.find(path) === undefined) return failed({ why: 'not-found', path });
    this.#tree.touch(path, modifiedMs);
    this.#onChange();
    return done;
  }

  /**
   * Starts writing a file. Blocks are taken as bytes arrive, so a volume fills up in the middle of a transfer; the name
   * appears when the writer commits. An existing file is given up at once, unless `keepsOld`: then it stays until the commit.
   * A described content that will be committed is named as `source`, so that its host files outlive the file it comes from.
   * The directory is looked up again at the commit: a file cannot appear in one that has been removed meanwhile.
   */
  write(path: string, options: WriteOptions = {}): Result<FileWriter, FileProblem> {
    const place = this.#newPlace(path);
    if (!place.ok) return place;
    const there = this.find(path);
    if (there?.kind === 'directory') return failed({ why: 'is-directory', path });
    const { source = empty } = options;
    this.#surroundings.spool.retain(source);
    if (there !== undefined && options.keepsOld !== true) {
      this.#drop(path, there);
      this.#onChange();
    }
    const account = this.#accountFor(path, () => this.#writers?.delete(writer));
    const writer = new FileWriter(account, this.#surroundings, { name: nameOf(path), source });
    this.#writers ??= new Set();
    this.#writers.add(writer);
    return ok(writer);
  }

  /** Hidden growth (or shrinking) of what `dir` does not show: logs, journals, package databases. */
  growBase(bytes: number): void {
    const blocks = Math.ceil(bytes / this.#format.blockBytes);
    this.#baseBlocks += Math.min(blocks, this.#totalBlocks() - this.#usedBlocks());
    this.#check();
    this.#onChange();
  }

  #accountFor(path: string, end: () => void): WriterAccount {
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
      this.#onChange();
      return done;
    };
    return { take, giveBack, commit, end };
  }

  #newPlace(path: string): Result<void, FileProblem> {
    if (this.#isReadOnly) return readOnly;
    if (!isStorable(path, this.#format)) return failed({ why: 'bad-name', name: nameOf(path) });
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

  #totalBlocks(): number {
    return Math.floor(this.#totalBytes / this.#format.blockBytes);
  }

  #usedBlocks(): number {
    return this.#baseBlocks + this.#entryBlocks + this.#writerBlocks;
  }

  #room(blocks: number): Result<void, FileProblem> {
    const freeBlocks = this.#totalBlocks() - this.#usedBlocks();
    if (blocks <= freeBlocks) return done;
    const { blockBytes } = this.#format;
    return failed({ why: 'no-space', neededBytes: blocks * blockBytes, freeBytes: freeBlocks * blockBytes });
  }

  #check(): void {
    const used = this.#usedBlocks();
    assert(this.#entryBlocks >= 0 && this.#writerBlocks >= 0, 'a volume never holds a negative number of blocks');
    assert(used <= this.#totalBlocks(), `a volume of ${this.#totalBlocks()} blocks cannot use ${used}`);
  }
}

const readOnly = failed({ why: 'read-only' } as const);

/** How a file is to be written; see `Volume.write`. */
export interface WriteOptions {
  readonly keepsOld?: boolean;
  readonly source?: Content;
}
