import type { RemoteProblem } from '../machine/transfer/remote.ts';

/** What a server says to whoever wants to leave a file there over HTTP: 405, Method Not Allowed (RFC 9110 15.5.6). */
export const noUploads: RemoteProblem = { why: 'rejected', words: 'The requested URL returned error: 405' };

/** The problem behind the status of an answer that is no file; undefined for 200. */
export function problemOfStatus(status: number, path: string, user: string): RemoteProblem | undefined {
  switch (status) {
    case 200:
      return undefined;
    case 401:
      return { why: 'login-failed', user };
    case 403:
      return { why: 'denied', path };
    case 404:
    case 410:
      return { why: 'not-found', path };
    default:
      return { why: 'rejected', words: `The requested URL returned error: ${status}` };
  }
}
