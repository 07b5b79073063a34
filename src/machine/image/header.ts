import { base64, fromUtf8, utf8 } from '../../base/bytes.ts';
import { host } from '../../base/host/host.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import {
  headerBytes,
  type ImageFamily,
  imageFamilies,
  type SectionName,
  sectionNames,
} from '../../facts/image-layout.ts';
import { parseRelease } from '../../facts/release.ts';
import type { PlatformGroup } from '../../facts/traits.ts';
import type { Content } from '../content/content.ts';

/** A part of an image file, where it lies and what its bytes must digest to. */
export interface ImageSection {
  readonly name: SectionName;
  readonly offsetBytes: number;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** What an image file says of itself in its first 4096 bytes. */
export interface ImageHeader {
  readonly family: ImageFamily;
  readonly release: string;
  /** The group that the image was compacted for; undefined for a full image. */
  readonly compactFor: PlatformGroup | undefined;
  readonly sections: readonly ImageSection[];
}

/** Why bytes are no image: they do not begin like one, or what follows the beginning makes no sense. */
export type HeaderProblem = { readonly why: 'not-an-image' | 'broken-header' };

/**
 * Real NX-OS images are NBI files made by mknbi: little-endian magic 0x1b031336 and this string at 0x10
 * (nosaic reverse-engineering notes on an N3K-C3172TQ). What follows at `listOffset` is our own.
 */
const magic = Uint8Array.of(0x36, 0x13, 0x03, 0x1b);
const maker = utf8('mknbi-linux-1.2-6');
const makerOffset = 0x10;
const listOffset = 0x200;
const format = 'n3k-image/1';

/** The header as the first bytes of a file. */
export function headerContent(header: ImageHeader): Content {
  const list = utf8(
    JSON.stringify({
      format,
      family: header.family,
      release: header.release,
      compactFor: header.compactFor ?? null,
      sections: header.sections.map((section) => ({ ...section })),
    }),
  );
  const start = new Uint8Array(listOffset + list.length);
  start.set(magic);
  start[4] = 4;
  start.set(maker, makerOffset);
  start.set(list, listOffset);
  return { kind: 'padded', start: base64(start), sizeBytes: headerBytes };
}

/** Whether bytes begin as every NBI file does, a real image as well as one of our own. */
export function beginsLikeImage(bytes: Uint8Array): boolean {
  return host().isSame(magic, bytes.subarray(0, magic.length));
}

/** Reads a header from the first bytes of a file (at least 4096, or all there are). */
export function parseHeader(bytes: Uint8Array): Result<ImageHeader, HeaderProblem> {
  const first = bytes.subarray(0, headerBytes);
  const named = first.subarray(makerOffset, makerOffset + maker.length);
  if (!beginsLikeImage(first) || !host().isSame(named, maker)) {
    return failed({ why: 'not-an-image' });
  }
  const end = first.indexOf(0, listOffset);
  const header = end < 0 ? undefined : listed(fromUtf8(first.subarray(listOffset, end)));
  return header === undefined ? failed({ why: 'broken-header' }) : ok(header);
}

/** The number of bytes that a file with this header has. */
export function sizeByHeader(header: ImageHeader): number {
  return header.sections.reduce((end, section) => Math.max(end, section.offsetBytes + section.sizeBytes), headerBytes);
}

/** Sections laid one after another behind the header. */
export function placed(sections: readonly Omit<ImageSection, 'offsetBytes'>[]): readonly ImageSection[] {
  let offsetBytes = headerBytes;
  return sections.map(({ name, sizeBytes, sha256 }) => {
    const section = { name, offsetBytes, sizeBytes, sha256 };
    offsetBytes += sizeBytes;
    return section;
  });
}

function listed(text: string): ImageHeader | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value.format !== format || typeof value.release !== 'string') return undefined;
  if (parseRelease(value.release) === undefined) return undefined;
  const family = imageFamilies.find((known) => known === value.family);
  const sections = Array.isArray(value.sections) ? value.sections.map(sectionOf) : [];
  if (family === undefined || sections.length === 0 || sections.includes(undefined)) return undefined;
  const known = sections.filter((section) => section !== undefined);
  const compactFor = groupOf(value.compactFor);
  if (!isSeamless(known)) return undefined;
  return { family, release: value.release, compactFor, sections: known };
}

function sectionOf(value: unknown): ImageSection | undefined {
  if (!isRecord(value)) return undefined;
  const { name, offsetBytes, sizeBytes, sha256 } = value;
  const known = sectionNames.find((one) => one === name);
  if (known === undefined || typeof sha256 !== 'string') return undefined;
  if (!isCount(offsetBytes) || !isCount(sizeBytes)) return undefined;
  return { name: known, offsetBytes, sizeBytes, sha256 };
}

/** Sections must follow each other without gaps: a reader may rely on it. */
function isSeamless(sections: readonly ImageSection[]): boolean {
  let at = headerBytes;
  for (const section of sections) {
    if (section.offsetBytes !== at) return false;
    at += section.sizeBytes;
  }
  return true;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function groupOf(value: unknown): PlatformGroup | undefined {
  return value === '3000' || value === '3100' || value === '3500' ? value : undefined;
}
