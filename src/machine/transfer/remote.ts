import type { Result } from '../../base/result.ts';
import type { Content } from '../content/content.ts';

/** The ways to reach another host's files that `copy` knows. */
export type TransferProtocol = (typeof transferProtocols)[number];
export const transferProtocols = ['scp', 'sftp', 'ftp', 'tftp', 'http', 'https'] as const;

/**
 * Whether a protocol asks who wants a file: the first three always do, HTTP lets everybody in and may be told a name,
 * TFTP knows no names (RFC 1350).
 */
export const loginOf: Readonly<Record<TransferProtocol, 'asked' | 'optional' | 'none'>> = {
  scp: 'asked',
  sftp: 'asked',
  ftp: 'asked',
  tftp: 'none',
  http: 'optional',
  https: 'optional',
};

/** A server as `copy` names it. `port` is undefined for the protocol's own. */
export interface ServerAddress {
  readonly protocol: TransferProtocol;
  readonly host: string;
  readonly port: number | undefined;
  readonly vrf: string;
}

/** Why another host cannot be used. Words are chosen by the command. */
export type RemoteProblem =
  /** The name cannot be resolved. */
  | { readonly why: 'unknown-host'; readonly host: string }
  | { readonly why: 'unknown-vrf'; readonly vrf: string }
  /** No lab host answers to this address in this VRF. */
  | { readonly why: 'no-route'; readonly host: string }
  /** The host is there, the service is not. */
  | { readonly why: 'refused'; readonly host: string }
  | { readonly why: 'timed-out'; readonly host: string }
  | { readonly why: 'login-failed'; readonly user: string }
  | { readonly why: 'not-found'; readonly path: string }
  | { readonly why: 'is-directory'; readonly path: string }
  | { readonly why: 'denied'; readonly path: string }
  | { readonly why: 'no-space'; readonly path: string }
  /** The server answered and would not, for a reason of its own, in its own words. */
  | { readonly why: 'rejected'; readonly words: string }
  /** The connection ended in the middle. */
  | { readonly why: 'connection-lost'; readonly detail: string };

/** What the switch asks the world around it for. The lab hands it in; `network/` implements it. */
export interface Network {
  /** The host that answers to a name or an address in a VRF, by its address; whatever it serves, it answers a ping. */
  reachable(host: string, vrf: string): Result<{ readonly address: string }, RemoteProblem>;
  /** Connects to a server; nobody is logged in yet. */
  connect(address: ServerAddress, signal: AbortSignal): Promise<Result<RemoteServer, RemoteProblem>>;
}

/** The key of an SSH server, as questions about it print it. */
export interface HostKey {
  /** `ECDSA`, `RSA`, `ED25519`. */
  readonly algorithm: string;
  /** `SHA256:…`. */
  readonly fingerprint: string;
}

/** A server that answered; one of TFTP or HTTP has not been asked for anything before a file is opened. */
export interface RemoteServer {
  /** The key that an SSH server showed; undefined for all others. */
  readonly hostKey: HostKey | undefined;
  /** Logs in. After `login-failed` it may be called again on the same server (three times for SSH, once for FTP). */
  login(user: string, password: string): Promise<Result<RemoteFiles, RemoteProblem>>;
  /** Goes in without a name, where `loginOf` says that one need not have one; `login-failed` elsewhere. */
  anonymous(): Promise<Result<RemoteFiles, RemoteProblem>>;
  close(): void;
}

/** The files of a user on a server. Relative paths start at the user's home directory, or at what is served to everybody. */
export interface RemoteFiles {
  /** Opens a file for reading. Over TFTP and HTTP it is only here that a silent or refusing server shows itself. */
  open(path: string): Promise<Result<RemoteFile, RemoteProblem>>;
  /** Writes a file there; `onProgress` hears the bytes sent so far. Not over HTTP: that is `rejected`. */
  put(path: string, content: Content, onProgress: (sentBytes: number) => void): Promise<Result<void, RemoteProblem>>;
  /** What a path means on the server, absolute; only where the protocol can ask. A path that cannot be found is answered as it is. */
  locate?(path: string): Promise<{ readonly path: string; readonly isDirectory: boolean }>;
}

/**
 * A file on a server. A simulated host tells what it holds; a real one sends bytes. `bytes` throws nothing:
 * it ends early when the connection is lost, and `problem()` then says so.
 */
export type RemoteFile =
  | { readonly kind: 'described'; readonly name: string; readonly content: Content }
  | {
      readonly kind: 'streamed';
      readonly name: string;
      /** Undefined when the server does not tell it. */
      readonly sizeBytes: number | undefined;
      readonly bytes: AsyncIterable<Uint8Array>;
      problem(): RemoteProblem | undefined;
    };
