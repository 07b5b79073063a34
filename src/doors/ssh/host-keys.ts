import { createECDH, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import ssh2, { type ParsedKey } from 'ssh2';
import { EmulatorError } from '../../base/emulator-error.ts';
import { seededRandom } from '../../base/random.ts';
import { openSshPrivateKey } from './openssh-key.ts';

/** A host key, ready for the SSH server: parsed once, and signing with a key object that is kept. */
export type HostKey = ParsedKey;

/** What PKCS #8 puts in front of the 32 secret bytes of an ed25519 key (RFC 8410). */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The host keys of the switch with this seed: ed25519 and ecdsa-nistp256. The same seed gives the same keys, so that clients
 * recognise a switch after a restart. RSA keys would cost half a second of work each; give them with `hostKeysFromPem`.
 */
export function hostKeysFromSeed(seed: string): readonly HostKey[] {
  return hostKeyTexts(seed).flatMap(hostKeysFromPem);
}

/** The same keys as private key files. */
export function hostKeyTexts(seed: string): readonly string[] {
  return [ed25519Key(seededRandom(`${seed}/ed25519`).bytes(32)), ecdsaKey(seed)];
}

/**
 * Host keys from a private key file (PEM or OpenSSH, not encrypted). An RSA key becomes two: one that signs with SHA-512 and one
 * that signs with SHA-256, each under its own name, because ssh2 offers ssh-rsa (SHA-1) for everything that is named so.
 */
export function hostKeysFromPem(text: string): readonly HostKey[] {
  const parsed = parse(text);
  if (parsed.type !== 'ssh-rsa') return [withKeptKey(parsed)];
  return (['rsa-sha2-512', 'rsa-sha2-256'] as const).map((type) => Object.assign(withKeptKey(parse(text)), { type }));
}

function parse(text: string): ParsedKey {
  const parsed = ssh2.utils.parseKey(text);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key instanceof Error || key === undefined || !key.isPrivateKey()) {
    throw new EmulatorError('A host key cannot be read.', 'give an unencrypted private key in PEM or OpenSSH format');
  }
  return key;
}

/** ssh2 reads the PEM text again for every signature, which is ten times as slow (limits a.2); ours keeps the key object. */
function withKeptKey(key: ParsedKey): ParsedKey {
  const kept = createPrivateKey(key.getPrivatePEM());
  const usual = usualHash(key.type);
  return Object.assign(key, {
    sign: (data: Buffer | string, hash?: string): Buffer => sign(hash ?? usual, Buffer.from(data), kept),
  });
}

/** The hash that goes with a key type when a signature does not name one; null where the scheme brings its own. */
export function usualHash(type: string): string | null {
  switch (type) {
    case 'ssh-ed25519':
      return null;
    case 'ecdsa-sha2-nistp384':
      return 'sha384';
    case 'ecdsa-sha2-nistp521':
      return 'sha512';
    default:
      return 'sha256';
  }
}

function ed25519Key(secret: Uint8Array): string {
  const key = createPrivateKey({ key: Buffer.concat([ed25519Prefix, secret]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const open = spki.subarray(spki.length - 32);
  return openSshPrivateKey({
    type: 'ssh-ed25519',
    publicFields: [open],
    privateFields: [open, Buffer.concat([secret, open])],
  });
}

function ecdsaKey(seed: string): string {
  const pair = createECDH('prime256v1');
  setFirstValidKey(pair, seed);
  const curve = Buffer.from('nistp256');
  const point = pair.getPublicKey();
  const scalar = pair.getPrivateKey();
  const positive = (scalar[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), scalar]) : scalar;
  return openSshPrivateKey({
    type: 'ecdsa-sha2-nistp256',
    publicFields: [curve, point],
    privateFields: [curve, point, positive],
  });
}

/** Nearly all 32-byte numbers are keys of the curve; the few that are not are passed over. */
function setFirstValidKey(pair: ReturnType<typeof createECDH>, seed: string): void {
  const random = seededRandom(`${seed}/ecdsa`);
  for (;;) {
    try {
      pair.setPrivateKey(random.bytes(32));
      return;
    } catch {
      // Zero or not below the order of the curve: the next number is tried.
    }
  }
}
