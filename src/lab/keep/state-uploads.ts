import { type HostDisk, hostCodeOf } from '../../base/host/disk.ts';
import { nameOf } from '../../base/path.ts';
import { isObject } from './state-line.ts';

/** So many host files are removed in one turn of the event loop. */
const removedAtOnce = 64;
const uploadPattern = /^spool-\d{1,15}$/;

/** The uploaded files that the records of a folder name. Invariant: a file is removed only when no part names it any more. */
export class StateUploads {
  readonly #disk: HostDisk;
  /** How often parts name a file, and its size in bytes. */
  readonly #used = new Map<string, { count: number; readonly sizeBytes: number }>();
  #doomed: string[] = [];

  constructor(disk: HostDisk) {
    this.#disk = disk;
  }

  /** By their names, with their sizes in bytes. */
  get used(): ReadonlyMap<string, number> {
    return new Map([...this.#used].map(([id, { sizeBytes }]) => [id, sizeBytes]));
  }

  isUsed(id: string): boolean {
    return this.#used.has(id);
  }

  /** A part had one value, and has another one now; undefined is none. */
  changed(gone: unknown, come: unknown): void {
    eachUpload(come, (id, sizeBytes) => {
      const known = this.#used.get(id);
      if (known === undefined) this.#used.set(id, { count: 1, sizeBytes });
      else known.count += 1;
    });
    eachUpload(gone, (id) => {
      const known = this.#used.get(id);
      if (known === undefined) return;
      known.count -= 1;
      if (known.count === 0) this.#used.delete(id);
    });
  }

  /** A file is to be removed as soon as no part names it. */
  doom(path: string): void {
    this.#doomed.push(path);
  }

  /** Removes what is doomed: some now, more in turns for as long as `may` says so. */
  remove(may: () => boolean): void {
    if (this.#doomed.length === 0) return;
    for (const path of this.#doomed.splice(-removedAtOnce)) {
      if (!this.#used.has(nameOf(path))) this.#disk.remove(path);
    }
    if (this.#doomed.length > 0) this.#disk.later(0, () => this.#removeMore(may));
  }

  #removeMore(may: () => boolean): void {
    if (!may()) return;
    try {
      this.remove(may);
    } catch (error) {
      // What cannot be removed now is a stray of the next start.
      if (hostCodeOf(error) === undefined) throw error;
    }
  }
}

function eachUpload(value: unknown, tell: (id: string, sizeBytes: number) => void): void {
  if (!isObject(value)) return;
  const { kind, id, sizeBytes } = value;
  if (kind === 'spooled' && typeof id === 'string' && typeof sizeBytes === 'number' && uploadPattern.test(id)) {
    tell(id, sizeBytes);
  }
  for (const inner of Object.values(value)) eachUpload(inner, tell);
}
