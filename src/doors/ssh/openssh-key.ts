/** One private key in the parts that its OpenSSH encoding needs. */
export interface PrivateKeyParts {
  /** The SSH name of the key type, such as `ssh-ed25519`. */
  readonly type: string;
  /** The fields of the public key after the type. */
  readonly publicFields: readonly Uint8Array[];
  /** The fields of the private key after the type. */
  readonly privateFields: readonly Uint8Array[];
}

const paddingBytes = 8;

/**
 * An unencrypted private key as the text that `ssh-keygen` would write (PROTOCOL.key of OpenSSH). Written here because
 * ssh2's own generator encodes one ed25519 key in two hundred so that nobody can read it (mscdex/ssh2#1390, #1513, #1514).
 */
export function openSshPrivateKey(parts: PrivateKeyParts): string {
  const type = Buffer.from(parts.type);
  const publicBlob = Buffer.concat([type, ...parts.publicFields].map(field));
  const check = Buffer.alloc(8);
  const secret = Buffer.concat([check, ...[type, ...parts.privateFields, Buffer.alloc(0)].map(field)]);
  const missing = (paddingBytes - (secret.length % paddingBytes)) % paddingBytes;
  const padding = Buffer.from(Array.from({ length: missing }, (_, at) => at + 1));
  const none = field(Buffer.from('none'));
  const body = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    none,
    none,
    field(Buffer.alloc(0)),
    Buffer.from([0, 0, 0, 1]),
    field(publicBlob),
    field(Buffer.concat([secret, padding])),
  ]);
  const lines = body.toString('base64').match(/.{1,70}/g) ?? [];
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join('\n');
}

function field(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
