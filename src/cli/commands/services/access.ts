import { line, notation } from '../../notation/notation.ts';

/** Words of what lets users in, for `?` (security command references). */
const help = {
  ssh: 'Configure SSH parameters',
  key: 'Generate SSH Key',
  rsa: 'Generate RSA keys',
  dsa: 'Generate DSA keys',
  ecdsa: 'Generate ECDSA keys',
  ciphers: 'Which ciphers are taken',
  macs: 'Which message authentication codes are taken',
  kexalgos: 'Which key exchanges are taken',
  keytypes: 'Which key types are taken',
  'idle-timeout': 'Idle client timeout in minutes',
  'login-gracetime': 'Login gracetime in seconds',
  xml: 'Configure XML agent',
  server: 'Configure XML server',
};

/** Keys of the switch beside the one that it has from the factory; `force` is typed and not kept. */
const keyHelp = {
  help,
  canonical: ({ bits }: { readonly bits?: unknown }) => (bits === undefined ? {} : { bits: Number(bits) }),
};

export const rsaKeyLine = line('ssh key rsa [<bits:1024-4096>] [force]', { ...keyHelp, default: 'ssh key rsa 1024' });

/** SSH and XML: who is let in how. Limits of sessions: Cisco's security guides. */
export const accessLines = notation('access', [
  rsaKeyLine,
  line('ssh key dsa [force]', { help, canonical: () => ({}), id: 'ssh key dsa' }),
  line('ssh key ecdsa [<bits:256-521>] [force]', { ...keyHelp, needs: 'since 9.2(1)' }),
  line('ssh ciphers <ciphers:all|aes256-gcm>', { help, needs: 'singleImage' }),
  line('ssh macs all', { help, needs: 'singleImage' }),
  line('ssh kexalgos <algorithms:all|ecdh-sha2-nistp384>', { help, needs: 'singleImage' }),
  line('ssh keytypes all', { help, needs: 'singleImage' }),
  line('ssh idle-timeout <0-525600> [keepalive-time <1-100>]', { help, needs: 'since 9.3(3)' }),
  line('ssh login-gracetime <1-2147483647>', { default: 'ssh login-gracetime 120', help, needs: 'singleImage' }),
  line('ssh port <1024-65535>', { help, needs: 'since 9.2(1)' }),
  line('ssh rekey max-data <data:word8> max-time <time:word8>', { help, needs: 'since 9.3(1)' }),
  line('xml server max-session <1-8>', { default: 'xml server max-session 8', help }),
  line('xml server timeout <0-1200>', { default: 'xml server timeout 1200', help }),
  line('xml server validate all', { help }),
]);
