import { basename, join, resolve } from 'node:path';
import { EmulatorError } from '../base/emulator-error.ts';
import { packageVersion } from '../base/package-root.ts';
import type { SpoolPlace } from '../machine/content/spool.ts';
import { hostDisk, type StateDisk } from './state-disk.ts';
import { lockFolder } from './state-lock.ts';

/** The format of state folders that this version reads and writes. */
export const stateFormat = 1;

/** What is kept of one thing, by the names of its parts; JSON values. */
export type KeptParts = Readonly<Record<string, unknown>>;

/** A record grows by so many bytes, and is then written anew. */
const usualSpareBytes = 1024 * 1024;
/** The host is asked at most so often to put what was appended where it outlasts a crash of the host itself, in milliseconds. */
const syncMs = 1_000;

/** What opening a folder may be told. */
export interface StateFolderOptions {
  readonly disk?: StateDisk;
  /** By how many bytes a record grows until it is written anew. */
  readonly spareBytes?: number;
}

interface ThingRecord {
  parts: KeptParts;
  appendedBytes: number;
}

/**
 * A folder in which a lab keeps what a switch keeps without power. Each switch and each stick has a record: a file to which every
 * change is appended as one line before anybody is told of it, so that a killed process loses at most what it had not confirmed.
 * A line that was cut short did not happen. Invariant: uploaded files are removed only after no record needs them.
 */
export class StateFolder {
  readonly #folder: string;
  readonly #disk: StateDisk;
  readonly #spareBytes: number;
  readonly #unlock: () => void;
  readonly #records = new Map<string, ThingRecord>();
  readonly #unsynced = new Set<string>();
  #doomed: readonly string[] = [];
  #stopSync: (() => void) | undefined;
  #isClosed = false;

  /** Opens or makes the folder. Throws an EmulatorError when another process has it or another version wrote it. */
  constructor(folder: string, { disk = hostDisk, spareBytes = usualSpareBytes }: StateFolderOptions = {}) {
    this.#spareBytes = spareBytes;
    this.#folder = resolve(folder);
    this.#disk = disk;
    disk.makeFolder(this.uploads);
    this.#unlock = lockFolder(this.#folder, disk);
    try {
      this.#readFormat();
      for (const name of disk.list(this.#folder)) if (name.endsWith('.jsonl')) this.#load(name);
      this.#removeStrays();
    } catch (error) {
      this.#unlock();
      throw error;
    }
  }

  /** Where uploaded files lie that no image describes. */
  get uploads(): string {
    return join(this.#folder, 'uploads');
  }

  /** The things of which something is kept. */
  get things(): readonly string[] {
    return [...this.#records.keys()].map(thingOf);
  }

  /** What is kept of a thing (`device sw1`, `stick blue`); undefined when it has never changed. */
  kept(thing: string): KeptParts | undefined {
    return this.#records.get(fileOf(thing))?.parts;
  }

  /** Keeps these parts, all or none of them; others stay. When this returns they outlast the process. */
  keep(thing: string, parts: KeptParts): void {
    if (this.#isClosed) return;
    const file = fileOf(thing);
    const record = this.#records.get(file) ?? { parts: {}, appendedBytes: 0 };
    record.parts = { ...record.parts, ...parts };
    this.#records.set(file, record);
    const line = `${JSON.stringify(parts)}\n`;
    record.appendedBytes += line.length;
    if (record.appendedBytes > this.#spareBytes) this.#rewrite(file, record);
    else {
      this.#append(file, line, record);
      this.#stopSync ??= this.#disk.later(syncMs, () => this.#trySync());
    }
    if (this.#doomed.length === 0) return;
    const used = this.usedUploads();
    for (const path of this.#doomed) if (!used.has(basename(path))) this.#disk.remove(path);
    this.#doomed = [];
  }

  /** Removes an uploaded file, after the change that makes it needless has been kept. */
  doom(path: string): void {
    this.#doomed = [...this.#doomed, path];
  }

  /** The uploaded files that records name, with their sizes in bytes. */
  usedUploads(): ReadonlyMap<string, number> {
    const names = new Map<string, number>();
    for (const { parts } of this.#records.values()) collectUploads(parts, names);
    return names;
  }

  /** The folder as the place of a lab's uploads. */
  get spoolPlace(): SpoolPlace {
    const used = [...this.usedUploads()];
    return {
      folder: this.uploads,
      lastNumber: Math.max(0, ...used.map(([id]) => Number(/\d+$/.exec(id)?.[0] ?? 0))),
      usedBytes: used.reduce((sum, [, sizeBytes]) => sum + sizeBytes, 0),
      remove: (path) => this.doom(path),
    };
  }

  /** Gives the folder back. Later changes are not kept. */
  close(): void {
    if (this.#isClosed) return;
    this.#sync();
    this.#isClosed = true;
    this.#unlock();
  }

  #append(file: string, line: string, record: ThingRecord): void {
    this.#unsynced.add(file);
    try {
      this.#disk.append(join(this.#folder, file), line);
    } catch (error) {
      // Half a line may be there now: the next change must not go behind it.
      record.appendedBytes = Number.POSITIVE_INFINITY;
      throw error;
    }
  }

  /** A host that refuses is asked again at the next change, which tells whoever makes it. */
  #trySync(): void {
    try {
      this.#sync();
    } catch {
      this.#stopSync = undefined;
    }
  }

  #sync(): void {
    this.#stopSync?.();
    this.#stopSync = undefined;
    for (const file of this.#unsynced) this.#disk.sync(join(this.#folder, file));
    this.#unsynced.clear();
  }

  #readFormat(): void {
    const path = join(this.#folder, 'format.json');
    const text = this.#disk.read(path);
    if (text === undefined) {
      this.#replace('format.json', JSON.stringify({ format: stateFormat, version: packageVersion() }));
      return;
    }
    const { format, version } = objectOf(text) ?? {};
    if (format === stateFormat) return;
    throw new EmulatorError(
      `the state folder ${this.#folder} has format ${format}, written by n3k-emulator ${version}`,
      `this is n3k-emulator ${packageVersion()}, which reads format ${stateFormat}`,
    );
  }

  #load(file: string): void {
    const text = this.#disk.read(join(this.#folder, file)) ?? '';
    const lines = text.split('\n');
    // The last piece is empty, or a line that was cut short.
    const isWhole = lines.pop() === '';
    const record: ThingRecord = { parts: {}, appendedBytes: text.length };
    for (const line of lines) record.parts = { ...record.parts, ...objectOf(line, this.uploads) };
    this.#records.set(file, record);
    if (!isWhole || lines.length > 1) this.#rewrite(file, record);
  }

  #rewrite(file: string, record: ThingRecord): void {
    this.#replace(file, `${JSON.stringify(record.parts)}\n`);
    record.appendedBytes = 0;
    this.#unsynced.delete(file);
  }

  /** Puts a file in place of another one, so that at every moment one of them is there, whole. */
  #replace(name: string, text: string): void {
    const path = join(this.#folder, name);
    const next = `${path}.next`;
    this.#disk.write(next, text);
    this.#disk.sync(next);
    this.#disk.rename(next, path);
    this.#disk.sync(this.#folder);
  }

  /** What a process left that was killed: files that it had not finished, and uploads that nothing needs. */
  #removeStrays(): void {
    const used = this.usedUploads();
    for (const name of this.#disk.list(this.uploads)) {
      if (!used.has(name)) this.#disk.remove(join(this.uploads, name));
    }
    for (const name of this.#disk.list(this.#folder)) {
      if (name.endsWith('.next') || name.startsWith('lock.')) this.#disk.remove(join(this.#folder, name));
    }
  }
}

function fileOf(thing: string): string {
  return `${encodeURIComponent(thing)}.jsonl`;
}

function thingOf(file: string): string {
  return decodeURIComponent(file.slice(0, -'.jsonl'.length));
}

/** The object that a line holds; the host paths of uploads are those of the folder as it lies now. */
function objectOf(text: string, uploads?: string): Readonly<Record<string, unknown>> | undefined {
  const revive = (_: string, value: unknown): unknown =>
    uploads !== undefined && isUpload(value) ? { ...value, path: join(uploads, value.id) } : value;
  try {
    const value: unknown = JSON.parse(text, revive);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function collectUploads(value: unknown, names: Map<string, number>): void {
  if (isUpload(value)) names.set(value.id, value.sizeBytes);
  if (isObject(value)) for (const inner of Object.values(value)) collectUploads(inner, names);
}

function isUpload(
  value: unknown,
): value is { readonly kind: 'spooled'; readonly id: string; readonly sizeBytes: number } {
  return isObject(value) && value.kind === 'spooled' && typeof value.id === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
