import { base64 } from './bytes.ts';
import { host } from './host/host.ts';

/** A secret that nobody can guess, in characters that need no quoting. It does not replay: that is its purpose. */
export function secret(): string {
  return base64(host().randomBytes(24)).replaceAll('+', '-').replaceAll('/', '_');
}
