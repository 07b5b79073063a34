import { fromUtf8, joined } from '../../../base/bytes.ts';
import { failed, ok, type Result } from '../../../base/result.ts';
import { sizeOf } from '../../../machine/content/content.ts';
import { piecesOf } from '../../../machine/content/reader.ts';
import { Pace, ratesBytesPerSecond } from '../../../machine/transfer/pace.ts';
import type { RemoteFile } from '../../../machine/transfer/remote.ts';
import type { Context } from '../../shell/command.ts';
import type { RemoteUri } from '../words/location-arg.ts';
import { tellFailure } from './failure.ts';
import { type LoggedIn, logIn } from './login.ts';
import { meterOf, openTold, tellArrived } from './opened.ts';
import type { CopyProblem } from './problem.ts';
import { askPlace, askSource, type CopyOptions, urlOf } from './questions.ts';
import { tellSftpGet } from './sftp-talk.ts';

/** More is no configuration: the largest that a model can have stays far below. */
const textBytesMaximum = 4 * 1024 * 1024;

/**
 * A text on a server, without a file on the switch; undefined when there is none, and then the operator has been told. `target` is
 * what it is for; `localPath` is where the sftp client of the device puts it meanwhile.
 */
export async function fetchText(
  context: Context<unknown>,
  uri: RemoteUri,
  options: Omit<CopyOptions, 'isCompact'>,
  { target, localPath }: { readonly target: string; readonly localPath: string },
): Promise<string | undefined> {
  const { device, screen } = context;
  const path = await askSource(context, uri);
  if (path === undefined) return undefined;
  const place = await askPlace(context, uri, path, options);
  if (place === undefined) return undefined;
  const { protocol, host, port } = place.address;
  const attempt = { protocol, host, port, path, target: undefined, isCompact: false };
  const loggedIn = await logIn(context, place, false);
  if (!loggedIn.ok) {
    tellFailure(context, loggedIn.error, attempt);
    return undefined;
  }
  const bytes = await fetchBytes(context, loggedIn.value, localPath);
  loggedIn.value.server.close();
  const about = { device: device.name, source: urlOf(place), target };
  if (bytes.ok) {
    tellArrived(screen, protocol);
    device.journal.write({ kind: 'transfer.finished', ...about, sizeBytes: bytes.value.length });
    return fromUtf8(bytes.value);
  }
  device.journal.write({ kind: 'transfer.failed', ...about, why: bytes.error.why });
  tellFailure(context, bytes.error, attempt);
  return undefined;
}

/** The transfer with what the client of its protocol shows. */
async function fetchBytes(
  context: Context<unknown>,
  from: LoggedIn,
  localPath: string,
): Promise<Result<Uint8Array, CopyProblem>> {
  const { device, screen } = context;
  const { protocol } = from.address;
  const opened = await openTold(screen, from);
  if (!opened.ok) return opened;
  const { file, talk } = opened.value;
  if (protocol === 'sftp') tellSftpGet(screen, from.path, localPath);
  const pace = new Pace(device.clock, ratesBytesPerSecond.network);
  const progress = meterOf(screen, from, file, pace);
  const bytes = await bytesOf(file, context, { pace, onProgress: progress.moved });
  progress.end(false);
  if (!bytes.ok) talk?.failed(bytes.error);
  return bytes;
}

async function bytesOf(
  file: RemoteFile,
  { signal }: Context<unknown>,
  { pace, onProgress }: { readonly pace: Pace; readonly onProgress: (readBytes: number) => void },
): Promise<Result<Uint8Array, CopyProblem>> {
  const isTooLarge = (sizeBytes: number): boolean => sizeBytes > textBytesMaximum;
  if (file.kind === 'described' && isTooLarge(sizeOf(file.content))) return tooLarge;
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of file.kind === 'described' ? piecesOf(file.content) : file.bytes) {
    pieces.push(new Uint8Array(piece));
    sizeBytes += piece.length;
    if (isTooLarge(sizeBytes)) return tooLarge;
    await pace.moved(piece.length, signal);
    if (signal.aborted) return failed({ why: 'interrupted' });
    onProgress(sizeBytes);
  }
  const problem = file.kind === 'streamed' ? file.problem() : undefined;
  return problem === undefined ? ok(joined(pieces)) : failed(problem);
}

const tooLarge = failed({ why: 'too-large', limitBytes: textBytesMaximum } as const);
