import { failed, type Result } from '../../base/result.ts';
import { headerBytes } from '../../facts/image-layout.ts';
import type { PlatformGroup } from '../../facts/traits.ts';
import { type Content, sizeOf } from '../content/content.ts';
import type { Digests } from '../content/digest.ts';
import { CompactingStream, type CompactionProblem, compact, planCompaction } from '../image/compaction.ts';
import type { ImageHeader } from '../image/header.ts';
import { asImage, readHeader } from '../image/image-file.ts';
import type { SwitchPoints } from '../points.ts';
import { streamEnd, type Transfer, type TransferProblem } from './receive.ts';
import type { RemoteFile } from './remote.ts';

/** What compacting on the way needs beside a transfer. */
export interface CompactingTransfer extends Transfer {
  readonly group: PlatformGroup;
  readonly digests: Digests;
  readonly points: SwitchPoints;
}

/**
 * Takes an image over in compact form while it streams by: the full file never lies anywhere. The result is the same file
 * that compacting the full file in place makes. On failure the writer has been aborted and nothing is left.
 */
export async function receiveCompacted(
  file: RemoteFile,
  transfer: CompactingTransfer,
): Promise<Result<Content, TransferProblem | CompactionProblem>> {
  try {
    return file.kind === 'described' ? await takeOver(file.content, transfer) : await takeBytes(file, transfer);
  } finally {
    transfer.writer.abort();
  }
}

async function takeOver(
  content: Content,
  transfer: CompactingTransfer,
): Promise<Result<Content, TransferProblem | CompactionProblem>> {
  const { writer, pace, onProgress, signal, group, points } = transfer;
  const header = readHeader(content);
  if (!header.ok) return header;
  const image = asImage(content);
  const plan = planCompaction(header.value, group);
  if (!plan.ok) return plan;
  const opened = writer.claim(headerBytes);
  if (!opened.ok) return opened;
  for (const section of header.value.sections) {
    onProgress(section.offsetBytes);
    const passes = points.ask('scp.compact.section', { header: header.value, section }, () => 'pass');
    if (passes === 'lost') return failed({ why: 'connection-lost', detail: section.name });
    const available = Math.min(section.sizeBytes, sizeOf(image) - section.offsetBytes);
    for (let at = 0; at < available; ) {
      const count = Math.min(pace.stepBytes, available - at);
      await pace.moved(count, signal);
      if (signal.aborted) return failed({ why: 'interrupted' });
      const claimed = plan.value.kept.includes(section) ? writer.claim(count) : undefined;
      if (claimed !== undefined && !claimed.ok) return claimed;
      at += count;
      onProgress(section.offsetBytes + at);
    }
  }
  const compacted = await compact(content, group, transfer.digests);
  if (!compacted.ok) return compacted;
  await pace.settle(signal);
  if (signal.aborted) return failed({ why: 'interrupted' });
  return writer.commit(compacted.value);
}

async function takeBytes(
  file: RemoteFile & { readonly kind: 'streamed' },
  transfer: CompactingTransfer,
): Promise<Result<Content, TransferProblem | CompactionProblem>> {
  const { writer, pace, onProgress, signal } = transfer;
  const compactor = new CompactingStream(transfer.group);
  const gate = new SectionGate(transfer.points);
  for await (const bytes of file.bytes) {
    if (signal.aborted) return failed({ why: 'interrupted' });
    const pieces = compactor.push(bytes);
    if (!pieces.ok) return pieces;
    const stoppedAt = compactor.header === undefined ? undefined : gate.stopsAt(compactor.header, compactor.seenBytes);
    if (stoppedAt !== undefined) {
      onProgress(stoppedAt);
      return failed({ why: 'connection-lost', detail: `section at ${stoppedAt}` });
    }
    for (const piece of pieces.value) {
      const written = writer.write(piece);
      if (!written.ok) return written;
    }
    onProgress(compactor.seenBytes);
    await pace.moved(bytes.length, signal);
  }
  const end = streamEnd(file, compactor.seenBytes, signal);
  if (!end.ok) return end;
  const complete = compactor.end();
  if (!complete.ok) return complete;
  await pace.settle(signal);
  if (signal.aborted) return failed({ why: 'interrupted' });
  return writer.commit();
}

/** Asks the point of every section once, when the stream reaches it. */
class SectionGate {
  readonly #points: SwitchPoints;
  #passedCount = 0;

  constructor(points: SwitchPoints) {
    this.#points = points;
  }

  /** Where the stream is cut off, or undefined when every section up to `seenBytes` may pass. */
  stopsAt(header: ImageHeader, seenBytes: number): number | undefined {
    for (const section of header.sections.slice(this.#passedCount)) {
      if (section.offsetBytes > seenBytes) return undefined;
      const passes = this.#points.ask('scp.compact.section', { header, section }, () => 'pass');
      if (passes === 'lost') return section.offsetBytes;
      this.#passedCount += 1;
    }
    return undefined;
  }
}
