import { failed, ok, type Result } from '../../base/result.ts';
import { type Content, sizeOf } from '../content/content.ts';
import type { FileWriter } from '../storage/file-writer.ts';
import type { FileProblem } from '../storage/problem.ts';
import type { Pace } from './pace.ts';
import type { RemoteFile, RemoteProblem } from './remote.ts';

/** Why a transfer ends without a file. */
export type TransferProblem = FileProblem | RemoteProblem | { readonly why: 'interrupted' };

/** One transfer under way: where the bytes go, how fast, who watches and who may stop it. */
export interface Transfer {
  readonly writer: FileWriter;
  readonly pace: Pace;
  /** Hears how many bytes of the source have been read. */
  readonly onProgress: (readBytes: number) => void;
  readonly signal: AbortSignal;
  /** Why a source on the switch itself can be read no more; undefined while it can. */
  readonly sourceProblem?: () => FileProblem | undefined;
}

/** The size of a file on a server, in bytes; undefined when the server does not tell it. */
export function remoteSizeBytes(file: RemoteFile): number | undefined {
  return file.kind === 'described' ? sizeOf(file.content) : file.sizeBytes;
}

/** Takes a file over as it is. On failure the writer has been aborted and nothing is left. */
export async function receive(file: RemoteFile, transfer: Transfer): Promise<Result<Content, TransferProblem>> {
  try {
    return file.kind === 'described' ? await takeOver(file.content, transfer) : await takeBytes(file, transfer);
  } finally {
    transfer.writer.abort();
  }
}

/** Moves a described content in steps of its pace, so that room runs out and interruptions hit in the middle. */
export async function takeOver(content: Content, transfer: Transfer): Promise<Result<Content, TransferProblem>> {
  const { writer, pace, onProgress, signal } = transfer;
  const sizeBytes = sizeOf(content);
  for (let at = 0; at < sizeBytes; ) {
    const count = Math.min(pace.stepBytes, sizeBytes - at);
    await pace.moved(count, signal);
    if (signal.aborted) return failed({ why: 'interrupted' });
    const problem = transfer.sourceProblem?.();
    if (problem !== undefined) return failed(problem);
    const claimed = writer.claim(count);
    if (!claimed.ok) return claimed;
    at += count;
    onProgress(at);
  }
  await pace.settle(signal);
  return writer.commit(content);
}

async function takeBytes(
  file: RemoteFile & { readonly kind: 'streamed' },
  transfer: Transfer,
): Promise<Result<Content, TransferProblem>> {
  const { writer, pace, onProgress, signal } = transfer;
  for await (const bytes of file.bytes) {
    if (signal.aborted) return failed({ why: 'interrupted' });
    const written = writer.write(bytes);
    if (!written.ok) return written;
    onProgress(writer.sizeBytes);
    await pace.moved(bytes.length, signal);
  }
  const end = streamEnd(file, writer.sizeBytes, signal);
  if (!end.ok) return end;
  await pace.settle(signal);
  return writer.commit();
}

/** Whether a stream ended because everything had come. */
export function streamEnd(
  file: RemoteFile & { readonly kind: 'streamed' },
  readBytes: number,
  signal: AbortSignal,
): Result<void, TransferProblem> {
  if (signal.aborted) return failed({ why: 'interrupted' });
  const problem = file.problem();
  if (problem !== undefined) return failed(problem);
  if (file.sizeBytes !== undefined && readBytes < file.sizeBytes)
    return failed({ why: 'connection-lost', detail: `${readBytes} of ${file.sizeBytes} bytes` });
  return ok(undefined);
}
