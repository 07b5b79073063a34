import { failed, ok, type Result } from '../../../base/result.ts';
import { sizeOf } from '../../../machine/content/content.ts';
import { piecesOf } from '../../../machine/content/reader.ts';
import { Pace, ratesBytesPerSecond } from '../../../machine/transfer/pace.ts';
import type { RemoteFile } from '../../../machine/transfer/remote.ts';
import type { Context } from '../../shell/command.ts';
import type { RemoteUri } from '../location-arg.ts';
import { tellFailure } from './failure.ts';
import { type CopyOptions, completeUri, logIn } from './login.ts';
import type { CopyProblem } from './problem.ts';
import { TftpTalk } from './tftp-talk.ts';

/** More is no configuration: the largest that a model can have stays far below. */
const textBytesMaximum = 4 * 1024 * 1024;

/** A text on a server, without a file on the switch; undefined when there is none, and then the operator has been told. */
export async function fetchText(
  context: Context<unknown>,
  uri: RemoteUri,
  options: Omit<CopyOptions, 'isCompact'>,
): Promise<string | undefined> {
  const { device, screen } = context;
  const place = await completeUri(context, uri, options);
  if (place === undefined) return undefined;
  const { protocol, host, path } = place;
  const attempt = { protocol, host, port: place.port, path, target: undefined, isCompact: false };
  const loggedIn = await logIn(context, place, { ...options, isCompact: false });
  if (!loggedIn.ok) {
    tellFailure(context, loggedIn.error, attempt);
    return undefined;
  }
  const talk = protocol === 'tftp' ? new TftpTalk(screen) : undefined;
  const file = await loggedIn.value.files.open(loggedIn.value.path);
  if (file.ok) talk?.met();
  const bytes = file.ok ? await bytesOf(file.value, context) : file;
  loggedIn.value.server.close();
  const about = { device: device.name, source: `${protocol}://${host}${path}`, target: 'running-config' };
  if (bytes.ok) {
    if (protocol === 'tftp') screen.print('TFTP get operation was successful');
    device.journal.write({ kind: 'transfer.finished', ...about, sizeBytes: bytes.value.length });
    return bytes.value.toString('utf8');
  }
  talk?.failed(bytes.error);
  device.journal.write({ kind: 'transfer.failed', ...about, why: bytes.error.why });
  tellFailure(context, bytes.error, attempt);
  return undefined;
}

async function bytesOf(file: RemoteFile, { device, signal }: Context<unknown>): Promise<Result<Buffer, CopyProblem>> {
  const pace = new Pace(device.clock, ratesBytesPerSecond.network);
  const isTooLarge = (sizeBytes: number): boolean => sizeBytes > textBytesMaximum;
  if (file.kind === 'described' && isTooLarge(sizeOf(file.content))) return tooLarge;
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of file.kind === 'described' ? piecesOf(file.content) : file.bytes) {
    pieces.push(Uint8Array.from(piece));
    sizeBytes += piece.length;
    if (isTooLarge(sizeBytes)) return tooLarge;
    await pace.moved(piece.length, signal);
    if (signal.aborted) return failed({ why: 'interrupted' });
  }
  const problem = file.kind === 'streamed' ? file.problem() : undefined;
  return problem === undefined ? ok(Buffer.concat(pieces)) : failed(problem);
}

const tooLarge = failed({ why: 'too-large', limitBytes: textBytesMaximum } as const);
