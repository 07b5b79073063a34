import type { PlatformGroup } from './traits.ts';

/**
 * The parts an image file may have: what every platform needs, what one group needs, what compaction drops for everybody,
 * and what Cisco adds to a compact image that it publishes.
 */
export const sectionNames = ['common', '3000', '3100', '3500', 'extras', 'signature'] as const;
export type SectionName = (typeof sectionNames)[number];

/**
 * The kinds of image file by the first part of their names: one file since 7.0(3)I2, a kickstart and a system file before.
 * Those of Nexus 5000, 7000 and 9000 are there for the switches that serve files to a Nexus 3000.
 */
export const imageFamilies = [
  'nxos',
  'nxos64-msll',
  'n3000-uk9-kickstart',
  'n3000-uk9',
  'n3500-uk9-kickstart',
  'n3500-uk9',
  'n5000-uk9-kickstart',
  'n5000-uk9',
  'n7000-s2-kickstart',
  'n7000-s2-dk9',
  'n9000-dk9',
] as const;
export type ImageFamily = (typeof imageFamilies)[number];

/** Bytes before the first section: the boot header and the list of sections. */
export const headerBytes = 4096;

/**
 * The part of the smallest compact image that is common to all groups. Inferred: no source divides an image, but the
 * compaction that dies behind the common section (CSCvt11426) is documented to have read 477 MB, 29 %, of nxos.9.3.3.bin.
 */
const commonShare = 0.895;
const sectorBytes = 512;

/** Sizes of a full image and of the compact images made from it, in bytes. */
export interface ImageSizes {
  readonly sizeBytes: number;
  readonly compactSizeBytes: Readonly<Record<PlatformGroup, number>> | undefined;
}

/**
 * Divides an image into sections so that the full file and each group's compact file come out at exactly the given sizes.
 * The division itself is inferred; `extras` stands for what the compact image lacks on every group (Cisco's puppet module
 * documents that guestshell.ova is dropped).
 */
export function layoutOf(sizes: ImageSizes): readonly { readonly name: SectionName; readonly sizeBytes: number }[] {
  const compact = sizes.compactSizeBytes;
  if (compact === undefined) return [{ name: 'common', sizeBytes: sizes.sizeBytes - headerBytes }];
  const smallest = Math.min(compact['3000'], compact['3100'], compact['3500']);
  const common = Math.floor((smallest * commonShare) / sectorBytes) * sectorBytes;
  const own = (group: PlatformGroup): number => compact[group] - headerBytes - common;
  const extras = sizes.sizeBytes - headerBytes - common - own('3000') - own('3100') - own('3500');
  if (extras < 0) throw new Error(`compact sizes leave no room in an image of ${sizes.sizeBytes} bytes`);
  return [
    { name: 'common', sizeBytes: common },
    { name: '3000', sizeBytes: own('3000') },
    { name: '3100', sizeBytes: own('3100') },
    { name: '3500', sizeBytes: own('3500') },
    { name: 'extras', sizeBytes: extras },
  ];
}

/** What a file of a family is to the loader: all of NX-OS in one, or one of the two files of earlier releases. */
export function kindOf(family: ImageFamily): 'nxos' | 'kickstart' | 'system' {
  if (family.startsWith('nxos') || family === 'n9000-dk9') return 'nxos';
  return family.endsWith('-kickstart') ? 'kickstart' : 'system';
}
