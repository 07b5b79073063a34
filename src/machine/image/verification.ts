import { failed, ok, type Result } from '../../base/result.ts';
import type { PlatformGroup } from '../../facts/traits.ts';
import { type Content, sizeOf, slice } from '../content/content.ts';
import type { Digests } from '../content/digest.ts';
import type { HeaderProblem, ImageHeader } from './header.ts';
import { asImage, readHeader } from './image-file.ts';

/** Why a switch does not boot an image. */
export type VerificationProblem =
  | HeaderProblem
  | { readonly why: 'digest-mismatch'; readonly section: string }
  | { readonly why: 'lacks-group'; readonly group: PlatformGroup }
  /** A compact image, on hardware that has no compact form. */
  | { readonly why: 'lacks-extras' };

/**
 * What the loader checks before it boots a file: that it is an image, that every section digests to what the header says,
 * and that the sections this hardware needs are there. `group` is undefined for hardware without a compact form, which
 * needs the full image.
 */
export async function verifyImage(
  content: Content,
  group: PlatformGroup | undefined,
  digests: Digests,
): Promise<Result<ImageHeader, VerificationProblem>> {
  const header = readHeader(content);
  if (!header.ok) return header;
  const image = asImage(content);
  for (const section of header.value.sections) {
    const isComplete = sizeOf(image) >= section.offsetBytes + section.sizeBytes;
    const digest = isComplete ? await digests.of(slice(image, section.offsetBytes, section.sizeBytes), 'sha256') : '';
    if (digest !== section.sha256) return failed({ why: 'digest-mismatch', section: section.name });
  }
  if (header.value.family !== 'nxos' || suits(header.value, group)) return ok(header.value);
  return failed(group === undefined ? { why: 'lacks-extras' } : { why: 'lacks-group', group });
}

/** Whether an image carries what hardware of `group` needs. */
export function suits(header: ImageHeader, group: PlatformGroup | undefined): boolean {
  if (group === undefined) return header.compactFor === undefined;
  return header.sections.some((section) => section.name === group);
}
