import { type PlatformGroup, platformGroups } from './traits.ts';

/**
 * Sizes of images that no source gives. One rule for all of them:
 *
 * - Full images: between two known sizes of the same series of releases, evenly from release to release; before the first and
 *   after the last known one, a constant share per release (`growth`). NX-OS images of one series only grow, apart from
 *   single steps back of half a percent (7.0(3)I5(2), 9.3(4)), and every published file but the 6.x system file is a
 *   multiple of 512.
 * - Compact images of group 3000: on straight lines through the known pairs of full and compact size; below the first pair
 *   its share, above the last pair the slope of the last line.
 * - Groups 3100 and 3500: 1.2 and 0.96 times group 3000. The published n3100-compact.7.0.3.I7.9.bin is 1.1998 times the
 *   self-made image of group 3000; N3500 needs fewer forwarding drivers.
 *
 * All of it grows with the full size, so a larger image never has a smaller compact one.
 */
const sectorBytes = 512;
const shareOfGroup3000: Readonly<Record<PlatformGroup, number>> = { '3000': 1, '3100': 1.2, '3500': 0.96 };

/** The size of one release of a series, by the release's rank in it. */
export interface KnownSize {
  readonly rank: number;
  readonly sizeBytes: number;
}

/** The size in bytes of the image at `rank`; `known` is not empty and in order of rank, `growth` is the share per release. */
export function inferredSizeBytes(rank: number, known: readonly KnownSize[], growth: number): number {
  const before = known.findLast((size) => size.rank <= rank);
  const after = known.find((size) => size.rank >= rank);
  const nearest = before ?? after;
  if (nearest === undefined) throw new Error('an inferred size needs a known one');
  if (before === undefined || after === undefined) {
    return wholeSectors(nearest.sizeBytes * (1 + growth) ** (rank - nearest.rank));
  }
  const share = after.rank === before.rank ? 0 : (rank - before.rank) / (after.rank - before.rank);
  return wholeSectors(before.sizeBytes + (after.sizeBytes - before.sizeBytes) * share);
}

/** A full image and the compact image of group 3000 made from it, in bytes. */
export interface KnownCompaction {
  readonly sizeBytes: number;
  readonly compactSizeBytes: number;
}

/** The compact size of group 3000 for a full image of `sizeBytes`; `known` has at least two pairs, smallest first. */
export function inferredCompactSizeBytes(sizeBytes: number, known: readonly KnownCompaction[]): number {
  const [first] = known;
  const above = known.findIndex((pair) => pair.sizeBytes >= sizeBytes);
  const right = known[above < 0 ? known.length - 1 : Math.max(1, above)];
  const left = known[above < 0 ? known.length - 2 : Math.max(1, above) - 1];
  if (first === undefined || left === undefined || right === undefined) throw new Error('two known pairs are needed');
  if (sizeBytes <= first.sizeBytes) return Math.floor((sizeBytes * first.compactSizeBytes) / first.sizeBytes);
  const slope = (right.compactSizeBytes - left.compactSizeBytes) / (right.sizeBytes - left.sizeBytes);
  return Math.floor(left.compactSizeBytes + (sizeBytes - left.sizeBytes) * slope);
}

/** The compact sizes of all groups; those in `known` stay as they are. */
export function compactSizes(
  group3000Bytes: number,
  known: Readonly<Record<PlatformGroup, number | undefined>>,
): Readonly<Record<PlatformGroup, number>> {
  const size = (group: PlatformGroup): number => known[group] ?? Math.floor(group3000Bytes * shareOfGroup3000[group]);
  const [a, b, c] = platformGroups.map(size);
  if (a === undefined || b === undefined || c === undefined) throw new Error('there are three platform groups');
  return { '3000': a, '3100': b, '3500': c };
}

const signatureBytes = 2048;

/**
 * The bytes that a published compact image has beyond the self-made one of its group: a signature, and what fills the last
 * sector. Inferred: the published file is a multiple of 512 where self-made ones are not, and its checksum is another.
 */
export function signatureSizeBytes(selfMadeBytes: number): number {
  return Math.ceil((selfMadeBytes + signatureBytes) / sectorBytes) * sectorBytes - selfMadeBytes;
}

function wholeSectors(sizeBytes: number): number {
  return Math.floor(sizeBytes / sectorBytes) * sectorBytes;
}
