import { failed, type Result } from '../../../base/result.ts';
import type { Content } from '../../../machine/content/content.ts';
import { sizeOf } from '../../../machine/content/content.ts';
import { type Location, nameOf, spell } from '../../../machine/storage/location.ts';
import { Pace, ratesBytesPerSecond } from '../../../machine/transfer/pace.ts';
import { receive, type Transfer } from '../../../machine/transfer/receive.ts';
import { receiveCompacted } from '../../../machine/transfer/receive-compacted.ts';
import type { TransferProtocol } from '../../../machine/transfer/remote.ts';
import type { Context } from '../../shell/command.ts';
import type { RemoteUri } from '../location-arg.ts';
import { type CopyAttempt, tellFailure } from './failure.ts';
import { type CopyOptions, completeUri, type LoggedIn, logIn } from './login.ts';
import type { CopyProblem } from './problem.ts';
import { noProgress, sshMeter } from './progress.ts';
import { chooseTarget, tellComplete, tellRefusedTarget } from './target.ts';
import { TftpTalk } from './tftp-talk.ts';

/** Copies a file from a server to a filesystem of the switch, as it is or compacted on the way. */
export async function copyFromServer(
  context: Context<unknown>,
  uri: RemoteUri,
  typedTarget: string,
  options: CopyOptions,
): Promise<void> {
  const { device, screen } = context;
  if (options.isCompact && device.model.group === undefined) {
    return screen.print('Compaction is not supported on this platform');
  }
  const place = await completeUri(context, uri, options);
  if (place === undefined) return;
  const { protocol, host, path } = place;
  const target = await chooseTarget(context, typedTarget, nameOf(path));
  if (target === undefined) return;
  const loggedIn = await logIn(context, place, options);
  const attempt: CopyAttempt = { protocol, host, port: place.port, path, target, isCompact: options.isCompact };
  if (!loggedIn.ok) return tellFailure(context, loggedIn.error, attempt);
  const moved = await fetchFile(context, loggedIn.value, target, options);
  loggedIn.value.server.close();
  if (moved === undefined) return;
  const source = `${protocol}://${host}${path}`;
  const about = { device: device.name, source, target: spell(target) };
  if (moved.ok) {
    device.journal.write({ kind: 'transfer.finished', ...about, sizeBytes: sizeOf(moved.value) });
    if (protocol === 'ftp') screen.print('***** Transfer of file Completed Successfully *****');
    if (protocol === 'sftp') screen.print('sftp> exit');
    if (protocol === 'tftp') screen.print('TFTP get operation was successful');
    return tellComplete(context);
  }
  device.journal.write({ kind: 'transfer.failed', ...about, why: moved.error.why });
  tellFailure(context, moved.error, attempt);
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
  const talk = protocol === 'tftp' ? new TftpTalk(screen) : undefined;
  const file = await from.files.open(from.path);
  if (!file.ok) {
    talk?.failed(file.error);
    return file;
  }
  talk?.met();
  const writer = device.files.write(target, file.value.kind === 'described' ? { source: file.value.content } : {});
  if (!writer.ok) {
    tellRefusedTarget(context, writer.error);
    return undefined;
  }
  const pace = new Pace(device.clock, rateOf(protocol, options));
  if (protocol === 'sftp') tellSftpStart(context, from, target);
  const progress = talk ?? (drawsMeter(protocol) ? sshMeter(screen, file.value, pace) : noProgress);
  const transfer: Transfer = { writer: writer.value, pace, onProgress: progress.moved, signal };
  const { group } = device.model;
  const moved =
    options.isCompact && group !== undefined
      ? await receiveCompacted(file.value, { ...transfer, group, digests: device.digests, points: device.points })
      : await receive(file.value, transfer);
  progress.end(moved.ok && options.isCompact);
  if (moved.ok || !signal.aborted) return moved;
  screen.print('');
  return failed({ why: 'interrupted' });
}

function rateOf(protocol: TransferProtocol, { isCompact }: CopyOptions): number {
  if (isCompact) return ratesBytesPerSecond.scpCompact;
  return protocol === 'tftp' ? ratesBytesPerSecond.tftp : ratesBytesPerSecond.network;
}

function drawsMeter(protocol: TransferProtocol): boolean {
  return protocol === 'scp' || protocol === 'sftp';
}

/** The lines that the sftp client prints before it fetches (nxos-behaviour 4.5). */
function tellSftpStart(context: Context<unknown>, from: LoggedIn, target: Location): void {
  const local = `/${target.filesystem}${target.path}`;
  context.screen.print(`Connected to ${from.address.host}.`);
  context.screen.print('sftp> progress');
  context.screen.print('Progress meter enabled');
  context.screen.print(`sftp> get  ${from.path}  ${local}`);
  context.screen.print(`Fetching ${from.path} to ${local}`);
}
