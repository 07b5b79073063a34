import { parseRelease } from '../facts/release.ts';
import type { ImageHeader } from '../machine/image/header.ts';

/** Whether an image is of the 9.3(x) major release, whose layout older compactors do not know. */
export function isNinePointThree(header: ImageHeader): boolean {
  return parseRelease(header.release)?.lineage === '9.3';
}
