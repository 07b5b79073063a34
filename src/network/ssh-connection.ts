import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { Client, type ClientChannel, type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { failed, ok, type Result } from '../base/result.ts';
import type { HostKey, RemoteProblem } from '../machine/transfer/remote.ts';
import { type BridgeWay, limitAnswer, problemOfSocket } from './bridge-way.ts';
import { SshLogin } from './ssh-login.ts';

/**
 * What we ask of real servers. AES-GCM is the fastest that ssh2 has and chacha20 by far the slowest without its addon;
 * ECDSA keys come first because that is the key which the switch shows (nxos-behaviour 4.4).
 */
const algorithms: NonNullable<ConnectConfig['algorithms']> = {
  cipher: ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com', 'aes128-ctr', 'aes192-ctr', 'aes256-ctr'],
  serverHostKey: [
    'ecdsa-sha2-nistp256',
    'ecdsa-sha2-nistp384',
    'ecdsa-sha2-nistp521',
    'ssh-ed25519',
    'rsa-sha2-512',
    'rsa-sha2-256',
    'ssh-rsa',
  ],
};

const stopped: RemoteProblem = { why: 'connection-lost', detail: 'the transfer was stopped' };

/** A peer that stays silent for three of these is gone; ssh2 asks, so that a dead line does not hang a transfer. */
const keepaliveMs = 15_000;

/** An open SSH connection to a real server. Lifetime: until `close`, the way's signal or the server ends it. */
export interface SshConnection {
  /** What the operator called the server. */
  readonly shownHost: string;
  readonly hostKey: HostKey;
  readonly login: SshLogin;
  /** Runs a command; `refused` when the server does not let us. */
  exec(command: string): Promise<Result<ClientChannel, RemoteProblem>>;
  /** Opens the sftp subsystem; `refused` when there is none. */
  sftp(): Promise<Result<SFTPWrapper, RemoteProblem>>;
  /** Why the connection ended, in the words of whoever ended it. */
  lost(): RemoteProblem;
  /** Ends it; `why` is what those who still wait on it are told. */
  close(why?: RemoteProblem): void;
}

/** Connects and waits for the server's key; nobody is logged in yet. */
export function dialSsh(way: BridgeWay): Promise<Result<SshConnection, RemoteProblem>> {
  return new Promise((resolve) => {
    const socket = connect({ host: way.host, port: way.port, noDelay: true });
    const client = new Client();
    const login = new SshLogin();
    let problem: RemoteProblem | undefined;
    const end = (why: RemoteProblem): void => {
      problem ??= why;
      socket.destroy();
    };
    const abort = (): void => end(stopped);
    const answered = limitAnswer(() => end({ why: 'timed-out', host: way.shownHost }));
    const lost = (): RemoteProblem => lostOf(problem);
    client.on('error', (error) => end(problemOfSocket(error, way.shownHost)));
    client.on('ready', () => login.accepted());
    client.on('change password', () => end({ why: 'connection-lost', detail: 'the password has expired' }));
    client.on('close', () => {
      answered();
      way.signal.removeEventListener('abort', abort);
      problem ??= { why: 'connection-lost', detail: 'the server closed the connection' };
      login.ended(problem);
      resolve(failed(problem));
    });
    way.signal.addEventListener('abort', abort, { once: true });
    const showKey = (key: Buffer): boolean => {
      answered();
      const channels = channelsOf(client, way, lost);
      const close = (why = stopped): void => end(why);
      resolve(ok({ shownHost: way.shownHost, hostKey: hostKeyOf(key), login, ...channels, lost, close }));
      return true;
    };
    client.connect({
      sock: socket,
      algorithms,
      // ssh2 insists on a name; what is sent is the one that `login` answers with.
      username: '-',
      // The operator may think about the key and the password for as long as the server lets him.
      readyTimeout: 0,
      keepaliveInterval: keepaliveMs,
      authHandler: login.handler,
      hostVerifier: showKey,
    });
    if (way.signal.aborted) abort();
  });
}

function channelsOf(client: Client, way: BridgeWay, lost: () => RemoteProblem): Pick<SshConnection, 'exec' | 'sftp'> {
  const open = <C>(start: (opened: (error: Error | undefined, channel: C) => void) => void) =>
    new Promise<Result<C, RemoteProblem>>((resolve) => {
      try {
        start((error, channel) => {
          if (error === undefined) return resolve(ok(channel));
          resolve(failed(isGone(error) ? lost() : { why: 'refused', host: way.shownHost }));
        });
      } catch {
        // ssh2 throws when the connection is gone already.
        resolve(failed(lost()));
      }
    });
  return {
    exec: (command) => open<ClientChannel>((opened) => client.exec(command, opened)),
    sftp: () => open<SFTPWrapper>((opened) => client.sftp(opened)),
  };
}

/** The words that ssh2 gives to every request that a lost connection left unanswered. */
function isGone(error: Error): boolean {
  return error.message === 'No response from server';
}

function lostOf(problem: RemoteProblem | undefined): RemoteProblem {
  if (problem?.why === 'connection-lost') return problem;
  return {
    why: 'connection-lost',
    detail: problem === undefined ? 'the server ended the transfer' : detailOf(problem),
  };
}

function detailOf(problem: RemoteProblem): string {
  return problem.why === 'connection-lost' ? problem.detail : problem.why;
}

/** Reads an SSH public key blob: it starts with the length and the name of its algorithm (RFC 4253 6.6). */
function hostKeyOf(key: Buffer): HostKey {
  const name = key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1');
  const digest = createHash('sha256').update(key).digest('base64').replace(/=+$/, '');
  return { algorithm: algorithmOf(name), fingerprint: `SHA256:${digest}` };
}

function algorithmOf(name: string): string {
  if (name.startsWith('ecdsa-')) return 'ECDSA';
  if (name === 'ssh-ed25519') return 'ED25519';
  return name === 'ssh-rsa' ? 'RSA' : name;
}
