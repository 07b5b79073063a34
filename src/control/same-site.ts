import { isIP } from 'node:net';
import { ControlProblem } from './control-problem.ts';

/** What of a request says for which site it was made. */
export interface SiteHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}

/**
 * Throws `forbidden` for what a page of another site may have made a browser send: without a token nothing else tells it from the
 * user. A `Host` that is a name of somebody else is the sign of a name that was bound anew to this address (DNS rebinding); addresses
 * and `localhost` cannot be bound anew, and `listensOn` is the name that the user gave. An `Origin` must be the host itself.
 */
export function checkSite({ host, origin }: SiteHeaders, listensOn: string): void {
  const asked = host === undefined ? undefined : partsOf(`http://${host}`);
  if (asked === undefined || !isOurs(asked.hostname, listensOn)) {
    throw new ControlProblem(
      'forbidden',
      'the header Host names another site',
      'ask by address or as localhost, or start the API with a token',
    );
  }
  if (origin === undefined || partsOf(origin)?.host === asked.host) return;
  throw new ControlProblem('forbidden', 'the header Origin names another site', 'start the API with a token');
}

function partsOf(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function isOurs(hostname: string, listensOn: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) !== 0 || bare === 'localhost' || bare.endsWith('.localhost') || bare === listensOn.toLowerCase();
}
