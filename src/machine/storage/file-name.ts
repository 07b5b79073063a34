import { utf8Bytes } from '../../base/bytes.ts';
import type { VolumeFormat } from './format.ts';
import { nameOf } from './location.ts';

/** Linux takes paths up to this length (PATH_MAX without its final zero). */
const longestPathBytes = 4095;
/**
 * How many names a new path may have, one below the other. Inferred, not seen on a switch: Linux has no such bound but the length of
 * the path, and with it a thousand names of one letter cost a thousand steps for each file. Nobody goes a tenth as deep on a switch.
 */
export const deepestPath = 256;

/**
 * Whether the last name of `path` can be stored: one that the format takes, no control characters (a line end in a name would
 * break every listing), no U+FFFD (what bytes that are not UTF-8 became, so that two different names could be one), a path of at
 * most 4095 bytes and 256 names. Blanks and all other characters are as good as letters.
 */
export function isStorable(path: string, format: VolumeFormat): boolean {
  const name = nameOf(path);
  if (name === '' || name === '.' || name === '..') return false;
  if (/[\u0000-\u001f\u007f-\u009f\ufffd]/.test(name) || hasLoneSurrogate(name)) return false;
  if (path.length > deepestPath * 2 && depthOf(path) > deepestPath) return false;
  if (path.length > longestPathBytes / 3 && utf8Bytes(path) > longestPathBytes) return false;
  return format.takesName(name);
}

function depthOf(path: string): number {
  let depth = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) depth += 1;
  return depth;
}

/** Half a character, which no bytes stand for. */
function hasLoneSurrogate(name: string): boolean {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(name);
}
