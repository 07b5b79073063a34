/** Reading archives on the filesystems of the switch, as a stream. */
import { failed, ok, type Result } from '../../base/result.ts';
import { bytesOf, type CompressionProblem, compress, isGzip } from './compression.ts';
import type { FileWriter } from './file-writer.ts';
import type { Files } from './files.ts';
import { type Location, normal } from './location.ts';
import type { FileProblem } from './problem.ts';
import { type TarEntry, type TarListener, type TarProblem, TarReader } from './tar.ts';

/** Why an archive cannot be made or read. */
export type ArchiveProblem = CompressionProblem | { readonly why: 'no-archive' } | { readonly why: 'too-many-members' };

/** How many files and directories one archive may hold here, made or read. */
export const membersMost = 100_000;

/** What is in an archive, packed or not. */
export async function listArchive(
  files: Files,
  location: Location,
  signal: AbortSignal,
): Promise<Result<readonly TarEntry[], ArchiveProblem>> {
  const entries: TarEntry[] = [];
  const nothing = (): Result<unknown, TarProblem> => ok(undefined);
  const begin = (entry: TarEntry): Result<unknown, TarProblem> =>
    entries.length < membersMost ? ok(entries.push(entry)) : failed(tooMany);
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
  let hasTooMany = false;
  const take = (bytes: Uint8Array): Result<unknown, FileProblem> => {
    const taken = isArchive ? reader.push(bytes) : failed({ why: 'no-archive' });
    isArchive = taken.ok;
    hasTooMany ||= !taken.ok && taken.error.why === tooMany.why;
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
  if (hasTooMany) return failed(tooMany);
  return isArchive && reader.end().ok ? ok(undefined) : failed({ why: 'no-archive' });
}

const tooMany = { why: 'too-many-members' } as const;

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
    if (this.entries.length >= membersMost) return failed(tooMany);
    const location = this.#locationOf(entry.name);
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

  #locationOf(name: string): Location {
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
