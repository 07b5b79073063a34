import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import ssh2 from 'ssh2';
import { usualHash } from './host-keys.ts';

/** A public key that may log in. */
interface UserKey {
  readonly type: string;
  /** The key as clients send it. */
  readonly blob: Buffer;
  readonly key: KeyObject;
}

/** What a client that offers a key says about it. */
export interface OfferedKey {
  readonly type: string;
  readonly blob: Buffer;
}

/** What a client that owns a key signed, and how. */
export interface Proof {
  readonly signed: Buffer;
  readonly signature: Buffer;
  /** Undefined for `ssh-rsa` (SHA-1) and for key types that bring their own hash. */
  readonly hash: string | undefined;
}

const keptCount = 1000;
const inLine = /(?:^|\s)((?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) [A-Za-z0-9+/]+=*)/;

/**
 * Reads lines of authorized_keys files and keeps what it read: parsing and making a key object cost more than checking
 * a signature with it. Invariant: at most `keptCount` lines are kept.
 */
export class UserKeys {
  readonly #kept = new Map<string, UserKey | undefined>();

  /** The authorized key that equals the offered one. */
  find(lines: readonly string[], offered: OfferedKey): UserKey | undefined {
    for (const line of lines) {
      const known = this.#read(line);
      if (known?.type === offered.type && known.blob.equals(offered.blob)) return known;
    }
    return undefined;
  }

  #read(line: string): UserKey | undefined {
    if (this.#kept.has(line)) return this.#kept.get(line);
    if (this.#kept.size >= keptCount) this.#kept.clear();
    const key = readLine(line);
    this.#kept.set(line, key);
    return key;
  }
}

/** Whether the client signed with the key. RSA signatures over SHA-1 are not accepted. */
export function isProven(key: UserKey, proof: Proof): boolean {
  if (key.type === 'ssh-rsa' && proof.hash === undefined) return false;
  try {
    return verify(proof.hash ?? usualHash(key.type), proof.signed, key.key, proof.signature);
  } catch {
    return false;
  }
}

function readLine(line: string): UserKey | undefined {
  const [, text] = inLine.exec(line) ?? [];
  if (line.trimStart().startsWith('#') || text === undefined) return undefined;
  const parsed = ssh2.utils.parseKey(text);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key === undefined || key instanceof Error) return undefined;
  try {
    return { type: key.type, blob: key.getPublicSSH(), key: createPublicKey(key.getPublicPEM()) };
  } catch {
    return undefined;
  }
}
