import type { HostKey } from './transfer/remote.ts';

/** What the SSH client of a switch makes of the key that a server shows. */
export type KeyVerdict = 'unknown' | 'known' | 'changed';

/** A server whose key was accepted: its name as the operator typed it in small letters, and the key; undefined when any will do. */
interface KnownHost {
  readonly host: string;
  readonly key: HostKey | undefined;
}

/**
 * The servers whose SSH key a switch's operators have accepted, with the key of each. They are kept as lines, in the manner of a
 * `known_hosts` file: `192.0.2.10 ECDSA SHA256:…`; a line without a key accepts the one that the server shows first.
 * `onChange` is called after each change.
 */
export class KnownHosts {
  readonly #hosts = new Map<string, KnownHost>();
  readonly #onChange: () => void;

  constructor(lines: readonly string[], onChange: () => void) {
    this.#onChange = onChange;
    this.#read(lines);
  }

  /** The lines, in the order in which the servers were accepted. */
  get all(): readonly string[] {
    return [...this.#hosts.values()].map(lineOf);
  }

  /** Whether a server is known by this key. A server that was accepted without a key is known by this one from now on. */
  check(host: string, key: HostKey): KeyVerdict {
    const known = this.#hosts.get(host.toLowerCase());
    if (known === undefined) return 'unknown';
    if (known.key === undefined) {
      this.add(host, key);
      return 'known';
    }
    return known.key.fingerprint === key.fingerprint && known.key.algorithm === key.algorithm ? 'known' : 'changed';
  }

  /** Where a server's line stands, from 1 on, and the algorithm of its key; undefined for a server that is not known by a key. */
  lineOf(host: string): { readonly number: number; readonly algorithm: string } | undefined {
    const name = host.toLowerCase();
    const algorithm = this.#hosts.get(name)?.key?.algorithm;
    return algorithm === undefined ? undefined : { number: [...this.#hosts.keys()].indexOf(name) + 1, algorithm };
  }

  add(host: string, key: HostKey): void {
    const name = host.toLowerCase();
    this.#hosts.set(name, { host: name, key });
    this.#onChange();
  }

  /** Forgets them all. */
  clear(): void {
    this.#hosts.clear();
    this.#onChange();
  }

  /** Knows exactly these from now on; whoever restores says so himself. */
  restore(lines: readonly string[]): void {
    this.#hosts.clear();
    this.#read(lines);
  }

  #read(lines: readonly string[]): void {
    for (const line of lines) {
      const [host = '', algorithm, fingerprint] = line.trim().split(/\s+/);
      const key = algorithm === undefined || fingerprint === undefined ? undefined : { algorithm, fingerprint };
      if (host !== '') this.#hosts.set(host.toLowerCase(), { host: host.toLowerCase(), key });
    }
  }
}

function lineOf({ host, key }: KnownHost): string {
  return key === undefined ? host : `${host} ${key.algorithm} ${key.fingerprint}`;
}
