import { base64 } from '../../base/bytes.ts';
import { yieldToOthers } from '../../base/clock.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import { type Content, empty, join, partCount, sizeOf } from '../content/content.ts';
import { type ArchiveProblem, membersMost } from './archive.ts';
import { bytesOf, compress } from './compression.ts';
import type { FileWriter } from './file-writer.ts';
import type { Files, Listed } from './files.ts';
import { inside, type Location, nameOf } from './location.ts';
import type { FileProblem } from './problem.ts';
import { tarBlockBytes, tarHeader, tarPaddingBytes } from './tar.ts';

/** An archive of more parts is written as bytes: describing it would take more memory than its files do. */
const describedParts = 1_000;
/** Other work has its turn after so many members. */
const membersAtOnce = 50;

/** A file or directory that goes into an archive. */
interface Member {
  readonly location: Location;
  readonly name: string;
  readonly listed: Listed;
}

/**
 * Makes an archive of files and directories. One of a few parts that is not packed is described by what it is made of, so that
 * images are archived without being read; every other one is written as bytes. It can be interrupted; nothing is left then.
 */
export async function packArchive(
  files: Files,
  sources: readonly Location[],
  target: Location,
  options: { readonly isPacked: boolean },
  signal: AbortSignal,
): Promise<Result<unknown, ArchiveProblem>> {
  const described = options.isPacked ? ok(undefined) : await describe(files, sources, signal);
  if (!described.ok) return described;
  const content = described.value;
  const opened = files.write(target, content === undefined ? { keepsOld: true } : { source: content });
  if (!opened.ok) return opened;
  const writer = opened.value;
  try {
    if (content !== undefined) {
      const claimed = writer.claim(sizeOf(content));
      return claimed.ok ? writer.commit(content) : claimed;
    }
    const written = await write(writer, bytesOfArchive(files, sources), options, signal);
    return written.ok ? writer.commit() : written;
  } finally {
    writer.abort();
  }
}

/** The archive as a description; undefined when it has too many parts for that. */
async function describe(
  files: Files,
  sources: readonly Location[],
  signal: AbortSignal,
): Promise<Result<Content | undefined, ArchiveProblem>> {
  const parts: Content[] = [];
  let count = 0;
  let members = 0;
  for (const member of membersOf(files, sources)) {
    if (!member.ok) return member;
    members += 1;
    if (members % membersAtOnce === 0) await yieldToOthers();
    if (signal.aborted) return failed({ why: 'interrupted' });
    const { location, listed } = member.value;
    const content = listed.kind === 'file' ? files.content(location) : ok(empty);
    if (!content.ok) return content;
    const header = headerOf(member.value, sizeOf(content.value));
    if (!header.ok) return header;
    count += 2 + partCount(content.value, describedParts);
    if (count > describedParts) return ok(undefined);
    const start = base64(header.value);
    const padding = zeros(tarPaddingBytes(sizeOf(content.value)));
    parts.push({ kind: 'padded', start, sizeBytes: tarBlockBytes }, content.value, padding);
  }
  return ok(join([...parts, zeros(2 * tarBlockBytes)]));
}

async function write(
  writer: FileWriter,
  bytes: AsyncGenerator<Result<Uint8Array, ArchiveProblem>>,
  { isPacked }: { readonly isPacked: boolean },
  signal: AbortSignal,
): Promise<Result<unknown, ArchiveProblem>> {
  if (isPacked) return compress(bytes, 'pack', (piece) => writer.write(piece), signal);
  for await (const piece of bytes) {
    if (!piece.ok) return piece;
    if (signal.aborted) return failed({ why: 'interrupted' });
    const written = writer.write(piece.value);
    if (!written.ok) return written;
  }
  return ok(undefined);
}

async function* bytesOfArchive(
  files: Files,
  sources: readonly Location[],
): AsyncGenerator<Result<Uint8Array, ArchiveProblem>> {
  let members = 0;
  for (const member of membersOf(files, sources)) {
    if (!member.ok) return yield member;
    members += 1;
    if (members > membersMost) return yield failed({ why: 'too-many-members' });
    if (members % membersAtOnce === 0) await yieldToOthers();
    yield* bytesOfMember(files, member.value);
  }
  yield ok(new Uint8Array(2 * tarBlockBytes));
}

async function* bytesOfMember(files: Files, member: Member): AsyncGenerator<Result<Uint8Array, ArchiveProblem>> {
  const opened = member.listed.kind === 'file' ? files.open(member.location) : ok(undefined);
  if (!opened.ok) return yield opened;
  const file = opened.value;
  const sizeBytes = file?.sizeBytes ?? 0;
  try {
    const header = headerOf(member, sizeBytes);
    yield header;
    if (!header.ok || file === undefined) return;
    yield* bytesOf(file);
    yield ok(new Uint8Array(tarPaddingBytes(sizeBytes)));
  } finally {
    file?.close();
  }
}

/** The sources and everything below them, each directory before what lies in it. */
function* membersOf(files: Files, sources: readonly Location[]): Generator<Result<Member, FileProblem>> {
  const waiting: Member[] = [];
  for (const location of [...sources].reverse()) {
    const stat = files.stat(location);
    if (!stat.ok) return yield stat;
    waiting.push({ location, name: nameOf(location.path), listed: stat.value });
  }
  for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
    yield ok(member);
    if (member.listed.kind === 'file') continue;
    const { location, name } = member;
    const entries = files.list(location);
    if (!entries.ok) return yield entries;
    for (const listed of entries.value.toReversed()) {
      const below = { filesystem: location.filesystem, path: inside(location.path, listed.name) };
      waiting.push({ location: below, name: `${name}/${listed.name}`, listed });
    }
  }
}

function headerOf({ name, listed }: Member, sizeBytes: number): Result<Uint8Array, ArchiveProblem> {
  const { kind, modifiedMs } = listed;
  const header = tarHeader({ name, kind, sizeBytes, modifiedMs });
  return header === undefined ? failed({ why: 'bad-name', name }) : ok(header);
}

function zeros(sizeBytes: number): Content {
  return sizeBytes === 0 ? empty : { kind: 'padded', start: '', sizeBytes };
}
