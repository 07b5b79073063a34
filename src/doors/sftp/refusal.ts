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

/** Version 3 has codes for two kinds of problem; every other one is a failure. */
const codes: { readonly [W in FileProblem['why']]?: StatusCode } = {
  'no-filesystem': statusCodes.noSuchFile,
  'not-present': statusCodes.noSuchFile,
  'not-formatted': statusCodes.noSuchFile,
  'remote-server': statusCodes.noSuchFile,
  'not-found': statusCodes.noSuchFile,
  'boot-image': statusCodes.permissionDenied,
  'read-only': statusCodes.permissionDenied,
};

/** The status that tells a client about it. */
export function statusOf(problem: Refusal): { readonly code: StatusCode; readonly words: string } {
  if (problem.why === 'protocol') return { code: problem.code, words: problem.words };
  return { code: codes[problem.why] ?? statusCodes.failure, words: problemWords(problem) };
}
