import type { CatalogImage, Facts } from '../../facts/catalog.ts';
import type { Content } from '../content/content.ts';
import type { Adopter } from '../content/intake.ts';
import { beginsLikeImage, placed } from './header.ts';
import { contentOf, readHeader } from './image-file.ts';

/**
 * Knows real published images: by their MD5 sum, and, if the lab allows it, by name alone. What is known is treated as that
 * release: its header, its verification, its compact forms are the catalog's, while its bytes and digests stay its own.
 * An image of the emulator itself, whole, damaged or cut, is never taken for another.
 */
export function imageAdopter(facts: Facts, options: { readonly byName: boolean }): Adopter {
  const nameOf = (name: string, md5: string | undefined): string | undefined => {
    const published = md5 === undefined ? undefined : facts.publishedChecksums.nameOf(md5);
    return published ?? (options.byName ? name : undefined);
  };
  return {
    mayKnow: (first, name) => beginsLikeImage(first) || facts.publishedChecksums.hasName(name),
    adopt(content, name, md5) {
      const fileName = nameOf(name, md5);
      const image = fileName === undefined || readHeader(content).ok ? undefined : facts.findImage(fileName);
      const described = image === undefined ? undefined : describedFile(image);
      return described === undefined ? content : { kind: 'adopted', of: content, as: described };
    },
  };
}

/** The file of an image whose section digests are all known; undefined otherwise, as computing them takes seconds. */
function describedFile(image: CatalogImage): Content | undefined {
  const sections = image.sections.flatMap(({ name, sizeBytes, sha256 }) =>
    sha256 === undefined ? [] : [{ name, sizeBytes, sha256 }],
  );
  if (sections.length < image.sections.length) return undefined;
  const { family, release, compactFor } = image;
  return contentOf({ family, release: release.text, compactFor, sections: placed(sections) });
}
