import type { Facts } from '../../facts/catalog.ts';
import { parseRelease } from '../../facts/release.ts';
import type { Content } from '../../machine/content/content.ts';
import type { Digests } from '../../machine/content/digest.ts';
import { originOf, teachDigests } from '../../machine/image/image-file.ts';

/**
 * Teaches the shipped digests of the catalog image that a content may be, the first time one of its release is asked for.
 * They belong to exact descriptions, so a damaged or cut image still gets digests of its own bytes.
 */
export function publishedDigests(facts: Facts): (content: Content, digests: Digests) => Promise<void> {
  const taught = new Set<string>();
  return async (content, digests) => {
    const origin = originOf(content);
    const release = origin === undefined ? undefined : parseRelease(origin.release);
    if (origin === undefined || release === undefined) return;
    const name = `${origin.family} ${release.text}`;
    if (taught.has(name)) return;
    taught.add(name);
    for (const image of facts.relatedImages(origin.family, release)) await teachDigests(image, digests);
  };
}
