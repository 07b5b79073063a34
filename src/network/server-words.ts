import type { RemoteProblem } from '../machine/transfer/remote.ts';

/** Words of `strerror` and of OpenSSH's scp, as servers pass them on, and what they mean for the path that was asked for. */
const meanings: readonly (readonly [RegExp, 'not-found' | 'is-directory' | 'denied' | 'no-space'])[] = [
  [/no such file|not found|does not exist/i, 'not-found'],
  [/not a regular file|is a directory/i, 'is-directory'],
  [/no space|quota exceeded|disk full|file too large/i, 'no-space'],
  [/permission denied|operation not permitted|access denied|read-only file ?system/i, 'denied'],
];

/** The problem that a server's own words describe; a broken conversation when they mean nothing to us. */
export function problemOfWords(words: string, path: string): RemoteProblem {
  for (const [pattern, why] of meanings) if (pattern.test(words)) return { why, path };
  return { why: 'connection-lost', detail: words.trim() };
}
