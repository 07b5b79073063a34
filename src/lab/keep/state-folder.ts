import { utf8Bytes } from '../../base/bytes.ts';
import { hostMonotonicMs } from '../../base/clock.ts';
import { EmulatorError, reasonOf } from '../../base/emulator-error.ts';
import { type HostDisk, hostCodeOf, isPassing } from '../../base/host/disk.ts';
import { host } from '../../base/host/host.ts';
import { join } from '../../base/path.ts';
import { fileReason } from '../../facts/load.ts';
import type { SpoolFolder } from '../../machine/content/spool.ts';
import { firstRecordEnd, readFormat, stateFormat, writeFormat } from './state-format.ts';
import { firstFormatChange } from './state-format-1.ts';
import { apply, type KeptParts, parsed, type StateChange } from './state-line.ts';
import { type FolderLock, lockFolder } from './state-lock.ts';
import { fileOf, isCut, recordEnd, thingOf } from './state-name.ts';
import { readRecord } from './state-reading.ts';
import { StateRecord } from './state-record.ts';
import { holdReserve, spendReserve } from './state-reserve.ts';
import { StateUploads } from './state-uploads.ts';

/** A record grows by so many bytes at least, and is then written anew. */
const usualSpareBytes = 1024 * 1024;
/** The host is asked at most so often to put what was appended where it outlasts a crash of the host itself, in milliseconds. */
const syncMs = 1_000;
/** A disk that refuses is asked again after this time, then after twice as long, and so on, in milliseconds. */
const retryMs = { first: 250, longest: 4_000 };

/** Whoever hears what becomes of the folder. */
export interface StateListener {
  /** A change of `thing` is not kept, for this reason; told of every such change. */
  lost?(thing: string, why: string): void;
  /** Everything is kept again. */
  recovered?(): void;
  /** Something is wrong in the folder that nobody can mend: one sentence. */
  warn?(message: string): void;
}

/** What opening a folder may be told. */
export interface StateFolderOptions {
  readonly disk?: HostDisk;
  /** By how many bytes a record grows until it is written anew. */
  readonly spareBytes?: number;
  readonly warn?: (message: string) => void;
}

/**
 * A folder in which a lab keeps what a switch keeps without power. Each switch and each stick has a record: a file to which every
 * change is appended as one line before anybody is told of it, so that a killed process loses at most what it had not confirmed.
 * A line that was cut short did not happen. A disk that refuses stops nobody: what it does not take is told, waits, and is written as
 * soon as there is room. Invariant: uploaded files are removed only after no record needs them.
 */
export class StateFolder {
  readonly #folder: string;
  readonly #disk: HostDisk;
  readonly #spareBytes: number;
  readonly #records = new Map<string, StateRecord>();
  readonly #unsynced = new Set<string>();
  readonly #uploads: StateUploads;
  #lock: FolderLock | undefined;
  readonly #listeners: StateListener[] = [];
  #trouble: string | undefined;
  #retryMs = retryMs.first;
  #triedAtMs = 0;
  #needsFormat = false;
  #stopRetry: (() => void) | undefined;
  #stopSync: (() => void) | undefined;
  #isClosed = false;

  private constructor(folder: string, { disk = host().disk, spareBytes = usualSpareBytes, warn }: StateFolderOptions) {
    this.#spareBytes = spareBytes;
    this.#folder = host().files.absolute(folder);
    this.#disk = disk;
    this.#uploads = new StateUploads(disk);
    if (warn !== undefined) this.#listeners.push({ warn });
  }

  /**
   * Opens or makes a folder. Rejects with an EmulatorError when another process has it, another version wrote it, or it cannot be
   * used at all. One on a disk that is full or fails is opened as it is, and says so in `trouble`.
   */
  static async open(folder: string, options: StateFolderOptions = {}): Promise<StateFolder> {
    const opened = new StateFolder(folder, options);
    try {
      await opened.#take();
      opened.#read();
      return opened;
    } catch (error) {
      opened.#lock?.giveBack();
      if (error instanceof EmulatorError || hostCodeOf(error) === undefined) throw error;
      throw new EmulatorError(
        `the state folder ${folder} cannot be used: ${fileReason(error)}`,
        'name a folder that this user may make and write',
        { cause: error },
      );
    }
  }

  /** Where uploaded files lie that no image describes. */
  get uploads(): string {
    return join(this.#folder, 'uploads');
  }

  /** Why there are changes that a restart would lose; undefined when everything is kept. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  /** The things of which something is kept. */
  get things(): readonly string[] {
    return [...this.#records.values()].map(({ file, parts }) => thingOf(file, parts.get('thing')));
  }

  /** What is kept of a thing (`device sw1`, `stick blue`); undefined when it has never changed, or nothing of it is left. */
  kept(thing: string): KeptParts | undefined {
    const record = this.#records.get(fileOf(thing));
    return record === undefined || record.parts.size === 0 ? undefined : Object.fromEntries(record.parts);
  }

  /** Whether anything is kept of a part whose name begins so. */
  has(thing: string, name: string): boolean {
    return this.#records.get(fileOf(thing))?.parts.has(name) === true;
  }

  /** Acts as if a part were not kept that makes no sense; the record has it until it is written again. */
  drop(thing: string, name: string): void {
    this.#records.get(fileOf(thing))?.parts.delete(name);
  }

  /** Tells `listener` as well from now on. */
  follow(listener: StateListener): void {
    this.#listeners.push(listener);
  }

  /** Keeps a change, all of it or nothing; other parts stay. When this returns it outlasts the process, unless `trouble` says why not. */
  keep(thing: string, change: StateChange): void {
    if (this.#isClosed) return;
    const file = fileOf(thing);
    const record = this.#records.get(file) ?? this.#newRecord(file);
    // What stands in the record as it is need not be written again.
    const isSame = ([name, value]: readonly [string, unknown]): boolean =>
      change.cleared === undefined && change.moved === undefined && record.parts.get(name) === value;
    const parts = Object.fromEntries(Object.entries(change.parts).filter((part) => !isSame(part)));
    if (record.parts.size === 0 && isCut(file)) parts.thing = thing;
    const real: StateChange = { ...change, parts };
    const isNothing = Object.keys(parts).length === 0 && change.cleared === undefined && change.moved === undefined;
    if (isNothing) return;
    apply(real, record.parts, (gone, come) => this.#uploads.changed(gone, come));
    this.#append(record, real);
    if (this.#trouble === undefined) this.#removeDoomed();
    else if (record.isBehind) for (const { lost } of this.#listeners) lost?.(thing, this.#trouble);
  }

  /** Removes an uploaded file, after the change that makes it needless has been kept. */
  doom(path: string): void {
    this.#uploads.doom(path);
  }

  /** The uploaded files that records name, with their sizes in bytes. */
  usedUploads(): ReadonlyMap<string, number> {
    return this.#uploads.used;
  }

  /** Where an uploaded file of a record lies; undefined when it is not there, or shorter than the record says. */
  uploadPath(id: string, sizeBytes: number): string | undefined {
    const path = join(this.uploads, id);
    return this.#uploads.isUsed(id) && (this.#disk.sizeBytes(path) ?? -1) >= sizeBytes ? path : undefined;
  }

  /** Says something of what was found in the folder. */
  warn(message: string): void {
    this.#tell(`${this.#folder}: ${message}`);
  }

  #tell(message: string): void {
    for (const { warn } of this.#listeners) warn?.(message);
  }

  /** The folder as the place of a lab's uploads. */
  get spoolFolder(): SpoolFolder {
    const used = [...this.usedUploads()];
    return {
      folder: this.uploads,
      lastNumber: used.reduce((most, [id]) => Math.max(most, Number(/\d+$/.exec(id)?.[0] ?? 0)), 0),
      usedBytes: used.reduce((sum, [, sizeBytes]) => sum + sizeBytes, 0),
      remove: (path) => this.doom(path),
    };
  }

  /** Gives the folder back. Later changes are not kept. */
  close(): void {
    if (this.#isClosed) return;
    this.#stopRetry?.();
    this.#stopSync?.();
    try {
      if (this.#trouble !== undefined) this.#catchUp();
      for (const record of this.#records.values()) record.close();
      for (const file of this.#unsynced) this.#disk.sync(join(this.#folder, file));
    } catch (error) {
      if (hostCodeOf(error) === undefined) throw error;
    } finally {
      this.#isClosed = true;
      this.#lock?.giveBack();
    }
  }

  #newRecord(file: string): StateRecord {
    const record = new StateRecord({ folder: this.#folder, file, disk: this.#disk, spareBytes: this.#spareBytes });
    this.#records.set(file, record);
    return record;
  }

  /** Takes the folder; one on a disk that does not let itself be written now is taken later. */
  async #take(): Promise<void> {
    try {
      this.#disk.makeFolder(this.uploads);
      this.#lock = await lockFolder(this.#folder, this.#disk);
    } catch (error) {
      this.#waitAfter(error);
    }
  }

  #read(): void {
    const names = this.#trouble === undefined ? this.#disk.list(this.#folder) : this.#namesIfThere();
    const format = readFormat(this.#folder, this.#disk, names, (message) => this.#tell(message));
    this.#needsFormat = format !== stateFormat;
    for (const name of names) {
      if (name.endsWith(recordEnd)) this.#load(name);
      else if (format === 1 && name.endsWith(firstRecordEnd)) this.#loadFirst(name);
    }
    if (this.#trouble !== undefined) return;
    this.#orLater(() => {
      this.#removeStrays(names);
      if (this.#needsFormat) this.#writeFormat();
      holdReserve(this.#folder, this.#disk);
    });
  }

  #namesIfThere(): readonly string[] {
    try {
      return this.#disk.list(this.#folder);
    } catch {
      return [];
    }
  }

  #append(record: StateRecord, change: StateChange): void {
    if (this.#lock?.isMine() === false) this.#isInTrouble('another process has taken the folder');
    if (this.#trouble !== undefined && !record.isBehind && !this.#canWrite) record.forgetFile();
    this.#unsynced.add(record.file);
    try {
      record.append(change);
      // What was deleted just now may have made room.
      if (record.isBehind && hostMonotonicMs() - this.#triedAtMs > retryMs.first) this.#tryAgain();
    } catch (error) {
      if (hostCodeOf(error) === undefined) throw error;
      this.#isInTrouble(reasonOf(error));
      this.#tryAgain();
    }
    this.#stopSync ??= this.#disk.later(syncMs, () => void this.#syncAside());
  }

  get #canWrite(): boolean {
    return this.#lock?.isMine() === true;
  }

  #isInTrouble(why: string): void {
    this.#trouble = why;
    this.#stopRetry ??= this.#disk.later(this.#retryMs, () => {
      this.#stopRetry = undefined;
      this.#retryMs = Math.min(retryMs.longest, this.#retryMs * 2);
      this.#tryAgain();
    });
  }

  /** Once more, with the room that was held back for it. */
  #tryAgain(): void {
    if (this.#isClosed) return;
    this.#triedAtMs = hostMonotonicMs();
    try {
      this.#catchUp();
    } catch (error) {
      if (!(error instanceof EmulatorError) && hostCodeOf(error) === undefined) throw error;
      this.#isInTrouble(reasonOf(error));
    }
  }

  /** Writes everything that waits. Throws when the disk still refuses. */
  #catchUp(): void {
    if (this.#lock === undefined) {
      this.#retakeLater();
      return;
    }
    if (!this.#canWrite) return;
    spendReserve(this.#folder, this.#disk);
    for (const record of this.#records.values()) if (record.isBehind) record.retry();
    if (this.#needsFormat) this.#writeFormat();
    this.#removeDoomed();
    this.#recovered();
    holdReserve(this.#folder, this.#disk);
  }

  #recovered(): void {
    if (this.#trouble === undefined) return;
    this.#trouble = undefined;
    this.#retryMs = retryMs.first;
    this.#stopRetry?.();
    this.#stopRetry = undefined;
    for (const { recovered } of this.#listeners) recovered?.();
  }

  /** The folder could not be locked at the start. */
  #retakeLater(): void {
    const taken = this.#take().then(() => {
      if (this.#isClosed) this.#lock?.giveBack();
      else if (this.#lock !== undefined) this.#tryAgain();
    });
    taken.catch((error) => this.#isInTrouble(reasonOf(error)));
  }

  #removeDoomed(): void {
    this.#uploads.remove(() => !this.#isClosed && this.#trouble === undefined);
  }

  async #syncAside(): Promise<void> {
    this.#stopSync = undefined;
    const files = [...this.#unsynced];
    this.#unsynced.clear();
    for (const file of files) {
      // A host that refuses is asked again after the next change.
      await this.#disk.syncAside(join(this.#folder, file)).catch(() => {});
    }
  }

  #writeFormat(): void {
    writeFormat(this.#folder, this.#disk);
    this.#needsFormat = false;
  }

  #load(file: string): void {
    const path = join(this.#folder, file);
    const text = this.#disk.read(path) ?? '';
    const record = this.#newRecord(file);
    const { changes, losses, isLong } = readRecord(text, thingOf(file, undefined));
    for (const change of changes) apply(change, record.parts, (gone, come) => this.#uploads.changed(gone, come));
    for (const loss of losses) this.#tell(`${path}: ${loss}`);
    record.loaded(utf8Bytes(text));
    const isSound = losses.length === 0;
    if (isSound && (!isLong || this.#trouble !== undefined)) return;
    // Nothing may be appended behind half a line.
    if (!isSound) record.forgetFile();
    if (this.#trouble !== undefined) return;
    this.#orLater(() => {
      if (!isSound) record.setAside();
      record.writeWhole();
    }, record);
  }

  /** Does something now, or when the disk takes it. A record that is sound as it is need not be written anew. */
  #orLater(act: () => void, record?: StateRecord): void {
    try {
      act();
    } catch (error) {
      this.#waitAfter(error, record?.isBehind);
    }
  }

  /** A disk that may take it later is asked again, if that is needed; any other error is thrown. */
  #waitAfter(error: unknown, isNeeded = true): void {
    const code = hostCodeOf(error);
    if (code === undefined || !isPassing(code)) throw error;
    if (isNeeded) this.#isInTrouble(reasonOf(error));
  }

  /** A record of format 1 becomes one of today. */
  #loadFirst(file: string): void {
    const path = join(this.#folder, file);
    const record = this.#newRecord(`${file.slice(0, -firstRecordEnd.length)}${recordEnd}`);
    for (const line of (this.#disk.read(path) ?? '').split('\n')) {
      const change = firstFormatChange(parsed(line));
      if (change !== undefined) apply(change, record.parts, (gone, come) => this.#uploads.changed(gone, come));
    }
    record.forgetFile();
    if (this.#trouble !== undefined) return;
    this.#orLater(() => {
      record.writeWhole();
      this.#disk.remove(path);
    }, record);
  }

  /** What a process left that was killed: files that it had not finished, and uploads that nothing needs. */
  #removeStrays(names: readonly string[]): void {
    for (const name of this.#disk.list(this.uploads)) {
      if (!this.#uploads.isUsed(name)) this.#disk.remove(join(this.uploads, name));
    }
    for (const name of names) {
      if (name.endsWith('.next') || name.startsWith('lock.')) this.#disk.remove(join(this.#folder, name));
    }
  }
}
