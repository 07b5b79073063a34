import { failed, type Result } from '../../../base/result.ts';
import type { Content } from '../../../machine/content/content.ts';
import { sizeOf } from '../../../machine/content/content.ts';
import { type Location, nameOf, spell } from '../../../machine/storage/location.ts';
import { Pace, ratesBytesPerSecond } from '../../../machine/transfer/pace.ts';
import { receive, type Transfer } from '../../../machine/transfer/receive.ts';
import { receiveCompacted } from '../../../machine/transfer/receive-compacted.ts';
import type { TransferProtocol } from '../../../machine/transfer/remote.ts';
import type { Context } from '../../shell/command.ts';
import { compactionReason } from '../words/compaction-words.ts';
import { mountedPath } from '../words/file-words.ts';
import type { RemoteUri } from '../words/location-arg.ts';
import { type CopyAttempt, copyReason, tellFailure } from './failure.ts';
import { type LoggedIn, logIn } from './login.ts';
import { meterOf, openTold, tellArrived } from './opened.ts';
import type { CopyProblem } from './problem.ts';
import { askPlace, askSource, type CopyOptions, urlOf } from './questions.ts';
import { tellSftpGet } from './sftp-talk.ts';
import { chooseTarget, tellComplete, tellRefusedTarget } from './target.ts';

/** Copies a file from a server to a filesystem of the switch, as it is or compacted on the way. */
export async function copyFromServer(
  context: Context<unknown>,
  uri: RemoteUri,
  typedTarget: string,
  options: CopyOptions,
): Promise<void> {
  const { device, running, screen } = context;
  if (options.isCompact && device.model.group === undefined) {
    return screen.print('Compaction is not supported on this platform');
  }
  const path = await askSource(context, uri);
  if (path === undefined) return;
  const target = await chooseTarget(context, typedTarget, nameOf(path));
  if (target === undefined) return;
  const place = await askPlace(context, uri, path, options);
  if (place === undefined) return;
  const { protocol, host, port } = place.address;
  const loggedIn = await logIn(context, place, options.isCompact);
  const attempt: CopyAttempt = { protocol, host, port, path, target, isCompact: options.isCompact };
  if (!loggedIn.ok) return tellFailure(context, loggedIn.error, attempt);
  const moved = await fetchFile(context, loggedIn.value, target, options);
  loggedIn.value.server.close();
  if (moved === undefined) return;
  const source = urlOf(place);
  const about = { device: device.name, source, target: spell(target) };
  if (moved.ok) {
    device.journal.write({ kind: 'transfer.finished', ...about, sizeBytes: sizeOf(moved.value) });
    tellArrived(screen, protocol);
    return tellComplete(context);
  }
  device.journal.write({ kind: 'transfer.failed', ...about, why: moved.error.why });
  tellFailure(context, moved.error, attempt);
  if (options.isCompact && device.running === running) logFailure(context, mountedPath(target), moved.error, attempt);
}

/** Says in the system log why a compacting copy came to nothing. */
function logFailure({ device }: Context<unknown>, place: string, problem: CopyProblem, attempt: CopyAttempt): void {
  const text = `Scp Compact of ${place} failed: ${loggedReason(problem, attempt)} - installer`;
  device.log({ facility: 'USER', severity: 3, mnemonic: 'SYSTEM_MSG', text });
}

function loggedReason(problem: CopyProblem, attempt: CopyAttempt): string {
  switch (problem.why) {
    case 'interrupted':
    case 'not-an-image':
    case 'broken-header':
    case 'lacks-group':
    case 'truncated':
    case 'damaged':
    case 'io-error':
    case 'not-present':
      return compactionReason(problem);
    case 'no-space':
      return 'neededBytes' in problem ? compactionReason(problem) : 'No space left on device';
    case 'connection-lost':
      return 'The connection was lost';
    default:
      return copyReason(problem, attempt);
  }
}

/** The transfer itself with its progress line; undefined when the target was refused and the operator told so. */
async function fetchFile(
  context: Context<unknown>,
  from: LoggedIn,
  target: Location,
  options: CopyOptions,
): Promise<Result<Content, CopyProblem> | undefined> {
  const { device, screen, signal } = context;
  const { protocol } = from.address;
  const opened = await openTold(screen, from);
  if (!opened.ok) return opened;
  const { file, talk } = opened.value;
  const writer = device.files.write(target, file.kind === 'described' ? { source: file.content } : {});
  if (!writer.ok) {
    tellRefusedTarget(context, writer.error);
    return undefined;
  }
  const pace = new Pace(device.clock, rateOf(protocol, options));
  if (protocol === 'sftp') tellSftpGet(screen, from.path, mountedPath(target));
  const progress = talk ?? meterOf(screen, from, file, pace);
  const transfer: Transfer = { writer: writer.value, pace, onProgress: progress.moved, signal };
  const { group } = device.model;
  const moved =
    options.isCompact && group !== undefined
      ? await receiveCompacted(file, { ...transfer, group, digests: device.digests, points: device.points })
      : await receive(file, transfer);
  progress.end(moved.ok && options.isCompact);
  if (moved.ok || !signal.aborted) return moved;
  screen.print('');
  return failed({ why: 'interrupted' });
}

function rateOf(protocol: TransferProtocol, { isCompact }: CopyOptions): number {
  if (isCompact) return ratesBytesPerSecond.scpCompact;
  return protocol === 'tftp' ? ratesBytesPerSecond.tftp : ratesBytesPerSecond.network;
}
