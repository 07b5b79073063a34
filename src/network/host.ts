import type { Content } from '../machine/content/content.ts';
import type { TransferProtocol } from '../machine/transfer/remote.ts';

/** A host that a lab names: either it lives in this process, or it stands for a real server. */
export type HostSpec = SimulatedHost | BridgedHost;

/** A file server that exists only inside the lab. */
export interface SimulatedHost {
  readonly kind: 'simulated';
  /** Its IPv4 or IPv6 address, as an operator types it. */
  readonly address: string;
  readonly names: readonly string[];
  /** The VRFs in which the switches reach it; usually `defaultHostVrfs`. */
  readonly vrfs: readonly string[];
  readonly users: readonly HostUser[];
  readonly protocols: readonly TransferProtocol[];
  /** The directory that TFTP and HTTP serve to everybody: nothing outside of it is seen. Absolute. */
  readonly served: string;
  readonly files: readonly HostFile[];
  /** Its SSH key follows from this and the seed: another word, another key. */
  readonly keyWord: string;
}

/** Somebody who may log in to a simulated host. */
export interface HostUser {
  readonly name: string;
  readonly password: string;
  /** Where relative paths start: an absolute path, made when no file lies in it. */
  readonly home: string;
}

/** A file that a simulated host holds from the start; its directories are made with it. */
export interface HostFile {
  /** Absolute. */
  readonly path: string;
  readonly content: Content;
  /** Lab milliseconds since 1970. */
  readonly modifiedMs: number;
}

/** A lab address behind which a real server answers: the only way out of the emulator that a switch has. */
export interface BridgedHost {
  readonly kind: 'bridge';
  readonly address: string;
  readonly names: readonly string[];
  readonly vrfs: readonly string[];
  readonly to: {
    /** A real name or address. */
    readonly host: string;
    /** Protocols without a port are refused; scp and sftp share the SSH port, so one of them offers both. */
    readonly ports: { readonly [P in TransferProtocol]?: number | undefined };
  };
}

/** Where file servers of a switch usually are: behind its management port. */
export const defaultHostVrfs: readonly string[] = ['management'];

/** The port that a protocol has when nobody names one (IANA service names). */
export const standardPorts: Readonly<Record<TransferProtocol, number>> = {
  scp: 22,
  sftp: 22,
  ftp: 21,
  tftp: 69,
  http: 80,
  https: 443,
};
