import { utf8Bytes } from '../../base/bytes.ts';
import { type HostDisk, hostCodeOf } from '../../base/host/disk.ts';
import { join } from '../../base/path.ts';
import { lineOf, type StateChange } from './state-line.ts';

/** A record that is not larger is written anew at once; a larger one in turns. */
const smallBytes = 256 * 1024;
/** So many parts are written in one turn: about a millisecond. */
const partsAtOnce = 500;
/** Changes that wait for room, in bytes; beyond that the whole record is written when there is some. */
const waitingBytesMost = 1024 * 1024;

/** Where a record lies, and by how much it grows until it is written anew. */
export interface RecordPlace {
  readonly folder: string;
  readonly file: string;
  readonly disk: HostDisk;
  readonly spareBytes: number;
}

/**
 * The file of one thing. Changes are appended; when as much has been appended as the whole takes (and at least the spare bytes),
 * it is written anew, so that a change costs its own size however much there is. Invariant: at every moment the file, without a last line
 * that was cut short, holds everything that was appended but for what `isBehind` says.
 */
export class StateRecord {
  readonly parts = new Map<string, unknown>();
  readonly #place: RecordPlace;
  #fileBytes = 0;
  #wholeBytes = 0;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #needsWhole = false;
  #renewal: Renewal | undefined;

  constructor(place: RecordPlace) {
    this.#place = place;
  }

  get file(): string {
    return this.#place.file;
  }

  /** Whether there are changes that the disk has not taken yet. */
  get isBehind(): boolean {
    return this.#needsWhole || this.#waiting.length > 0;
  }

  /** The file has been read, and holds so many bytes. */
  loaded(sizeBytes: number): void {
    this.#fileBytes = sizeBytes;
    this.#wholeBytes = sizeBytes;
  }

  /** Appends a change that `parts` has already. Throws when the disk does not take it; then it waits for `retry`. */
  append(change: StateChange): void {
    const line = lineOf(change);
    if (this.isBehind) {
      this.#wait(line);
      return;
    }
    try {
      this.#appendNow(line);
    } catch (error) {
      if (hostCodeOf(error) !== undefined) this.#wait(line);
      throw error;
    }
    if (
      this.#renewal === undefined &&
      this.#fileBytes - this.#wholeBytes > Math.max(this.#place.spareBytes, this.#wholeBytes)
    ) {
      this.#renew();
    }
  }

  /** Writes what waits. Throws when the disk still does not take it. */
  retry(): void {
    if (this.#needsWhole) this.writeWhole();
    else if (this.#waiting.length > 0) this.#appendNow(this.#waiting.join(''));
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** The disk never had it, or has half of it: the next `retry` writes all of it. */
  forgetFile(): void {
    this.#needsWhole = true;
  }

  /** Gives the file a second name, which needs no room: what cannot be read stays for whoever can. */
  setAside(): void {
    const { folder, file, disk } = this.#place;
    const path = join(folder, file);
    disk.remove(`${path}.damaged`);
    disk.link(path, `${path}.damaged`);
  }

  /** Puts the whole record in place of what was appended, so that at every moment one of them is there. */
  writeWhole(): void {
    this.#renewal?.giveUp();
    this.#renewal = undefined;
    const text = lineOf({ parts: Object.fromEntries(this.parts) });
    replaceFile(this.#place, text);
    this.#written(utf8Bytes(text));
  }

  /** Gives up what is under way; the file stays as it is. */
  close(): void {
    this.#renewal?.giveUp();
    this.#renewal = undefined;
  }

  #appendNow(text: string): void {
    const { folder, file, disk } = this.#place;
    const path = join(folder, file);
    try {
      disk.append(path, text);
    } catch (error) {
      if (hostCodeOf(error) !== undefined) this.#cutOff(path);
      throw error;
    }
    this.#fileBytes += utf8Bytes(text);
    this.#renewal?.append(text);
  }

  /** Half a line may be there now: nothing must stand behind it. */
  #cutOff(path: string): void {
    try {
      this.#place.disk.truncate(path, this.#fileBytes);
    } catch {
      this.#needsWhole = true;
    }
  }

  #wait(line: string): void {
    this.#waiting.push(line);
    this.#waitingBytes += line.length;
    if (this.#waitingBytes <= waitingBytesMost) return;
    this.#needsWhole = true;
    this.#waiting = [];
  }

  #written(sizeBytes: number): void {
    this.#fileBytes = sizeBytes;
    this.#wholeBytes = sizeBytes;
    this.#needsWhole = false;
  }

  #renew(): void {
    try {
      if (this.#fileBytes <= smallBytes) {
        this.writeWhole();
        return;
      }
      this.#renewal = new Renewal(this.#place, this.parts, (sizeBytes) => this.#renewed(sizeBytes));
    } catch (error) {
      if (hostCodeOf(error) === undefined) throw error;
      this.#renewed(undefined);
    }
  }

  /** A disk without room for a second copy keeps the longer one, and is asked again when that has grown as much again. */
  #renewed(sizeBytes: number | undefined): void {
    this.#renewal = undefined;
    if (sizeBytes === undefined) this.#wholeBytes = this.#fileBytes;
    else this.#written(sizeBytes);
  }
}

/** Writes a large record anew in turns. What changes meanwhile is appended to both files, so neither lacks anything at the end. */
class Renewal {
  readonly #place: RecordPlace;
  readonly #names: Iterator<[string, unknown]>;
  readonly #done: (sizeBytes: number | undefined) => void;
  readonly #next: string;
  #sizeBytes = 0;
  #stop: () => void = () => {};

  constructor(place: RecordPlace, parts: ReadonlyMap<string, unknown>, done: (sizeBytes: number | undefined) => void) {
    this.#place = place;
    this.#names = parts.entries();
    this.#done = done;
    this.#next = join(place.folder, `${place.file}.next`);
    place.disk.write(this.#next, '');
    this.#goOn();
  }

  append(text: string): void {
    try {
      this.#write(text);
    } catch (error) {
      this.#fail(error);
    }
  }

  giveUp(): void {
    this.#stop();
    this.#place.disk.remove(this.#next);
  }

  #goOn(): void {
    this.#stop = this.#place.disk.later(0, () => {
      try {
        this.#step();
      } catch (error) {
        this.#fail(error);
      }
    });
  }

  #step(): void {
    const { folder, file, disk } = this.#place;
    const parts: Record<string, unknown> = {};
    for (let count = 0; count < partsAtOnce; count += 1) {
      const { value, done } = this.#names.next();
      if (done === true) {
        this.#write(lineOf({ parts }));
        disk.rename(this.#next, join(folder, file));
        void disk.syncAside(join(folder, file)).catch(() => {});
        this.#done(this.#sizeBytes);
        return;
      }
      parts[value[0]] = value[1];
    }
    this.#write(lineOf({ parts }));
    this.#goOn();
  }

  #write(text: string): void {
    this.#place.disk.append(this.#next, text);
    this.#sizeBytes += utf8Bytes(text);
  }

  #fail(error: unknown): void {
    if (hostCodeOf(error) === undefined) throw error;
    this.#stop();
    try {
      this.giveUp();
    } catch {
      // It is a stray of the next start.
    }
    this.#done(undefined);
  }
}

/** Puts a file in place of another one, so that at every moment one of them is there, whole. */
export function replaceFile({ folder, file, disk }: Omit<RecordPlace, 'spareBytes'>, text: string): void {
  const path = join(folder, file);
  const next = `${path}.next`;
  try {
    disk.write(next, text);
    disk.sync(next);
  } catch (error) {
    // Half of it would take the room that is wanted.
    if (hostCodeOf(error) !== undefined) disk.remove(next);
    throw error;
  }
  disk.rename(next, path);
  disk.sync(folder);
}
