/** Archives on the filesystems of the switch: described when they are made, streamed when they are read. */
import { failed, ok, type Result } from '../../base/result.ts';
import { type Content, empty, join, sizeOf } from '../content/content.ts';
import { bytesOf, type CompressionProblem, compress, isGzip } from './compression.ts';
import type { FileWriter } from './file-writer.ts';
import type { Files } from './files.ts';
import { inside, type Location, nameOf, normal } from './location.ts';
import type { FileProblem } from './problem.ts';
import {
  type TarEntry,
  type TarListener,
  type TarProblem,
  TarReader,
  tarBlockBytes,
  tarHeader,
  tarPaddingBytes,
} from './tar.ts';

/** Why an archive cannot be made or read. */
export type ArchiveProblem = CompressionProblem | { readonly why: 'no-archive' };

/** The content of an archive of files and directories. Nothing is read: it is described by what it is made of. */
export function archiveOf(files: Files, sources: readonly Location[]): Result<Content, ArchiveProblem> {
  const parts: Content[] = [];
  for (const source of sources) {
    const added = addTo(parts, files, source, nameOf(source.path));
    if (!added.ok) return added;
  }
  return ok(join([...parts, zeros(2 * tarBlockBytes)]));
}

function addTo(parts: Content[], files: Files, source: Location, name: string): Result<unknown, ArchiveProblem> {
  const stat = files.stat(source);
  if (!stat.ok) return stat;
  const { kind, modifiedMs } = stat.value;
  const content = kind === 'file' ? files.content(source) : ok(empty);
  if (!content.ok) return content;
  const sizeBytes = sizeOf(content.value);
  const header = tarHeader({ name, kind, sizeBytes, modifiedMs });
  if (header === undefined) return failed({ why: 'bad-name', name });
  const start = Buffer.from(header).toString('base64');
  const padding = zeros(tarPaddingBytes(sizeBytes));
  parts.push({ kind: 'padded', start, sizeBytes: tarBlockBytes }, content.value, padding);
  if (kind === 'file') return ok(undefined);
  const entries = files.list(source);
  if (!entries.ok) return entries;
  for (const entry of entries.value) {
    const below = { filesystem: source.filesystem, path: inside(source.path, entry.name) };
    const added = addTo(parts, files, below, `${name}/${entry.name}`);
    if (!added.ok) return added;
  }
  return ok(undefined);
}

function zeros(sizeBytes: number): Content {
  return sizeBytes === 0 ? empty : { kind: 'padded', start: '', sizeBytes };
}

/** What is in an archive, packed or not. */
export async function listArchive(
  files: Files,
  location: Location,
  signal: AbortSignal,
): Promise<Result<readonly TarEntry[], ArchiveProblem>> {
  const entries: TarEntry[] = [];
  const nothing = (): Result<unknown, TarProblem> => ok(undefined);
  const begin = (entry: TarEntry): Result<unknown, TarProblem> => ok(entries.push(entry));
  const read = await readArchive(files, location, { begin, data: nothing, end: nothing }, signal);
  return read.ok ? ok(entries) : read;
}

/** Unpacks an archive below `target`. `keepsOld` passes over files that are there; names never lead out of `target`. */
export async function extractArchive(
  files: Files,
  location: Location,
  target: Location,
  options: { readonly keepsOld: boolean },
  signal: AbortSignal,
): Promise<Result<readonly TarEntry[], ArchiveProblem>> {
  const extraction = new Extraction(files, target, options.keepsOld);
  const read = await readArchive(files, location, extraction, signal);
  extraction.abort();
  if (extraction.problem !== undefined) return failed(extraction.problem);
  return read.ok ? ok(extraction.entries) : read;
}

async function readArchive(
  files: Files,
  location: Location,
  listener: TarListener,
  signal: AbortSignal,
): Promise<Result<unknown, ArchiveProblem>> {
  const opened = files.open(location);
  if (!opened.ok) return opened;
  const file = opened.value;
  const reader = new TarReader(listener);
  let isArchive = true;
  const take = (bytes: Uint8Array): Result<unknown, FileProblem> => {
    if (isArchive) isArchive = reader.push(bytes).ok;
    return isArchive ? ok(undefined) : failed({ why: 'io-error' });
  };
  try {
    const start = file.read(0, 2);
    if (!start.ok) return start;
    if (isGzip(start.value)) {
      const unpacked = await compress(bytesOf(file), 'unpack', take, signal);
      if (!unpacked.ok && isArchive) return unpacked;
    } else {
      for await (const piece of bytesOf(file)) {
        if (!piece.ok) return piece;
        if (signal.aborted) return failed({ why: 'interrupted' });
        if (!take(piece.value).ok) break;
      }
    }
  } finally {
    file.close();
  }
  return isArchive && reader.end().ok ? ok(undefined) : failed({ why: 'no-archive' });
}

/** Writes what an archive holds. Invariant: at most one writer is open; it belongs to the entry that began last. */
class Extraction implements TarListener {
  readonly entries: TarEntry[] = [];
  /** Why it stopped, if a file was the reason. */
  problem: FileProblem | undefined;
  readonly #files: Files;
  readonly #target: Location;
  readonly #keepsOld: boolean;
  #writer: FileWriter | undefined;

  constructor(files: Files, target: Location, keepsOld: boolean) {
    this.#files = files;
    this.#target = target;
    this.#keepsOld = keepsOld;
  }

  begin(entry: TarEntry): Result<unknown, TarProblem> {
    const location = this.#placeOf(entry.name);
    const made = this.#makeParents(location);
    if (!made.ok) return this.#fail(made.error);
    const isThere = this.#files.stat(location).ok;
    if (entry.kind === 'directory') {
      const done = isThere ? ok(undefined) : this.#files.makeDirectory(location);
      if (!done.ok) return this.#fail(done.error);
    } else if (!(isThere && this.#keepsOld)) {
      const writer = this.#files.write(location);
      if (!writer.ok) return this.#fail(writer.error);
      this.#writer = writer.value;
    }
    this.entries.push(entry);
    return ok(undefined);
  }

  data(bytes: Uint8Array): Result<unknown, TarProblem> {
    const written = this.#writer?.write(bytes) ?? ok(undefined);
    return written.ok ? written : this.#fail(written.error);
  }

  end(): Result<unknown, TarProblem> {
    const committed = this.#writer?.commit() ?? ok(undefined);
    this.#writer = undefined;
    return committed.ok ? committed : this.#fail(committed.error);
  }

  /** Gives up the file that is being written. */
  abort(): void {
    this.#writer?.abort();
    this.#writer = undefined;
  }

  #placeOf(name: string): Location {
    const { filesystem, path } = this.#target;
    return { filesystem, path: normal(`${path}${normal(name)}`) };
  }

  /** Archives need not name the directories of their files. */
  #makeParents(location: Location): Result<unknown, FileProblem> {
    const steps = location.path.split('/').slice(1, -1);
    for (let count = 1; count <= steps.length; count += 1) {
      const parent = { filesystem: location.filesystem, path: `/${steps.slice(0, count).join('/')}` };
      if (this.#files.stat(parent).ok) continue;
      const made = this.#files.makeDirectory(parent);
      if (!made.ok) return made;
    }
    return ok(undefined);
  }

  #fail(problem: FileProblem): Result<never, TarProblem> {
    this.problem = problem;
    return failed(problem);
  }
}
