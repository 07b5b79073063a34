import { failed, ok, type Result } from '../../../base/result.ts';
import { type ConnectProblem, connectCopy } from '../../../machine/transfer/connect.ts';
import {
  loginOf,
  type RemoteFiles,
  type RemoteServer,
  type ServerAddress,
  type TransferProtocol,
} from '../../../machine/transfer/remote.ts';
import type { Context } from '../../shell/command.ts';
import { trustsHostKey } from './host-key.ts';
import type { RemotePlace } from './questions.ts';

/** A user logged in on a server, and the path that the operator named there. */
export interface LoggedIn {
  readonly address: ServerAddress;
  readonly server: RemoteServer;
  readonly files: RemoteFiles;
  readonly path: string;
}

/** Why there is no login: a problem with words, the server's key was not trusted (and that was said), or the operator gave up. */
export type LoginProblem = { readonly why: 'given-up' } | { readonly why: 'untrusted' } | ConnectProblem;

const sshPort = 22;

/** OpenSSH asks for a password three times; FTP and HTTP once. */
const sshTries = 3;

/** Connects, asks about the server's key and for the password, and logs in (nxos-behaviour 4.4). */
export async function logIn(
  context: Context<unknown>,
  place: RemotePlace,
  isCompact: boolean,
): Promise<Result<LoggedIn, LoginProblem>> {
  const { device, signal } = context;
  const { address } = place;
  const server = await connectCopy(device.network, address, { isCompact, points: device.points, signal });
  if (!server.ok) return server;
  const files = await enter(context, place, server.value);
  if (!files.ok) {
    server.value.close();
    return files;
  }
  return ok({ address, server: server.value, files: files.value, path: pathOn(address.protocol, place.path) });
}

async function enter(
  context: Context<unknown>,
  place: RemotePlace,
  server: RemoteServer,
): Promise<Result<RemoteFiles, LoginProblem>> {
  const { address, user, password } = place;
  const { host, port, protocol } = address;
  if (loginOf[protocol] === 'none' || user === '') return server.anonymous();
  if (password !== undefined) return server.login(user, password);
  const { hostKey } = server;
  // Behind an answered question the SSH client begins on a line of its own (captures of 6.0(2)U6, 7.0(3)I and genielibs).
  if (isSsh(protocol) && place.wasAsked && context.screen.isInteractive) context.screen.print('');
  if (hostKey !== undefined && !(await trustsHostKey(context, { host, port, key: hostKey }))) {
    return failed({ why: 'untrusted' });
  }
  tellKeyExchange(context, address);
  return askPassword(context, address, user, server);
}

/** What the SSH client of older releases says before it asks for the password (technote, sample of the 29 % failure). */
function tellKeyExchange({ running, screen }: Context<unknown>, { protocol, host, port }: ServerAddress): void {
  if (!isSsh(protocol)) return;
  if (!running.has('singleImage') || running.has('quietScpClient')) return;
  for (const direction of ['Outbound', 'Inbound']) screen.print(`${direction}-ReKey for ${host}:${port ?? sshPort}`);
}

async function askPassword(
  context: Context<unknown>,
  { protocol, host }: ServerAddress,
  user: string,
  server: RemoteServer,
): Promise<Result<RemoteFiles, LoginProblem>> {
  const { screen } = context;
  const tries = isSsh(protocol) ? sshTries : 1;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const password = await screen.ask(isSsh(protocol) ? `${user}@${host}'s password: ` : 'Password:', 'secret');
    if (password === undefined)
      return failed(screen.isInteractive ? { why: 'given-up' } : { why: 'login-failed', user });
    const files = await server.login(user, password);
    if (files.ok || files.error.why !== 'login-failed' || attempt === tries) return files;
    screen.print('Permission denied, please try again.');
  }
  return failed({ why: 'login-failed', user });
}

function isSsh(protocol: TransferProtocol): boolean {
  return protocol === 'scp' || protocol === 'sftp';
}

/** FTP and TFTP paths are relative to what the server starts at; the others take the path as it stands in the URI. */
function pathOn(protocol: TransferProtocol, path: string): string {
  if (protocol === 'ftp' || protocol === 'tftp') return path.replace(/^\//, '');
  const isWeb = protocol === 'http' || protocol === 'https';
  return isWeb && !path.startsWith('/') ? `/${path}` : path;
}
