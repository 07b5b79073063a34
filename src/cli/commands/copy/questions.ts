import { loginOf, type ServerAddress } from '../../../machine/transfer/remote.ts';
import type { Context } from '../../shell/command.ts';
import type { RemoteUri } from '../words/location-arg.ts';

/** What `copy` was told beside the URI. */
export interface CopyOptions {
  readonly vrf: string | undefined;
  readonly port: number | undefined;
  /** A compacting copy asks the point of its connection. */
  readonly isCompact: boolean;
}

/** A file on a server, with everything known that must be known before the server is called. */
export interface RemotePlace {
  /** `port` is undefined for the protocol's own. */
  readonly address: ServerAddress;
  readonly path: string;
  /** Empty where the protocol needs none. */
  readonly user: string;
  readonly password: string | undefined;
  /** Whether the operator had to answer for any of it. */
  readonly wasAsked: boolean;
}

/** How the journal spells a file on a server. */
export function urlOf({ address, path }: RemotePlace): string {
  return `${address.protocol}://${address.host}${path.startsWith('/') ? '' : '/'}${path}`;
}

/** The name of the file to fetch: what the URI says, or else what the operator answers; undefined when he gives up. */
export async function askSource({ screen }: Context<unknown>, uri: RemoteUri): Promise<string | undefined> {
  // A slash alone names nothing that could be fetched.
  const named = uri.path === '/' ? undefined : uri.path;
  return named ?? givenUp(await screen.ask('Enter source filename: ', 'answer'));
}

/**
 * The name under which a file goes to a server. A path that ends in `/` takes the source's name; without a path the operator is
 * asked, and Enter alone takes it too (captures of `copy running-config tftp:` and `sftp://user@host`). Undefined when he gives up.
 */
export async function askTarget(context: Context<unknown>, uri: RemoteUri, own: string): Promise<string | undefined> {
  const { path } = uri;
  if (path === undefined) return askName(context, own);
  return path.endsWith('/') ? `${path}${own}` : path;
}

/** `Enter destination filename: [X] `: the answer, or `standard` for Enter alone; undefined when the operator gives up. */
export async function askName({ screen, session }: Context<unknown>, standard: string): Promise<string | undefined> {
  if (!screen.isInteractive || session.dontAsk) return standard;
  const answer = await screen.ask(`Enter destination filename: [${standard}] `, 'answer');
  return answer === '' ? standard : answer;
}

/**
 * Asks for what is still open, in the device's order: VRF, host, user (unicon's mock of `copy scp:`, captures of
 * `copy running-config tftp:`). Undefined when the operator gives up.
 */
export async function askPlace(
  context: Context<unknown>,
  uri: RemoteUri,
  path: string,
  options: Pick<CopyOptions, 'vrf' | 'port'>,
): Promise<RemotePlace | undefined> {
  const { screen, session } = context;
  const { protocol } = uri;
  const asksVrf = options.vrf === undefined && screen.isInteractive && !session.dontAsk;
  const vrf = asksVrf ? await askVrf(context) : (options.vrf ?? 'default');
  if (vrf === undefined) return undefined;
  const host = uri.host ?? givenUp(await screen.ask(`Enter hostname for the ${protocol} server: `, 'answer'));
  if (host === undefined) return undefined;
  const needsUser = uri.user === undefined && loginOf[protocol] === 'asked';
  const user = needsUser ? givenUp(await screen.ask('Enter username: ', 'answer')) : (uri.user ?? '');
  if (user === undefined) return undefined;
  return {
    address: { protocol, host, port: options.port ?? uri.port, vrf },
    path,
    user,
    password: uri.password,
    wasAsked: asksVrf || uri.host === undefined || needsUser,
  };
}

async function askVrf({ screen }: Context<unknown>): Promise<string | undefined> {
  const answer = await screen.ask("Enter vrf (If no input, current vrf 'default' is considered): ", 'answer');
  return answer === '' ? 'default' : answer;
}

/** An empty answer to a question without a default ends the copy, as no answer does. */
function givenUp(answer: string | undefined): string | undefined {
  return answer === '' ? undefined : answer;
}
