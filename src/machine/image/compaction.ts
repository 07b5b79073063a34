import { joined } from '../../base/bytes.ts';
import { type Hash, host } from '../../base/host/host.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import { headerBytes } from '../../facts/image-layout.ts';
import type { PlatformGroup } from '../../facts/traits.ts';
import { type Content, join, sizeOf, slice } from '../content/content.ts';
import type { Digests } from '../content/digest.ts';
import { piecesOf } from '../content/reader.ts';
import {
  type HeaderProblem,
  headerContent,
  type ImageHeader,
  type ImageSection,
  parseHeader,
  placed,
  sizeByHeader,
} from './header.ts';
import { asImage, readHeader } from './image-file.ts';

/** Why an image cannot be compacted. */
export type CompactionProblem =
  | HeaderProblem
  /** Made before single images existed, or compacted for another group: the group's own section is not in the file. */
  | { readonly why: 'lacks-group'; readonly group: PlatformGroup }
  | { readonly why: 'truncated'; readonly expectedBytes: number; readonly sizeBytes: number }
  | { readonly why: 'damaged'; readonly section: string };

/** What compaction keeps of an image: the new header, and the sections to take over from the old file. */
export interface CompactionPlan {
  readonly header: ImageHeader;
  readonly kept: readonly ImageSection[];
}

/** What the compactor writes as a section's digest; the honest one copies what the full image says. */
export type DigestWriter = (header: ImageHeader, section: ImageSection) => string;
const honestDigest: DigestWriter = (_header, section) => section.sha256;

/**
 * Compaction keeps the common section and the group's own, and writes a header that lists just these. An image that is already
 * compacted for the group, self-made or published, has nothing to drop and keeps all it has.
 */
export function planCompaction(
  header: ImageHeader,
  group: PlatformGroup,
  digestOf: DigestWriter = honestDigest,
): Result<CompactionPlan, CompactionProblem> {
  const common = header.sections.find((section) => section.name === 'common');
  const own = header.sections.find((section) => section.name === group);
  if (common === undefined || own === undefined) return failed({ why: 'lacks-group', group });
  const kept = header.compactFor === group ? header.sections : [common, own];
  const sections = placed(kept.map((section) => ({ ...section, sha256: digestOf(header, section) })));
  return ok({ header: { family: header.family, release: header.release, compactFor: group, sections }, kept });
}

/** The compact form of a file that lies on a filesystem. Every kept section is checked against its digest first. */
export async function compact(
  content: Content,
  group: PlatformGroup,
  digests: Digests,
  digestOf: DigestWriter = honestDigest,
): Promise<Result<Content, CompactionProblem>> {
  const header = readHeader(content);
  if (!header.ok) return header;
  const plan = planCompaction(header.value, group, digestOf);
  if (!plan.ok) return plan;
  const expectedBytes = sizeByHeader(header.value);
  const image = asImage(content);
  const sizeBytes = sizeOf(image);
  if (sizeBytes < expectedBytes) return failed({ why: 'truncated', expectedBytes, sizeBytes });
  const parts: Content[] = [headerContent(plan.value.header)];
  for (const section of plan.value.kept) {
    const part = slice(image, section.offsetBytes, section.sizeBytes);
    if ((await digests.of(part, 'sha256')) !== section.sha256) return failed({ why: 'damaged', section: section.name });
    parts.push(part);
  }
  return ok(join(parts));
}

/** The size that `compact` would give, from the header alone. */
export function compactSizeBytes(header: ImageHeader, group: PlatformGroup): Result<number, CompactionProblem> {
  const plan = planCompaction(header, group);
  return plan.ok ? ok(sizeByHeader(plan.value.header)) : plan;
}

/**
 * Compacts while the full file streams by: takes its bytes in order, gives those of the compact file, and holds neither.
 * Invariant: what it gives for an intact file equals what `compact` makes of that file, byte for byte.
 */
export class CompactingStream {
  readonly #group: PlatformGroup;
  #first: Uint8Array[] = [];
  #seenBytes = 0;
  #plan: CompactionPlan | undefined;
  #header: ImageHeader | undefined;
  #hash: { readonly section: ImageSection; readonly hash: Hash } | undefined;

  constructor(group: PlatformGroup) {
    this.#group = group;
  }

  /** The header of the full file, once its bytes have been seen. */
  get header(): ImageHeader | undefined {
    return this.#header;
  }

  /** Bytes of the full file taken so far. */
  get seenBytes(): number {
    return this.#seenBytes;
  }

  /** Takes the next bytes of the full file and returns the bytes of the compact file that follow from them. */
  push(bytes: Uint8Array): Result<readonly Uint8Array[], CompactionProblem> {
    if (this.#plan !== undefined) return this.#pass(bytes, this.#plan);
    this.#first.push(new Uint8Array(bytes));
    const first = joined(this.#first);
    if (first.length < headerBytes) return ok([]);
    this.#first = [];
    const header = parseHeader(first);
    if (!header.ok) return header;
    const plan = planCompaction(header.value, this.#group);
    if (!plan.ok) return plan;
    this.#header = header.value;
    this.#plan = plan.value;
    this.#seenBytes = headerBytes;
    const rest = this.#pass(first.subarray(headerBytes), plan.value);
    return rest.ok ? ok([...piecesOf(headerContent(plan.value.header)), ...rest.value]) : rest;
  }

  /** Says that the full file has ended; fails when it ended early. */
  end(): Result<void, CompactionProblem> {
    if (this.#header === undefined) return failed({ why: 'not-an-image' });
    const expectedBytes = sizeByHeader(this.#header);
    if (this.#seenBytes < expectedBytes) return failed({ why: 'truncated', expectedBytes, sizeBytes: this.#seenBytes });
    return ok(undefined);
  }

  #pass(bytes: Uint8Array, plan: CompactionPlan): Result<readonly Uint8Array[], CompactionProblem> {
    const start = this.#seenBytes;
    const end = start + bytes.length;
    this.#seenBytes = end;
    const given: Uint8Array[] = [];
    for (const section of plan.kept) {
      const sectionEnd = section.offsetBytes + section.sizeBytes;
      const from = Math.max(start, section.offsetBytes);
      const to = Math.min(end, sectionEnd);
      if (from >= to) continue;
      const piece = bytes.subarray(from - start, to - start);
      if (this.#hash?.section !== section) this.#hash = { section, hash: host().hash('sha256') };
      this.#hash.hash.update(piece);
      if (to === sectionEnd && this.#hash.hash.digest('hex') !== section.sha256) {
        return failed({ why: 'damaged', section: section.name });
      }
      given.push(piece);
    }
    return ok(given);
  }
}
