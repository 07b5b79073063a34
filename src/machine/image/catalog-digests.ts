import { host } from '../../base/host/host.ts';
import type { CatalogImage, CatalogSection, FileDigests } from '../../facts/catalog.ts';
import { platformGroups } from '../../facts/traits.ts';
import type { Content } from '../content/content.ts';
import { Digests, digestNow } from '../content/digest.ts';
import { piecesOf } from '../content/reader.ts';
import { compactImage, fullImage, sectionContent } from './image-file.ts';

/** Digests of one catalog image: of its sections (sha256, with the sizes they belong to) and of its files in every form. */
export interface ImageDigests {
  readonly sections: Readonly<Record<string, { readonly sizeBytes: number; readonly sha256: string }>>;
  readonly files: Readonly<Record<string, FileDigests>>;
}

/**
 * Computes the digests of an image from its bytes; takes seconds for a large one. What `npm run digests` ships. `known` are
 * sections whose digests need not be computed again: those that a published compact image shares with its full image.
 */
export async function computeDigests(
  image: CatalogImage,
  known: readonly CatalogSection[] = [],
): Promise<ImageDigests> {
  const digests = new Digests();
  const sections = image.sections.map(({ name, sizeBytes }) => {
    const content = sectionContent(image.family, image.release.text, name, sizeBytes);
    const shared = known.find((section) => section.name === name && section.sizeBytes === sizeBytes)?.sha256;
    const sha256 = shared ?? digestNow(content, 'sha256');
    digests.teach(content, 'sha256', sha256);
    return { name, sizeBytes, sha256 };
  });
  const fresh = { ...image, sections };
  const files: Record<string, FileDigests> = { full: allDigests(await fullImage(fresh, digests)) };
  if (image.compactSizeBytes !== undefined) {
    for (const group of platformGroups) files[group] = allDigests(await compactImage(fresh, group, digests));
  }
  return {
    sections: Object.fromEntries(sections.map(({ name, sizeBytes, sha256 }) => [name, { sizeBytes, sha256 }])),
    files,
  };
}

/** The three digests of a content in one pass over its bytes. */
function allDigests(content: Content): FileDigests {
  const md5 = host().hash('md5');
  const sha256 = host().hash('sha256');
  const sha512 = host().hash('sha512');
  for (const piece of piecesOf(content)) {
    md5.update(piece);
    sha256.update(piece);
    sha512.update(piece);
  }
  return { md5: md5.digest('hex'), sha256: sha256.digest('hex'), sha512: sha512.digest('hex') };
}
