import { type Content, sizeOf } from '../../../machine/content/content.ts';
import type { Context } from '../../shell/command.ts';
import type { RemoteUri } from '../location-arg.ts';
import { tellFailure } from './failure.ts';
import { type CopyOptions, completeUri, logIn } from './login.ts';
import { tellComplete } from './target.ts';
import { TftpTalk } from './tftp-talk.ts';

/**
 * Copies a file of the switch to a server. A target that ends in `/` takes the source's name; one without a path puts the
 * file into the user's home directory.
 */
export async function copyToServer(
  context: Context<unknown>,
  source: { readonly name: string; readonly content: Content },
  uri: RemoteUri,
  options: Omit<CopyOptions, 'isCompact'>,
): Promise<void> {
  const { device, screen } = context;
  const named = uri.path?.endsWith('/') ? `${uri.path}${source.name}` : (uri.path ?? source.name);
  const place = await completeUri(context, { ...uri, path: named }, options);
  if (place === undefined) return;
  const { protocol, host, path } = place;
  const loggedIn = await logIn(context, place, { ...options, isCompact: false });
  const attempt = { protocol, host, port: place.port, path, target: undefined, isCompact: false };
  if (!loggedIn.ok) return tellFailure(context, loggedIn.error, attempt);
  const talk = protocol === 'tftp' ? new TftpTalk(screen) : undefined;
  const onProgress = (sentBytes: number): void => {
    talk?.met();
    talk?.moved(sentBytes);
  };
  const sent = await loggedIn.value.files.put(loggedIn.value.path, source.content, onProgress);
  loggedIn.value.server.close();
  if (sent.ok) talk?.end();
  else talk?.failed(sent.error);
  const about = { device: device.name, source: source.name, target: `${protocol}://${host}/${path}` };
  if (!sent.ok) {
    device.journal.write({ kind: 'transfer.failed', ...about, why: sent.error.why });
    return tellFailure(context, sent.error, attempt);
  }
  device.journal.write({ kind: 'transfer.finished', ...about, sizeBytes: sizeOf(source.content) });
  if (protocol === 'ftp') screen.print('***** Transfer of file Completed Successfully *****');
  if (protocol === 'tftp') screen.print('TFTP put operation was successful');
  tellComplete(context);
}
