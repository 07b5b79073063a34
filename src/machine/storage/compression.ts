/** gzip: real bytes in, real bytes out, a piece at a time. */
import { yieldToOthers } from '../../base/clock.ts';
import { type Direction, host } from '../../base/host/host.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import type { FileWriter } from './file-writer.ts';
import type { OpenFile } from './open-file.ts';
import type { FileProblem } from './problem.ts';

/** Why bytes could not be packed or unpacked. */
export type CompressionProblem = FileProblem | { readonly why: 'not-compressed' } | { readonly why: 'interrupted' };

const pieceBytes = 64 * 1024;

/** Whether bytes begin as gzip's do. */
export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** The bytes of an open file in order; ends with a problem when it cannot be read on. Other work has its turn in between. */
export async function* bytesOf(file: OpenFile): AsyncGenerator<Result<Uint8Array, FileProblem>> {
  for (let at = 0; at < file.sizeBytes; at += pieceBytes) {
    yield file.read(at, pieceBytes);
    await yieldToOthers();
  }
}

/** Packs or unpacks `source` into `writer`, which is left open: it is the caller's to commit or abort. */
export async function compress<Problem>(
  source: AsyncIterable<Result<Uint8Array, Problem>>,
  direction: Direction,
  take: (bytes: Uint8Array) => Result<unknown, FileProblem>,
  signal: AbortSignal,
): Promise<Result<void, CompressionProblem | Problem>> {
  let problem: CompressionProblem | Problem | undefined;
  const compressor = host().compress(direction, (bytes) => {
    // A few bytes may unpack to more than anybody waits for.
    const taken = signal.aborted ? failed({ why: 'interrupted' } as const) : take(bytes);
    if (!taken.ok) problem = taken.error;
    return taken.ok;
  });
  for await (const piece of source) {
    if (!piece.ok) problem ??= piece.error;
    if (signal.aborted) problem ??= { why: 'interrupted' };
    if (problem !== undefined || !piece.ok) break;
    if (!(await compressor.write(piece.value))) break;
  }
  if (problem !== undefined) compressor.abort();
  else if (!(await compressor.end())) problem ??= { why: 'not-compressed' };
  return problem === undefined ? ok(undefined) : failed(problem);
}

/** The same into a file. On failure the writer has been aborted. */
export async function compressInto(
  writer: FileWriter,
  source: AsyncIterable<Result<Uint8Array, FileProblem>>,
  direction: Direction,
  signal: AbortSignal,
): Promise<Result<unknown, CompressionProblem>> {
  const compressed = await compress(source, direction, (bytes) => writer.write(bytes), signal);
  if (compressed.ok) return writer.commit();
  writer.abort();
  return compressed;
}
