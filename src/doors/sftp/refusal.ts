import type { FileProblem } from '../../machine/storage/problem.ts';
import { problemWords } from '../problem-words.ts';
import { type StatusCode, statusCodes } from './protocol.ts';

/** Why a request is not granted: a problem of the files, or one of the protocol with its own words. */
export type Refusal = FileProblem | { readonly why: 'protocol'; readonly code: StatusCode; readonly words: string };

/** A refusal with the words of SFTP. */
export function refusal(code: StatusCode, words: string): Refusal {
  return { why: 'protocol', code, words };
}

/** A request that this server does not do. */
export const unsupported: Refusal = refusal(statusCodes.unsupported, 'Operation unsupported');

/** The status that tells a client about it. Version 3 has codes for two kinds of problem only. */
export function statusOf(problem: Refusal): { readonly code: StatusCode; readonly words: string } {
  switch (problem.why) {
    case 'protocol':
      return { code: problem.code, words: problem.words };
    case 'no-filesystem':
    case 'not-present':
    case 'not-formatted':
    case 'remote-server':
    case 'not-found':
      return { code: statusCodes.noSuchFile, words: problemWords(problem) };
    case 'boot-image':
    case 'read-only':
      return { code: statusCodes.permissionDenied, words: problemWords(problem) };
    case 'exists':
    case 'is-directory':
    case 'not-directory':
    case 'not-empty':
    case 'bad-name':
    case 'no-space':
    case 'too-large':
    case 'io-error':
      return { code: statusCodes.failure, words: problemWords(problem) };
  }
}
