import type { CatalogImage } from '../../../src/facts/catalog.ts';
import { headerBytes, type ImageFamily, type SectionName } from '../../../src/facts/image-layout.ts';
import { release } from '../../../src/facts/release.ts';
import type { Content } from '../../../src/machine/content/content.ts';
import { Digests } from '../../../src/machine/content/digest.ts';
import { piecesOf } from '../../../src/machine/content/reader.ts';
import { compactImage, fullImage } from '../../../src/machine/image/image-file.ts';

/** Sizes of the sections of a small image; odd ones, so that no boundary falls on a round number by chance. */
export const smallSizes: Readonly<Record<SectionName, number>> = {
  common: 20_011,
  '3000': 7_001,
  '3100': 9_113,
  '3500': 5_003,
  extras: 11_117,
  signature: 2_049,
};

/** An image of a few kilobytes that has everything a large one has; the catalog knows no digest of it. */
export function smallImage(
  releaseText = '9.3(4)',
  sizes: Readonly<Record<SectionName, number>> = smallSizes,
  family: ImageFamily = 'nxos',
): CatalogImage {
  const names: readonly SectionName[] = ['common', '3000', '3100', '3500', 'extras'];
  const sections = names.map((name) => ({ name, sizeBytes: sizes[name], sha256: undefined }));
  const compact = (group: '3000' | '3100' | '3500'): number => headerBytes + sizes.common + sizes[group];
  return {
    fileName: `${family}.small.bin`,
    family,
    release: release(releaseText),
    compactFor: undefined,
    sizeOrigin: { inferred: 'made up' },
    sizeBytes: sections.reduce((sum, { sizeBytes }) => sum + sizeBytes, headerBytes),
    compactSizeBytes: { '3000': compact('3000'), '3100': compact('3100'), '3500': compact('3500') },
    sections,
    digests: {},
  };
}

/** The compact image of a small image as Cisco would publish it: with a signature. */
export function smallPublished(group: '3000' | '3100' | '3500', releaseText?: string): CatalogImage {
  const full = smallImage(releaseText);
  const kept = full.sections.filter(({ name }) => name === 'common' || name === group);
  const sections = [...kept, { name: 'signature' as const, sizeBytes: smallSizes.signature, sha256: undefined }];
  return {
    ...full,
    fileName: `n${group}-compact.small.bin`,
    compactFor: group,
    sizeBytes: sections.reduce((sum, { sizeBytes }) => sum + sizeBytes, headerBytes),
    compactSizeBytes: undefined,
    sections,
  };
}

/** The full file of a small image. */
export function smallFull(releaseText?: string): Promise<Content> {
  return fullImage(smallImage(releaseText), new Digests());
}

/** The compact file of a small image. */
export function smallCompact(group: '3000' | '3100' | '3500', releaseText?: string): Promise<Content> {
  return compactImage(smallImage(releaseText), group, new Digests());
}

/** All bytes of a content that is small enough to hold. */
export function bytesOf(content: Content): Buffer {
  return Buffer.concat([...piecesOf(content)]);
}
