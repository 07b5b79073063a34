import { failed, type Result } from '../../base/result.ts';
import type { Content } from '../../machine/content/content.ts';
import { home } from '../../machine/storage/files.ts';
import { nameOf } from '../../machine/storage/location.ts';
import { Pace, ratesBytesPerSecond } from '../../machine/transfer/pace.ts';
import { receive, type TransferProblem, takeOver } from '../../machine/transfer/receive.ts';
import type { RemoteFiles, RemoteProblem, RemoteServer, TransferProtocol } from '../../machine/transfer/remote.ts';
import type { BootWork } from './boot-work.ts';
import { managementVrf } from './fetch.ts';
import { fileWords } from './file-lines.ts';

/** The ways that the kickstart shell can copy from a server (nxos-behaviour 3.3). */
const protocols = ['tftp', 'scp', 'sftp', 'ftp'] as const satisfies readonly TransferProtocol[];

interface Place {
  readonly protocol: (typeof protocols)[number];
  readonly user: string | undefined;
  readonly host: string;
  readonly path: string;
}

/** `copy` of the kickstart shell: from a server or a stick to a filesystem of the switch. */
export async function copyIn(typedSource: string, typedTarget: string, work: BootWork): Promise<void> {
  const { device, screen } = work;
  const place = parsePlace(typedSource);
  const resolved = device.files.resolve(typedTarget, home);
  if (!resolved.ok) return screen.print(fileWords(resolved.error));
  const target = device.files.targetFor(resolved.value, nameOf(place?.path ?? typedSource.replace(/^.*:/, '/')));
  const copied =
    place === undefined ? await copyLocal(typedSource, target, work) : await copyRemote(place, target, work);
  if (copied.ok) return screen.print('Copy complete, now saving to disk (please wait)...');
  const words = wordsOf(copied.error);
  if (words !== undefined) screen.print(words);
}

type Copied = Promise<Result<Content, TransferProblem | { readonly why: 'given-up' }>>;

async function copyLocal(typed: string, target: typeof home, { device, signal }: BootWork): Copied {
  const source = device.files.resolve(typed, home);
  if (!source.ok) return source;
  const file = device.files.open(source.value);
  if (!file.ok) return file;
  try {
    const { content } = file.value;
    const writer = device.files.write(target, { source: content });
    if (!writer.ok) return writer;
    const pace = new Pace(device.clock, ratesBytesPerSecond.local);
    const copied = await takeOver(content, { writer: writer.value, pace, onProgress: () => {}, signal });
    writer.value.abort();
    return copied;
  } finally {
    file.value.close();
  }
}

async function copyRemote(place: Place, target: typeof home, work: BootWork): Copied {
  const { device, signal, network } = work;
  const { protocol, host, path } = place;
  // Nobody answers a port without an address, or one that is shut down.
  if (network.address === undefined || !network.isUp) return failed({ why: 'no-route', host });
  const server = await device.network.connect({ protocol, host, port: undefined, vrf: managementVrf }, signal);
  if (!server.ok) return server;
  try {
    const files = await logIn(place, server.value, work);
    if (!files.ok) return files;
    const file = await files.value.open(protocol === 'ftp' || protocol === 'tftp' ? path.replace(/^\/+/, '') : path);
    if (!file.ok) return file;
    const source = file.value.kind === 'described' ? { source: file.value.content } : {};
    const writer = device.files.write(target, source);
    if (!writer.ok) return writer;
    const rate = protocol === 'tftp' ? ratesBytesPerSecond.tftp : ratesBytesPerSecond.network;
    const pace = new Pace(device.clock, rate);
    return await receive(file.value, { writer: writer.value, pace, onProgress: () => {}, signal });
  } finally {
    server.value.close();
  }
}

async function logIn(
  { protocol, user, host }: Place,
  server: RemoteServer,
  { screen }: BootWork,
): Promise<Result<RemoteFiles, RemoteProblem | { readonly why: 'given-up' }>> {
  if (protocol === 'tftp') return server.anonymous();
  const name = user ?? (await screen.ask('Enter username: ', 'answer'));
  if (name === undefined || name === '') return failed({ why: 'given-up' });
  const password = await screen.ask(protocol === 'ftp' ? 'Password:' : `${name}@${host}'s password: `, 'secret');
  return password === undefined ? failed({ why: 'given-up' }) : server.login(name, password);
}

function parsePlace(text: string): Place | undefined {
  const [, scheme = '', user, host = '', path = ''] = /^([a-z]+):\/\/(?:([^@/]+)@)?([^/]+)(\/.*)$/i.exec(text) ?? [];
  const protocol = protocols.find((known) => known === scheme.toLowerCase());
  return protocol === undefined ? undefined : { protocol, user, host, path };
}

/** What the kickstart shell says of a copy that failed; inferred from the words of NX-OS. Undefined for what was given up. */
function wordsOf(problem: TransferProblem | { readonly why: 'given-up' }): string | undefined {
  switch (problem.why) {
    case 'given-up':
    case 'interrupted':
      return undefined;
    case 'unknown-host':
    case 'unknown-vrf':
    case 'no-route':
    case 'refused':
      return 'no such file or directory (invalid server)';
    case 'timed-out':
    case 'connection-lost':
      return 'Connection timed out';
    case 'login-failed':
      return 'Permission denied, please try again.';
    case 'denied':
      return 'Permission denied';
    case 'rejected':
      return problem.words;
    case 'not-found':
    case 'is-directory':
      return 'No such file or directory';
    case 'no-space':
      return 'No space left on device';
    default:
      return fileWords(problem);
  }
}
