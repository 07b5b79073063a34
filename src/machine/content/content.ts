import { assert, unreachable } from '../../base/assert.ts';
import { utf8Bytes } from '../../base/bytes.ts';

/** How seeded filler looks: `random` does not compress; `lines` is printable and safe to show on a terminal. */
export type FillerStyle = 'random' | 'lines';

/**
 * What a file holds, as a description and not as held bytes. Plain data: it can be saved, compared and sent to a worker.
 * Bytes are made by `openContent` when somebody reads them; the same description always gives the same bytes.
 */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'seeded'; readonly seed: string; readonly sizeBytes: number; readonly style: FillerStyle }
  /** A few bytes (base64) followed by zeros up to `sizeBytes`. */
  | { readonly kind: 'padded'; readonly start: string; readonly sizeBytes: number }
  | { readonly kind: 'joined'; readonly parts: readonly Content[] }
  | { readonly kind: 'cut'; readonly of: Content; readonly startBytes: number; readonly sizeBytes: number }
  /** `of` with every bit of one byte turned over: what a bad cell or a bad cable leaves. */
  | { readonly kind: 'damaged'; readonly of: Content; readonly atBytes: number }
  /** The bytes of `of`, known to be a published image that `as` describes: its header, its sections, what it compacts to. */
  | { readonly kind: 'adopted'; readonly of: Content; readonly as: Content }
  /** Bytes that nothing describes, kept in a host file that the spool owns. */
  | { readonly kind: 'spooled'; readonly id: string; readonly path: string; readonly sizeBytes: number }
  /** A host file that the user named; it is read where it lies and must not change while the lab runs. */
  | { readonly kind: 'borrowed'; readonly path: string; readonly sizeBytes: number };

/** Texts up to this size in bytes are held in memory; what is larger lies in a host file or is described. A volume has room for 100,000 of them. */
export const smallTextBytes = 1024;

/** The empty file. */
export const empty: Content = { kind: 'text', text: '' };

/** A small text, held as it is. */
export function text(value: string): Content {
  return { kind: 'text', text: value };
}

/** The number of bytes that reading the content would give. */
export function sizeOf(content: Content): number {
  switch (content.kind) {
    case 'text':
      return utf8Bytes(content.text);
    case 'joined':
      return content.parts.reduce((sum, part) => sum + sizeOf(part), 0);
    case 'damaged':
    case 'adopted':
      return sizeOf(content.of);
    case 'seeded':
    case 'padded':
    case 'cut':
    case 'spooled':
    case 'borrowed':
      return content.sizeBytes;
    default:
      return unreachable(content);
  }
}

/** `sizeBytes` bytes of `content` from `startBytes` on, described in the simplest form: whole parts stay themselves. */
export function slice(content: Content, startBytes: number, sizeBytes: number): Content {
  const whole = sizeOf(content);
  assert(startBytes >= 0 && sizeBytes >= 0 && startBytes + sizeBytes <= whole, 'a slice lies inside its content');
  if (sizeBytes === 0) return empty;
  if (sizeBytes === whole) return content;
  if (content.kind === 'cut') return slice(content.of, content.startBytes + startBytes, sizeBytes);
  // A part of an image is no image: only its bytes are left.
  if (content.kind === 'adopted') return slice(content.of, startBytes, sizeBytes);
  if (content.kind === 'damaged') return sliceDamaged(content, startBytes, sizeBytes);
  if (content.kind !== 'joined') return { kind: 'cut', of: content, startBytes, sizeBytes };
  const parts: Content[] = [];
  let at = 0;
  for (const part of content.parts) {
    const size = sizeOf(part);
    const from = Math.max(startBytes, at);
    const to = Math.min(startBytes + sizeBytes, at + size);
    if (from < to) parts.push(slice(part, from - at, to - from));
    at += size;
  }
  return join(parts);
}

/** The parts one after another, without empty ones and without nesting. */
export function join(parts: readonly Content[]): Content {
  const flat: Content[] = [];
  for (const part of parts) {
    if (sizeOf(part) === 0) continue;
    if (part.kind !== 'joined') flat.push(part);
    // One by one: there may be more of them than a call takes arguments.
    else for (const inner of part.parts) flat.push(inner);
  }
  const [first] = flat;
  if (first === undefined) return empty;
  return flat.length === 1 ? first : { kind: 'joined', parts: flat };
}

/** How many descriptions a content is made of, counted up to a little more than `most`. */
export function partCount(content: Content, most: number): number {
  switch (content.kind) {
    case 'joined': {
      let count = 0;
      for (const part of content.parts) {
        count += partCount(part, most);
        if (count > most) break;
      }
      return count;
    }
    case 'cut':
    case 'damaged':
    case 'adopted':
      return 1 + partCount(content.of, most);
    default:
      return 1;
  }
}

/** The host files that a content needs to be readable. */
export function spooledIn(content: Content): readonly (Content & { readonly kind: 'spooled' })[] {
  switch (content.kind) {
    case 'spooled':
      return [content];
    case 'joined':
      return content.parts.flatMap(spooledIn);
    case 'cut':
    case 'damaged':
    case 'adopted':
      return spooledIn(content.of);
    case 'text':
    case 'seeded':
    case 'padded':
    case 'borrowed':
      return [];
    default:
      return unreachable(content);
  }
}

function sliceDamaged(content: Content & { kind: 'damaged' }, startBytes: number, sizeBytes: number): Content {
  const inner = slice(content.of, startBytes, sizeBytes);
  const atBytes = content.atBytes - startBytes;
  return atBytes < 0 || atBytes >= sizeBytes ? inner : { kind: 'damaged', of: inner, atBytes };
}
