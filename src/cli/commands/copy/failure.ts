import { unreachable } from '../../../base/assert.ts';
import { type Location, nameOf } from '../../../machine/storage/location.ts';
import type { FileProblem } from '../../../machine/storage/problem.ts';
import type { Context } from '../../shell/command.ts';
import { mountedPath } from '../words/file-words.ts';
import type { RemoteUri } from '../words/location-arg.ts';
import type { CopyProblem } from './problem.ts';
import { tftpReason, tryingLine } from './tftp-talk.ts';

const sshPort = 22;

/** What a copy was about, as its messages name it. */
export interface CopyAttempt {
  readonly protocol: RemoteUri['protocol'];
  readonly host: string;
  /** The port that was asked for; undefined for the protocol's own. */
  readonly port: number | undefined;
  /** The file on the server. */
  readonly path: string;
  /** Where the file was to lie on the switch; undefined for a copy to a server. */
  readonly target: Location | undefined;
  readonly isCompact: boolean;
}

/**
 * Tells why a copy failed, in the words of the program that the device runs for the protocol (technote; nxos-behaviour 1.3,
 * 4.5). Interruptions and refusals that were answered already say nothing more.
 */
export function tellFailure(context: Context<unknown>, problem: CopyProblem, attempt: CopyAttempt): void {
  if (problem.why === 'given-up' || problem.why === 'interrupted') return;
  for (const line of linesFor(problem, attempt)) context.screen.print(line);
}

function linesFor(problem: CopyProblem, attempt: CopyAttempt): readonly string[] {
  switch (attempt.protocol) {
    case 'ftp':
      return ftpLines(problem, attempt);
    case 'tftp':
      return tftpLines(problem, attempt);
    case 'http':
    case 'https':
      return [httpReason(problem, attempt), ...removalLines(attempt)];
    case 'scp':
    case 'sftp':
      return sshLines(problem, attempt);
    default:
      return unreachable(attempt.protocol);
  }
}

/** Problems of a copy that never met its server. */
const unreachedServer: readonly CopyProblem['why'][] = [
  'no-route',
  'timed-out',
  'refused',
  'unknown-host',
  'unknown-vrf',
];

function ftpLines(problem: CopyProblem, attempt: CopyAttempt): readonly string[] {
  const removal = removalLines(attempt);
  const aborted = ['Error during copy', '***** Transfer of file aborted *****'];
  if (unreachedServer.includes(problem.why)) {
    const notConnected = '***** Transfer of file aborted, server not connected *****';
    return [`ftp: connect: ${copyReason(problem, attempt)}`, notConnected, ...aborted];
  }
  switch (problem.why) {
    case 'login-failed':
    case 'not-found':
      return ['***** Transfer of file aborted, file not found or Login failed *****', ...aborted, ...removal];
    case 'no-space':
      return ['', `${placeOf(attempt)}: Write could not complete, check free space on device`, ...aborted, ...removal];
    default:
      return [copyReason(problem, attempt), ...aborted, ...removal];
  }
}

/** A server that nobody knows is refused before anything is tried (nxos-behaviour 4.5: invalid server). */
function tftpLines(problem: CopyProblem, { target }: CopyAttempt): readonly string[] {
  if (problem.why === 'unknown-host' || problem.why === 'no-route')
    return ['no such file or directory (invalid server)'];
  const operation = target === undefined ? 'put' : 'get';
  const line = `TFTP ${operation} operation failed:${tftpReason(problem, target !== undefined)}`;
  // Nobody listens there, which a sender of datagrams cannot tell from silence.
  return problem.why === 'refused' ? [tryingLine, line] : [line];
}

/** The words of libcurl, as far as `couldn't connect to host` lets infer that it is what the device uses (nxos-behaviour 4.5). */
function httpReason(problem: CopyProblem, attempt: CopyAttempt): string {
  switch (problem.why) {
    case 'no-route':
    case 'refused':
      return "couldn't connect to host";
    case 'timed-out':
      return 'Timeout was reached';
    case 'unknown-host':
      return "couldn't resolve host name";
    case 'login-failed':
      return 'The requested URL returned error: 401';
    case 'denied':
      return 'The requested URL returned error: 403';
    case 'not-found':
    case 'is-directory':
      return 'The requested URL returned error: 404';
    case 'connection-lost':
      return 'transfer closed with outstanding read data remaining';
    default:
      return copyReason(problem, attempt);
  }
}

function sshLines(problem: CopyProblem, attempt: CopyAttempt): readonly string[] {
  const failure = attempt.isCompact
    ? [`Scp Compact of ${placeOf(attempt)} failed`, 'Error doing scp']
    : [`Error doing ${attempt.protocol}`];
  const removal = removalLines(attempt);
  if (unreachedServer.includes(problem.why)) {
    const port = attempt.port ?? sshPort;
    return [
      `ssh: connect to host ${attempt.host} port ${port}: ${copyReason(problem, attempt)}`,
      'lost connection',
      ...failure,
    ];
  }
  switch (problem.why) {
    case 'closed-by-peer':
      return [copyReason(problem, attempt), ...failure, ...removal];
    case 'connection-lost':
      return [copyReason(problem, attempt), ...failure];
    case 'untrusted':
      return [...failure, ...removal];
    default:
      return [copyReason(problem, attempt), ...failure, ...removal];
  }
}

/** The file that a failed copy to the switch leaves is removed; on a server nothing is. */
function removalLines({ target }: CopyAttempt): readonly string[] {
  return target === undefined ? [] : [`Copy failed. Removing file ${nameOf(target.path)}`];
}

/** Where the file was to lie, as the copying programs spell it. */
function placeOf({ target, path }: CopyAttempt): string {
  return target === undefined ? path : mountedPath(target);
}

/** The cause in a few words, as the C library or OpenSSH puts it. */
/** One problem in the words of the program that the device runs for the protocol. */
export function copyReason(problem: CopyProblem, attempt: CopyAttempt): string {
  switch (problem.why) {
    case 'no-route':
      return 'No route to host';
    case 'timed-out':
      return 'Connection timed out';
    case 'refused':
      return 'Connection refused';
    case 'unknown-host':
      return `Could not resolve hostname ${problem.host}`;
    case 'unknown-vrf':
      return `vrf ${problem.vrf} does not exist`;
    case 'closed-by-peer':
      return 'ssh_exchange_identification: Connection closed by remote host';
    case 'connection-lost':
      return 'lost connection';
    case 'rejected':
      return problem.words;
    case 'login-failed':
      return 'Permission denied (publickey,password,keyboard-interactive).';
    case 'not-found':
      return `${attempt.protocol}: ${problem.path}: No such file or directory`;
    case 'is-directory':
      return `${attempt.protocol}: ${problem.path}: not a regular file`;
    case 'denied':
      return `${attempt.protocol}: ${problem.path}: Permission denied`;
    case 'no-space':
      return `${attempt.protocol}: ${placeOf(attempt)}: No space left on device`;
    case 'io-error':
      return `${attempt.protocol}: ${placeOf(attempt)}: Input/output error`;
    case 'too-large':
      return `${attempt.protocol}: ${placeOf(attempt)}: File too large`;
    case 'not-an-image':
    case 'broken-header':
    case 'lacks-group':
    case 'truncated':
    case 'damaged':
      return `${nameOf(placeOf(attempt))}: not a valid image`;
    case 'given-up':
    case 'interrupted':
    case 'untrusted':
      return '';
    default:
      return cannotWrite(problem, attempt);
  }
}

/** What is left is a problem of the file, and its kind is not told. */
function cannotWrite(_problem: FileProblem, attempt: CopyAttempt): string {
  return `${attempt.protocol}: ${placeOf(attempt)}: cannot write`;
}
