import type { Result } from '../../../base/result.ts';
import { type Content, sizeOf } from '../../../machine/content/content.ts';
import { nameOf } from '../../../machine/storage/location.ts';
import { Pace, ratesBytesPerSecond } from '../../../machine/transfer/pace.ts';
import type { RemoteProblem } from '../../../machine/transfer/remote.ts';
import type { Context } from '../../shell/command.ts';
import type { RemoteUri } from '../words/location-arg.ts';
import { type CopyAttempt, tellFailure } from './failure.ts';
import { type LoggedIn, logIn } from './login.ts';
import { noProgress, type Progress, sshMeter } from './progress.ts';
import { askPlace, askTarget, type CopyOptions, urlOf } from './questions.ts';
import { tellSftpPut } from './sftp-talk.ts';
import { tellComplete } from './target.ts';
import { TftpTalk } from './tftp-talk.ts';

/** What goes to a server: its content, and where it lies on the switch, by which sftp calls it. */
export interface LocalSource {
  readonly content: Content;
  /** `/bootflash/vlan.dat`; the last part is the name under which it goes. */
  readonly localPath: string;
}

/**
 * Copies a file of the switch to a server, under the name that the URI gives, that the operator answers, or its own.
 */
export async function copyToServer(
  context: Context<unknown>,
  source: LocalSource,
  uri: RemoteUri,
  options: Omit<CopyOptions, 'isCompact'>,
): Promise<void> {
  const { device, screen } = context;
  const own = nameOf(source.localPath);
  const path = await askTarget(context, uri, own);
  if (path === undefined) return;
  const place = await askPlace(context, uri, path, options);
  if (place === undefined) return;
  const { protocol, host, port } = place.address;
  const attempt: CopyAttempt = { protocol, host, port, path, target: undefined, isCompact: false };
  const loggedIn = await logIn(context, place, false);
  if (!loggedIn.ok) return tellFailure(context, loggedIn.error, attempt);
  const sent = await send(context, loggedIn.value, source);
  loggedIn.value.server.close();
  const about = { device: device.name, source: own, target: urlOf(place) };
  if (!sent.ok) {
    device.journal.write({ kind: 'transfer.failed', ...about, why: sent.error.why });
    return tellFailure(context, sent.error, attempt);
  }
  device.journal.write({ kind: 'transfer.finished', ...about, sizeBytes: sizeOf(source.content) });
  if (protocol === 'ftp') screen.print('***** Transfer of file Completed Successfully *****');
  if (protocol === 'sftp') screen.print('sftp> exit');
  if (protocol === 'tftp') screen.print('TFTP put operation was successful');
  tellComplete(context);
}

/** The transfer with what the client of its protocol shows. */
async function send(
  context: Context<unknown>,
  to: LoggedIn,
  source: LocalSource,
): Promise<Result<void, RemoteProblem>> {
  const { screen } = context;
  switch (to.address.protocol) {
    case 'tftp': {
      const talk = new TftpTalk(screen);
      const sent = await to.files.put(to.path, source.content, (sentBytes) => {
        talk.met();
        talk.moved(sentBytes);
      });
      if (sent.ok) talk.end();
      else talk.failed(sent.error);
      return sent;
    }
    case 'sftp':
      return sendOverSftp(context, to, source);
    case 'scp': {
      const sent = await put(context, to, source, { path: to.path, shownAs: nameOf(source.localPath) });
      // What is a directory takes the file under its own name.
      if (sent.ok || sent.error.why !== 'is-directory') return sent;
      return put(context, to, source, { path: inDirectory(to.path, source), shownAs: nameOf(source.localPath) });
    }
    default:
      return to.files.put(to.path, source.content, () => {});
  }
}

async function sendOverSftp(
  context: Context<unknown>,
  to: LoggedIn,
  source: LocalSource,
): Promise<Result<void, RemoteProblem>> {
  const { localPath } = source;
  const found = (await to.files.locate?.(to.path)) ?? { path: to.path, isDirectory: false };
  const path = found.isDirectory ? inDirectory(to.path, source) : to.path;
  const foundPath = found.isDirectory ? inDirectory(found.path, source) : found.path;
  tellSftpPut(context.screen, { host: to.address.host, localPath, remotePath: to.path, foundPath });
  return put(context, to, source, { path, shownAs: localPath });
}

/** Sends the bytes and draws OpenSSH's meter, which is done when the transfer has taken its time. */
async function put(
  { device, screen, signal }: Context<unknown>,
  to: LoggedIn,
  { content }: LocalSource,
  { path, shownAs }: { readonly path: string; readonly shownAs: string },
): Promise<Result<void, RemoteProblem>> {
  const sizeBytes = sizeOf(content);
  const pace = new Pace(device.clock, ratesBytesPerSecond.network);
  const meter: Progress = screen.isInteractive ? sshMeter(screen, { name: shownAs, sizeBytes }, pace) : noProgress;
  const sent = await to.files.put(path, content, (sentBytes) => {
    if (sentBytes < sizeBytes) meter.moved(sentBytes);
  });
  if (!sent.ok) {
    meter.end(false);
    return sent;
  }
  await pace.moved(sizeBytes, signal);
  await pace.settle(signal);
  meter.moved(sizeBytes);
  meter.end(false);
  return sent;
}

function inDirectory(path: string, { localPath }: LocalSource): string {
  return `${path.replace(/\/$/, '')}/${nameOf(localPath)}`;
}
