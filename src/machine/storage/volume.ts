import { assert } from '../../base/assert.ts';
import { done, failed, ok, type Result } from '../../base/result.ts';
import type { TurnTaker } from '../../base/turns.ts';
import { isLasting } from '../../facts/filesystem-formats.ts';
import { type Content, empty, sizeOf } from '../content/content.ts';
import type { IntakeSurroundings } from '../content/intake.ts';
import type { Entry, NamedEntry, TreeData } from './entry.ts';
import { isStorable } from './file-name.ts';
import { FileWriter, type WriterAccount } from './file-writer.ts';
import { entryLimit, storableMs, type VolumeFormat, volumeFormat } from './format.ts';
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

/** What has changed of a volume: one entry, what lies below a name with it, or what is counted beside the entries. */
export type VolumeChange =
  /** There is this entry now, in place of whatever the path stood for. */
  | { readonly kind: 'entry'; readonly path: string; readonly entry: Entry }
  | { readonly kind: 'removed'; readonly path: string; readonly isDirectory: boolean }
  | { readonly kind: 'renamed'; readonly path: string; readonly newPath: string; readonly isDirectory: boolean }
  | { readonly kind: 'header' };

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
  readonly #onChange: (change: VolumeChange) => void;
  readonly #tree: NameTree;
  #attachment: Attachment = { isLost: false };
  #writers: Set<FileWriter> | undefined;
  #baseBlocks: number;
  #entryBlocks: number;
  #writerBlocks = 0;

  /** `onChange` hears of every change of what the volume keeps, after it. */
  constructor(
    state: VolumeState,
    surroundings: VolumeSurroundings,
    onChange: (change: VolumeChange) => void = () => {},
  ) {
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

  /** The volume without its names. */
  header(): Omit<VolumeState, 'tree'> {
    const header = { format: this.#format.name, totalBytes: this.#totalBytes, baseUsedBytes: this.#baseUsedBytes };
    return this.#isReadOnly ? { ...header, isReadOnly: true } : header;
  }

  /** The volume as plain data: complete files only, nothing of what is being written. Saved, restored and saved is the same. */
  state(): VolumeState {
    const format = this.#format.name;
    const totalBytes = this.#totalBytes;
    const baseUsedBytes = this.#baseUsedBytes;
    const tree = this.#tree.data();
    // Written out: a copy made of parts has a shape of its own in V8, which outweighs what it holds.
    return this.#isReadOnly
      ? { format, totalBytes, baseUsedBytes, isReadOnly: true, tree }
      : { format, totalBytes, baseUsedBytes, tree };
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

  /** What a path stands for, as listings need it: cheaper than `find`, since nothing of a file is read. */
  look(path: string): NamedEntry | undefined {
    return this.#tree.look(path);
  }

  /** The entries of a directory, in byte order of their names. */
  list(path: string): Result<readonly NamedEntry[], FileProblem> {
    const found = this.look(path);
    if (found === undefined) return failed({ why: 'not-found', path });
    return found.kind === 'file' ? failed({ why: 'not-directory', path }) : ok(this.#tree.list(path));
  }

  /** The names in a directory that is there, as it is now, in byte order, put into it in turns of `taker`. */
  namesInTurns(path: string, taker: TurnTaker): Promise<readonly string[]> {
    return this.#tree.namesInTurns(path, taker);
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

  /** The paths of everything below a directory, parents first. */
  pathsBelow(path: string): Iterable<string> {
    return this.#tree.pathsBelow(path);
  }

  /** The paths of everything below a directory, what it holds before each; they may be removed meanwhile. */
  insideOut(path: string): Iterable<string> {
    return this.#isReadOnly ? [] : this.#tree.insideOut(path);
  }

  /** The switch stops in this moment: as `detach`, and a filesystem in memory is empty afterwards. */
  losePower(): void {
    this.detach();
    if (isLasting(this.#format.name)) return;
    for (const { name } of this.#tree.list('/')) this.#drop(`/${name}`);
  }

  /** The volume is thrown away: host files that only it needed are removed. It must not be used afterwards. */
  discard(): void {
    this.detach();
    for (const { entry } of this.#tree.below('/')) {
      if (entry.kind === 'file') this.#surroundings.spool.release(entry.content);
    }
  }

  makeDirectory(path: string): Result<void, FileProblem> {
    const free = this.#mayAppear(path);
    if (!free.ok) return free;
    if (this.find(path) !== undefined) return failed({ why: 'exists', path });
    const room = this.#room(this.#format.directoryBlocks);
    if (!room.ok) return room;
    this.#put(path, { kind: 'directory', modifiedMs: this.#surroundings.now() });
    return done;
  }

  /** Removes an empty directory. */
  removeDirectory(path: string): Result<void, FileProblem> {
    if (this.#isReadOnly) return readOnly;
    const found = this.look(path);
    if (found === undefined) return failed({ why: 'not-found', path });
    if (found.kind === 'file' || path === '/') return failed({ why: 'not-directory', path });
    if (this.#tree.count(path) > 0) return failed({ why: 'not-empty', path });
    this.#drop(path);
    return done;
  }

  /** Removes a file, or a directory with everything in it. Whoever reads a removed file reads on; see `OpenFile`. */
  remove(path: string): Result<void, FileProblem> {
    if (this.#isReadOnly) return readOnly;
    if (path === '/' || this.look(path) === undefined) return failed({ why: 'not-found', path });
    this.#drop(path);
    return done;
  }

  /** Gives an entry another name on this volume; a file there is replaced. */
  rename(path: string, newPath: string): Result<void, FileProblem> {
    if (this.#isReadOnly) return readOnly;
    const found = this.look(path);
    if (found === undefined || path === '/') return failed({ why: 'not-found', path });
    const free = this.#mayAppear(newPath, 'renamed');
    if (!free.ok) return free;
    if (path === newPath) return done;
    if (newPath.startsWith(`${path}/`)) return failed({ why: 'bad-name', name: newPath });
    const there = this.look(newPath);
    if (there?.kind === 'directory') return failed({ why: 'exists', path: newPath });
    if (there !== undefined) this.#drop(newPath);
    this.#tree.rename(path, newPath);
    this.#onChange({ kind: 'renamed', path, newPath, isDirectory: found.kind === 'directory' });
    return done;
  }

  /** Sets the time that `dir` shows; one that the format cannot hold becomes the nearest that it can. */
  touch(path: string, modifiedMs: number): Result<void, FileProblem> {
    if (this.#isReadOnly) return readOnly;
    if (path === '/' || this.look(path) === undefined) return failed({ why: 'not-found', path });
    this.#tree.touch(path, storableMs(modifiedMs));
    this.#changed(path);
    return done;
  }

  /**
   * Puts content of the same size in place of what a file holds, without writing it anew: no block is taken, and its date stays.
   * Nothing that is typed does that; see `Levers.corruptFile`.
   */
  replace(path: string, content: Content): Result<void, FileProblem> {
    if (this.#isReadOnly) return readOnly;
    const there = this.find(path);
    if (there === undefined) return failed({ why: 'not-found', path });
    if (there.kind === 'directory') return failed({ why: 'is-directory', path });
    assert(sizeOf(content) === sizeOf(there.content), 'a file is replaced by one of its size');
    this.#put(path, { kind: 'file', modifiedMs: there.modifiedMs, content });
    return done;
  }

  /**
   * Starts writing a file. Blocks are taken as bytes arrive, so a volume fills up in the middle of a transfer; the name
   * appears when the writer commits. An existing file is given up at once, unless `keepsOld`: then it stays until the commit.
   * A described content that will be committed is named as `source`, so that its host files outlive the file it comes from.
   * The directory is looked up again at the commit: a file cannot appear in one that has been removed meanwhile.
   */
  write(path: string, options: WriteOptions = {}): Result<FileWriter, FileProblem> {
    const free = this.#mayAppear(path);
    if (!free.ok) return free;
    const there = this.look(path);
    if (there?.kind === 'directory') return failed({ why: 'is-directory', path });
    const { source = empty } = options;
    this.#surroundings.spool.retain(source);
    if (there !== undefined && options.keepsOld !== true) this.#drop(path);
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
    this.#onChange({ kind: 'header' });
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
      const free = this.#mayAppear(path);
      if (!free.ok) return free;
      if (this.look(path)?.kind === 'directory') return failed({ why: 'is-directory', path });
      giveBack();
      this.#put(path, { kind: 'file', modifiedMs: this.#surroundings.now(), content });
      return done;
    };
    return { take, giveBack, commit, end };
  }

  /** Whether a name may appear at `path`. An entry that is renamed needs no place in the table of files of its own. */
  #mayAppear(path: string, how: 'new' | 'renamed' = 'new'): Result<void, FileProblem> {
    if (this.#isReadOnly) return readOnly;
    if (!isStorable(path, this.#format)) return failed({ why: 'bad-name', name: nameOf(path) });
    const parent = this.look(parentOf(path));
    if (parent === undefined) return failed({ why: 'not-found', path: parentOf(path) });
    if (parent.kind === 'file') return failed({ why: 'not-directory', path: parentOf(path) });
    if (how === 'renamed' || this.#tree.size < this.#entryLimit || this.look(path) !== undefined) return done;
    return failed({ why: 'no-space', neededBytes: this.#format.blockBytes, freeBytes: 0 });
  }

  #put(path: string, entry: Entry): void {
    const there = this.find(path);
    // The new content may need the host files of the old one, so it is held before the old one is let go.
    if (entry.kind === 'file') this.#surroundings.spool.retain(entry.content);
    if (there !== undefined) this.#letGo(there);
    this.#tree.put(path, entry);
    this.#entryBlocks += this.#blocksOf(entry);
    this.#check();
    this.#onChange({ kind: 'entry', path, entry });
  }

  /** Takes an entry away, a directory with everything in it. */
  #drop(path: string): void {
    const removed = this.#tree.remove(path);
    for (const entry of removed) this.#letGo(entry);
    this.#check();
    this.#onChange({ kind: 'removed', path, isDirectory: removed[0]?.kind === 'directory' });
  }

  #changed(path: string): void {
    const entry = this.find(path);
    if (entry !== undefined) this.#onChange({ kind: 'entry', path, entry });
  }

  #letGo(entry: Entry): void {
    this.#entryBlocks -= this.#blocksOf(entry);
    if (entry.kind === 'file') this.#surroundings.spool.release(entry.content);
  }

  get #baseUsedBytes(): number {
    return (this.#baseBlocks - this.#format.rootBlocks) * this.#format.blockBytes;
  }

  get #entryLimit(): number {
    return entryLimit(this.#totalBytes);
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
