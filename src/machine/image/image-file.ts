import { failed, type Result } from '../../base/result.ts';
import type { CatalogImage } from '../../facts/catalog.ts';
import { headerBytes, type ImageFamily, imageFamilies, type SectionName } from '../../facts/image-layout.ts';
import type { PlatformGroup } from '../../facts/traits.ts';
import { type Content, join, sizeOf } from '../content/content.ts';
import type { Digests } from '../content/digest.ts';
import type { Recogniser } from '../content/intake.ts';
import { openContent } from '../content/reader.ts';
import { type HeaderProblem, headerContent, type ImageHeader, parseHeader, placed } from './header.ts';

/** The bytes of one section: filler that depends on family, release and section, the same in full and compact images. */
export function sectionContent(family: ImageFamily, release: string, name: SectionName, sizeBytes: number): Content {
  return { kind: 'seeded', seed: `${family} ${release} ${name}`, sizeBytes, style: 'random' };
}

/** Which image a content belongs to: a whole file tells by its header, a section by its description. */
export function originOf(content: Content): { readonly family: ImageFamily; readonly release: string } | undefined {
  if (content.kind === 'seeded') {
    const [name, release, section] = content.seed.split(' ');
    const family = imageFamilies.find((known) => known === name);
    return family === undefined || release === undefined || section === undefined ? undefined : { family, release };
  }
  const header = readHeader(content);
  return header.ok ? header.value : undefined;
}

/**
 * The file as Cisco publishes it, full or compact. Digests of sections that the catalog lacks are computed (seconds for a
 * large image).
 */
export async function fullImage(image: CatalogImage, digests: Digests): Promise<Content> {
  const names = image.sections.map((section) => section.name);
  return imageWith(image, names, image.compactFor, digests);
}

/** The compact image of `group`, as compaction of the full image makes it. */
export async function compactImage(image: CatalogImage, group: PlatformGroup, digests: Digests): Promise<Content> {
  return imageWith(image, ['common', group], group, digests);
}

/** The file that a header describes, when every byte behind the header is as it should be. */
export function contentOf(header: ImageHeader): Content {
  const { family, release } = header;
  const sections = header.sections.map(({ name, sizeBytes }) => sectionContent(family, release, name, sizeBytes));
  return join([headerContent(header), ...sections]);
}

/** A file as the image that it is known to be: a real published one as what the catalog describes, any other as it is. */
export function asImage(content: Content): Content {
  return content.kind === 'adopted' ? content.as : content;
}

/** What the first bytes of a file say. */
export function readHeader(content: Content): Result<ImageHeader, HeaderProblem> {
  const image = asImage(content);
  if (sizeOf(image) < headerBytes) return failed({ why: 'not-an-image' });
  const reader = openContent(image);
  try {
    return parseHeader(reader.read(0, headerBytes));
  } finally {
    reader.close();
  }
}

/** Recognises arriving images by their header, so that an intact one need not be stored. */
export const imageRecogniser: Recogniser = {
  neededBytes: headerBytes,
  recognise(first) {
    const header = parseHeader(first);
    return header.ok ? contentOf(header.value) : undefined;
  },
};

/** Tells `digests` what the catalog knows of an image: its sections, and its files in every form. */
export async function teachDigests(image: CatalogImage, digests: Digests): Promise<void> {
  const release = image.release.text;
  for (const { name, sizeBytes, sha256 } of image.sections) {
    if (sha256 !== undefined) digests.teach(sectionContent(image.family, release, name, sizeBytes), 'sha256', sha256);
  }
  for (const [form, known] of Object.entries(image.digests)) {
    const group = form === '3000' || form === '3100' || form === '3500' ? form : undefined;
    const content = group === undefined ? await fullImage(image, digests) : await compactImage(image, group, digests);
    digests.teach(content, 'md5', known.md5);
    digests.teach(content, 'sha256', known.sha256);
    digests.teach(content, 'sha512', known.sha512);
  }
}

async function imageWith(
  image: CatalogImage,
  names: readonly SectionName[],
  compactFor: PlatformGroup | undefined,
  digests: Digests,
): Promise<Content> {
  const release = image.release.text;
  const kept = image.sections.filter((section) => names.includes(section.name));
  const sections = await Promise.all(
    kept.map(async ({ name, sizeBytes, sha256 }) => {
      const content = sectionContent(image.family, release, name, sizeBytes);
      return { name, sizeBytes, sha256: sha256 ?? (await digests.of(content, 'sha256')) };
    }),
  );
  return contentOf({ family: image.family, release, compactFor, sections: placed(sections) });
}
