import { randomBytes } from 'node:crypto';

/** A secret that nobody can guess, in characters that need no quoting. It does not replay: that is its purpose. */
export function secret(): string {
  return randomBytes(24).toString('base64url');
}
