import { failed, ok, type Result } from '../../base/result.ts';
import { nextTurn, type TurnTaker } from '../../base/turns.ts';
import type { Content } from '../content/content.ts';
import type { Entry, NamedEntry } from './entry.ts';
import type { FileWriter } from './file-writer.ts';
import { inside, type Location, nameOf, parseLocation, spell } from './location.ts';
import type { OpenFile } from './open-file.ts';
import type { FileProblem } from './problem.ts';
import { type Usage, Volume, type WriteOptions } from './volume.ts';

/** A name in a listing. Every directory shows the same size, as `dir` prints it. */
export interface Listed {
  readonly name: string;
  readonly kind: Entry['kind'];
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** The size that `dir` shows for every directory (technote listings). */
const directorySizeBytes = 4096;

/** Where relative paths start unless a session says otherwise. */
export const home: Location = { filesystem: 'bootflash', path: '/' };

/** What stands under the name of a filesystem: a volume, a USB slot without a stick, or one with a stick that cannot be mounted. */
export type Mount = Volume | undefined | 'not-formatted';

/** The filesystems of one switch under their names. Doors and commands see files only through this. */
export class Files {
  readonly #mounts: Map<string, Mount>;
  readonly #isProtected: (location: Location) => boolean;

  /** `isProtected` says which file runs the switch and may be neither deleted nor overwritten. */
  constructor(mounts: ReadonlyMap<string, Mount>, isProtected: (location: Location) => boolean) {
    this.#mounts = new Map(mounts);
    this.#isProtected = isProtected;
  }

  /** The names of the filesystems, without colons. */
  filesystems(): readonly string[] {
    return [...this.#mounts.keys()];
  }

  /** Reads what an operator or a client typed and checks that the filesystem is there. */
  resolve(text: string, base: Location = home): Result<Location, FileProblem> {
    const location = parseLocation(text, base);
    if (!location.ok) return location;
    const volume = this.volume(location.value.filesystem);
    return volume.ok ? location : volume;
  }

  /** The volume under a name. */
  volume(filesystem: string): Result<Volume, FileProblem> {
    if (!this.#mounts.has(filesystem)) return failed({ why: 'no-filesystem', filesystem });
    const volume = this.#mounts.get(filesystem);
    if (volume === 'not-formatted') return failed({ why: 'not-formatted', filesystem });
    return volume === undefined ? failed({ why: 'not-present', filesystem }) : ok(volume);
  }

  /** Puts a volume into a slot, or takes it out. */
  mount(filesystem: string, mount: Mount): void {
    this.#mounts.set(filesystem, mount);
  }

  /** The switch stops in this moment: what is being read or written is lost, and what lives in memory is empty. */
  losePower(): void {
    for (const mount of this.#mounts.values()) if (mount instanceof Volume) mount.losePower();
  }

  usage(filesystem: string): Result<Usage, FileProblem> {
    const volume = this.volume(filesystem);
    return volume.ok ? ok(volume.value.usage()) : volume;
  }

  stat(location: Location): Result<Listed, FileProblem> {
    const found = this.#look(location);
    return found.ok ? ok(listed(found.value)) : found;
  }

  /** The entries of a directory in byte order. */
  list(location: Location): Result<readonly Listed[], FileProblem> {
    const volume = this.volume(location.filesystem);
    if (!volume.ok) return volume;
    const entries = volume.value.list(location.path);
    if (!entries.ok) return entries;
    return ok(entries.value.map(listed));
  }

  /** The same as it is now, in turns of `taker`. */
  async listInTurns(location: Location, taker: TurnTaker): Promise<Result<readonly Listed[], FileProblem>> {
    const volume = this.volume(location.filesystem);
    if (!volume.ok) return volume;
    const directory = volume.value.look(location.path);
    if (directory === undefined) return failed({ why: 'not-found', path: location.path });
    if (directory.kind === 'file') return failed({ why: 'not-directory', path: location.path });
    const found: Listed[] = [];
    for (const name of await volume.value.namesInTurns(location.path, taker)) {
      const entry = volume.value.look(inside(location.path, name));
      // What is gone meanwhile is no longer told.
      if (entry !== undefined) found.push(listed(entry));
      const turn = nextTurn(taker);
      if (turn !== undefined) await turn;
    }
    return ok(found);
  }

  /** Opens a file for reading. Whoever reads for longer than a moment reads through this; see `OpenFile`. */
  open(location: Location): Result<OpenFile, FileProblem> {
    const volume = this.volume(location.filesystem);
    return volume.ok ? volume.value.open(location.path) : volume;
  }

  /** What a file holds at this moment. */
  content(location: Location): Result<Content, FileProblem> {
    const entry = this.#entry(location);
    if (!entry.ok) return entry;
    return entry.value.kind === 'file'
      ? ok(entry.value.content)
      : failed({ why: 'is-directory', path: spell(location) });
  }

  /** Starts writing a file; see `Volume.write`. */
  write(location: Location, options: WriteOptions = {}): Result<FileWriter, FileProblem> {
    if (this.#isProtected(location)) return failed({ why: 'boot-image', name: nameOf(location.path) });
    const volume = this.volume(location.filesystem);
    return volume.ok ? volume.value.write(location.path, options) : volume;
  }

  /** Puts content made from `source` in place of a file that may be the running image: only the installer does that. */
  rewrite(location: Location, source: Content): Result<FileWriter, FileProblem> {
    const volume = this.volume(location.filesystem);
    return volume.ok ? volume.value.write(location.path, { keepsOld: true, source }) : volume;
  }

  /** Puts content of the same size in place of what a file holds; see `Volume.replace`. Only levers do that. */
  replace(location: Location, content: Content): Result<void, FileProblem> {
    const volume = this.volume(location.filesystem);
    return volume.ok ? volume.value.replace(location.path, content) : volume;
  }

  /** Removes a file, or a directory with everything in it. */
  remove(location: Location): Result<void, FileProblem> {
    const volume = this.volume(location.filesystem);
    if (!volume.ok) return volume;
    const image = this.#bootImageAtOrBelow(location, volume.value);
    return image === undefined ? volume.value.remove(location.path) : failed({ why: 'boot-image', name: image });
  }

  /** The same in turns of `taker`, a directory from inside to outside; when `signal` aborts, what is left stays. */
  async removeInTurns(
    location: Location,
    { taker, signal }: { readonly taker: TurnTaker; readonly signal?: AbortSignal },
  ): Promise<Result<void, FileProblem>> {
    const volume = this.volume(location.filesystem);
    if (!volume.ok) return volume;
    const image = this.#bootImageAtOrBelow(location, volume.value);
    if (image !== undefined) return failed({ why: 'boot-image', name: image });
    const below = location.path === '/' ? [] : volume.value.insideOut(location.path);
    for (const path of below) {
      const removed = volume.value.remove(path);
      if (!removed.ok && removed.error.why !== 'not-found') return removed;
      const turn = nextTurn(taker);
      if (turn === undefined) continue;
      await turn;
      if (signal?.aborted === true) return ok(undefined);
      // A stick may have been pulled meanwhile.
      const now = this.volume(location.filesystem);
      if (!now.ok || now.value !== volume.value) break;
    }
    return this.remove(location);
  }

  makeDirectory(location: Location): Result<void, FileProblem> {
    const volume = this.volume(location.filesystem);
    return volume.ok ? volume.value.makeDirectory(location.path) : volume;
  }

  /** Removes an empty directory. */
  removeDirectory(location: Location): Result<void, FileProblem> {
    const volume = this.volume(location.filesystem);
    return volume.ok ? volume.value.removeDirectory(location.path) : volume;
  }

  touch(location: Location, modifiedMs: number): Result<void, FileProblem> {
    const volume = this.volume(location.filesystem);
    return volume.ok ? volume.value.touch(location.path, modifiedMs) : volume;
  }

  /** Renames inside a filesystem; between filesystems it copies the file's content and removes the original. */
  move(source: Location, target: Location): Result<void, FileProblem> {
    const from = this.volume(source.filesystem);
    if (!from.ok) return from;
    const image = this.#bootImageAtOrBelow(source, from.value);
    if (image !== undefined) return failed({ why: 'boot-image', name: image });
    if (this.#isProtected(target)) return failed({ why: 'boot-image', name: nameOf(target.path) });
    if (source.filesystem === target.filesystem) return from.value.rename(source.path, target.path);
    const content = this.content(source);
    if (!content.ok) return content;
    const writer = this.write(target);
    if (!writer.ok) return writer;
    const written = writer.value.commit(content.value);
    return written.ok ? from.value.remove(source.path) : written;
  }

  /** `target` with `name` added when it stands for a directory (or for a bare filesystem). */
  targetFor(target: Location, name: string): Location {
    const found = this.#look(target);
    const isDirectory = found.ok && found.value.kind === 'directory';
    return isDirectory ? { filesystem: target.filesystem, path: inside(target.path, name) } : target;
  }

  #look(location: Location): Result<NamedEntry, FileProblem> {
    const volume = this.volume(location.filesystem);
    if (!volume.ok) return volume;
    const found = volume.value.look(location.path);
    return found === undefined ? failed({ why: 'not-found', path: spell(location) }) : ok(found);
  }

  #entry(location: Location): Result<Entry, FileProblem> {
    const volume = this.volume(location.filesystem);
    if (!volume.ok) return volume;
    const entry = volume.value.find(location.path);
    return entry === undefined ? failed({ why: 'not-found', path: spell(location) }) : ok(entry);
  }

  #bootImageAtOrBelow(location: Location, volume: Volume): string | undefined {
    if (this.#isProtected(location)) return nameOf(location.path);
    if (volume.look(location.path)?.kind !== 'directory') return undefined;
    for (const path of volume.pathsBelow(location.path)) {
      if (this.#isProtected({ filesystem: location.filesystem, path })) return nameOf(path);
    }
    return undefined;
  }
}

function listed(entry: NamedEntry): Listed {
  return entry.kind === 'file' ? entry : { ...entry, sizeBytes: directorySizeBytes };
}
