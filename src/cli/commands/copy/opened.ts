import { ok, type Result } from '../../../base/result.ts';
import type { Pace } from '../../../machine/transfer/pace.ts';
import { remoteSizeBytes } from '../../../machine/transfer/receive.ts';
import type { RemoteFile, TransferProtocol } from '../../../machine/transfer/remote.ts';
import type { Screen } from '../../shell/screen.ts';
import type { LoggedIn } from './login.ts';
import type { CopyProblem } from './problem.ts';
import { noProgress, type Progress, sshMeter } from './progress.ts';
import { TftpTalk } from './tftp-talk.ts';

/** A file that a server has opened, and what the device's TFTP client says meanwhile; no other client says anything. */
export interface Opened {
  readonly file: RemoteFile;
  readonly talk: TftpTalk | undefined;
}

/** Opens the file of a server, as the client of its protocol tells it. */
export async function openTold(screen: Screen, from: LoggedIn): Promise<Result<Opened, CopyProblem>> {
  const talk = from.address.protocol === 'tftp' ? new TftpTalk(screen) : undefined;
  const file = await from.files.open(from.path);
  if (!file.ok) {
    talk?.failed(file.error);
    return file;
  }
  talk?.met();
  return ok({ file: file.value, talk });
}

/** The meter of a client that has one; scp names the file in it, sftp the whole path (captures of both). */
export function meterOf(screen: Screen, from: LoggedIn, file: RemoteFile, pace: Pace): Progress {
  const { protocol } = from.address;
  if (protocol !== 'scp' && protocol !== 'sftp') return noProgress;
  const name = protocol === 'sftp' ? from.path : file.name;
  return sshMeter(screen, { name, sizeBytes: remoteSizeBytes(file) ?? 0 }, pace);
}

/** What the client says when the whole file has come. */
export function tellArrived(screen: Screen, protocol: TransferProtocol): void {
  if (protocol === 'ftp') screen.print('***** Transfer of file Completed Successfully *****');
  if (protocol === 'sftp') screen.print('sftp> exit');
  if (protocol === 'tftp') screen.print('TFTP get operation was successful');
}
