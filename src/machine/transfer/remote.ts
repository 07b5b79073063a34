import type { Result } from '../../base/result.ts';
import type { Content } from '../content/content.ts';

/** The ways to reach another host's files that `copy` knows. */
export type TransferProtocol = 'scp' | 'sftp' | 'ftp';

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
  /** The connection ended in the middle. */
  | { readonly why: 'connection-lost'; readonly detail: string };

/** What the switch asks the world around it for. The lab hands it in; `network/` implements it. */
export interface Network {
  /** The host that answers to a name or an address in a VRF, by its address; whatever it serves, it answers a ping. */
  reachable(host: string, vrf: string): Result<{ readonly address: string }, RemoteProblem>;
  /** Connects to a server; nobody is logged in yet. */
  connect(address: ServerAddress, signal: AbortSignal): Promise<Result<RemoteServer, RemoteProblem>>;
}

/** A server that answered. */
export interface RemoteServer {
  /** The key that an SSH server showed, as `known_hosts` questions print it; undefined for FTP. */
  readonly hostKey: { readonly algorithm: string; readonly fingerprint: string } | undefined;
  /** Logs in. After `login-failed` it may be called again on the same server (three times for SSH, once for FTP). */
  login(user: string, password: string): Promise<Result<RemoteFiles, RemoteProblem>>;
  close(): void;
}

/** The files of a user on a server. Relative paths start at the user's home directory. */
export interface RemoteFiles {
  /** Opens a file for reading. */
  open(path: string): Promise<Result<RemoteFile, RemoteProblem>>;
  /** Writes a file there; `onProgress` hears the bytes sent so far. */
  put(path: string, content: Content, onProgress: (sentBytes: number) => void): Promise<Result<void, RemoteProblem>>;
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
      readonly sizeBytes: number;
      readonly bytes: AsyncIterable<Uint8Array>;
      problem(): RemoteProblem | undefined;
    };
