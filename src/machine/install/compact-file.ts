import type { Clock } from '../../base/clock.ts';
import type { Journal } from '../../base/journal.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import type { Model } from '../../facts/model.ts';
import { sizeOf } from '../content/content.ts';
import type { Digests } from '../content/digest.ts';
import { type CompactionProblem, compact, compactSizeBytes } from '../image/compaction.ts';
import { readHeader } from '../image/image-file.ts';
import type { SwitchPoints } from '../points.ts';
import type { Files } from '../storage/files.ts';
import { type Location, spell } from '../storage/location.ts';
import type { FileProblem } from '../storage/problem.ts';
import type { InstallerLock } from './installer-lock.ts';

/** Why `install all nxos … compact` ends without a compact image. */
export type CompactFileProblem =
  | { readonly why: 'unsupported-platform' }
  | { readonly why: 'busy' }
  | { readonly why: 'interrupted' }
  | FileProblem
  | CompactionProblem;

/** The parts of a switch that compaction works on. */
export interface CompactingSwitch {
  readonly name: string;
  readonly model: Model;
  readonly files: Files;
  readonly digests: Digests;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly points: SwitchPoints;
  readonly installer: InstallerLock;
}

/** How many dots a compaction prints: 50 and 51 in untouched transcripts (nxos-behaviour 0.2). */
const stepCount = 50;

/**
 * How fast the compactor reads a full image, in bytes per second. Inferred: the SCP form is documented at 4.9 MB/s
 * (technote, 29 % sample) and does the same work; at this rate 7.0(3)I7(8) takes 3 min 11 s.
 */
export const compactionBytesPerSecond = 4.9 * 1024 * 1024;

/**
 * Compacts an image where it lies, keeping its name. The old file stays until the new one is complete, so an interruption,
 * a full volume or a power cut leaves the old one. `onStep` is called `stepCount` times, evenly over the time it takes.
 */
export async function compactFile(
  target: CompactingSwitch,
  location: Location,
  onStep: () => void,
  signal: AbortSignal,
): Promise<Result<{ readonly sizeBytes: number }, CompactFileProblem>> {
  const { group } = target.model;
  if (group === undefined) return failed({ why: 'unsupported-platform' });
  const content = target.files.content(location);
  if (!content.ok) return content;
  const lock = target.installer.take();
  if (lock === undefined) return failed({ why: 'busy' });
  const writer = target.files.rewrite(location, content.value);
  if (!writer.ok) {
    lock.release();
    return writer;
  }
  try {
    const header = readHeader(content.value);
    if (!header.ok) return header;
    const expected = compactSizeBytes(header.value, group);
    if (!expected.ok) return expected;
    const stepMs = (sizeOf(content.value) / compactionBytesPerSecond / stepCount) * 1000;
    for (let step = 1; step <= stepCount; step += 1) {
      await target.clock.sleep(stepMs, signal);
      if (signal.aborted) return failed({ why: 'interrupted' });
      const claimed = writer.value.claim(Math.floor((expected.value * step) / stepCount) - writer.value.sizeBytes);
      if (!claimed.ok) return claimed;
      onStep();
    }
    const compacted = await compact(content.value, group, target.digests, (full, section) =>
      target.points.ask('compact.digest', { header: full, section }, (asked) => asked.section.sha256),
    );
    if (!compacted.ok) return compacted;
    if (signal.aborted) return failed({ why: 'interrupted' });
    const committed = writer.value.commit(compacted.value);
    if (!committed.ok) return committed;
    const sizeBytes = sizeOf(committed.value);
    target.journal.write({ kind: 'image.compacted', device: target.name, file: spell(location), sizeBytes });
    return ok({ sizeBytes });
  } finally {
    writer.value.abort();
    lock.release();
  }
}
