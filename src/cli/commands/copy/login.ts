import { failed, ok, type Result } from '../../../base/result.ts';
import {
  loginOf,
  type RemoteFiles,
  type RemoteProblem,
  type RemoteServer,
  type ServerAddress,
} from '../../../machine/transfer/remote.ts';
import type { Context } from '../../shell/command.ts';
import { parseYesNo } from '../../terminal/dialog.ts';
import type { RemoteUri } from '../location-arg.ts';

/** A user logged in on a server, and the path that the operator named there. */
export interface LoggedIn {
  readonly address: ServerAddress;
  readonly server: RemoteServer;
  readonly files: RemoteFiles;
  readonly path: string;
}

/** Why there is no login: a problem with words, or the operator gave up. */
export type LoginProblem = { readonly why: 'given-up' } | { readonly why: 'closed-by-peer' } | RemoteProblem;

/** What `copy` was told beside the URI. */
export interface CopyOptions {
  readonly vrf: string | undefined;
  readonly port: number | undefined;
  /** A compacting copy asks the point of its connection. */
  readonly isCompact: boolean;
}

const sshPort = 22;

/** OpenSSH asks for a password three times; FTP and HTTP once. */
const sshTries = 3;

/** A file on a server, as far as it must be known before anything else is asked. */
export interface RemotePlace {
  readonly protocol: RemoteUri['protocol'];
  readonly host: string;
  readonly path: string;
  /** Asked for later when the URI does not name one and the protocol wants one. */
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Undefined for the protocol's own. */
  readonly port: number | undefined;
}

/** Asks for the file and the host that a URI such as `scp:` leaves open; undefined when the operator gives up. */
export async function completeUri(
  context: Context<unknown>,
  uri: RemoteUri,
  options: Pick<CopyOptions, 'port'>,
): Promise<RemotePlace | undefined> {
  const { screen } = context;
  const path = uri.path ?? (await screen.ask('Enter source filename: ', 'answer'));
  if (path === undefined || path === '') return undefined;
  const host = uri.host ?? (await screen.ask(`Enter hostname for the ${uri.protocol} server: `, 'answer'));
  if (host === undefined || host === '') return undefined;
  return { ...uri, host, path, port: options.port ?? uri.port };
}

/** Asks for what is still open, in the device's order (VRF, user, host key, password), and logs in (nxos-behaviour 4.4). */
export async function logIn(
  context: Context<unknown>,
  place: RemotePlace,
  options: CopyOptions,
): Promise<Result<LoggedIn, LoginProblem>> {
  const { device, screen, signal } = context;
  const { protocol, host, port } = place;
  const vrf = options.vrf ?? (await askVrf(context));
  if (vrf === undefined) return failed({ why: 'given-up' });
  const user = place.user ?? (loginOf[protocol] === 'asked' ? await screen.ask('Enter username: ', 'answer') : '');
  if (user === undefined || (user === '' && loginOf[protocol] === 'asked')) return failed({ why: 'given-up' });
  if (options.isCompact && device.points.ask('scp.compact.open', { vrf }, () => 'open') === 'closed-by-peer') {
    return failed({ why: 'closed-by-peer' });
  }
  const address: ServerAddress = { protocol, host, port, vrf };
  const server = await device.network.connect(address, signal);
  if (!server.ok) return server;
  const files = await enter(context, place, user, server.value);
  if (!files.ok) {
    server.value.close();
    return files;
  }
  return ok({ address, server: server.value, files: files.value, path: pathOn(protocol, place.path) });
}

async function enter(
  context: Context<unknown>,
  place: RemotePlace,
  user: string,
  server: RemoteServer,
): Promise<Result<RemoteFiles, LoginProblem>> {
  if (loginOf[place.protocol] === 'none' || user === '') return server.anonymous();
  if (place.password !== undefined) return server.login(user, place.password);
  if (!(await acceptHostKey(context, place.host, server))) return failed({ why: 'given-up' });
  tellKeyExchange(context, place);
  return askPassword(context, place, user, server);
}

async function askVrf(context: Context<unknown>): Promise<string | undefined> {
  const { screen, session } = context;
  if (!screen.isInteractive || session.dontAsk) return 'default';
  const answer = await screen.ask("Enter vrf (If no input, current vrf 'default' is considered): ", 'answer');
  return answer === '' ? 'default' : answer;
}

async function acceptHostKey(context: Context<unknown>, host: string, server: RemoteServer): Promise<boolean> {
  const { device, screen, session } = context;
  const key = server.hostKey;
  if (key === undefined || device.knownHosts.has(host)) return true;
  screen.print(`The authenticity of host '${host} (${host})' can't be established.`);
  screen.print(`${key.algorithm} key fingerprint is ${key.fingerprint}.`);
  const question = 'Are you sure you want to continue connecting (yes/no)? ';
  const answer = session.dontAsk || !screen.isInteractive ? 'yes' : await screen.ask(question, 'answer');
  if (answer === undefined || parseYesNo(answer) !== 'yes') {
    screen.print('Host key verification failed.');
    return false;
  }
  screen.print(`Warning: Permanently added '${host}' (${key.algorithm}) to the list of known hosts.`);
  device.knownHosts.add(host);
  return true;
}

/** What the SSH client of older releases says before it asks for the password (technote, sample of the 29 % failure). */
function tellKeyExchange({ device, screen }: Context<unknown>, { protocol, host, port }: RemotePlace): void {
  if (protocol !== 'scp' && protocol !== 'sftp') return;
  if (!device.has('singleImage') || device.has('quietScpClient')) return;
  for (const direction of ['Outbound', 'Inbound']) screen.print(`${direction}-ReKey for ${host}:${port ?? sshPort}`);
}

async function askPassword(
  context: Context<unknown>,
  { protocol, host }: RemotePlace,
  user: string,
  server: RemoteServer,
): Promise<Result<RemoteFiles, LoginProblem>> {
  const { screen } = context;
  const isSsh = protocol === 'scp' || protocol === 'sftp';
  const tries = isSsh ? sshTries : 1;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const password = await screen.ask(isSsh ? `${user}@${host}'s password: ` : 'Password:', 'secret');
    if (password === undefined)
      return failed(screen.isInteractive ? { why: 'given-up' } : { why: 'login-failed', user });
    const files = await server.login(user, password);
    if (files.ok || files.error.why !== 'login-failed' || attempt === tries) return files;
    screen.print('Permission denied, please try again.');
  }
  return failed({ why: 'login-failed', user });
}

/** FTP and TFTP paths are relative to what the server starts at; the others take the path as it stands in the URI. */
function pathOn(protocol: RemoteUri['protocol'], path: string): string {
  return protocol === 'ftp' || protocol === 'tftp' ? path.replace(/^\//, '') : path;
}
