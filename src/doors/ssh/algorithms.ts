import type { Algorithms } from 'ssh2';

/**
 * What the server offers, best first. Only what ssh-audit accepts, and two more for clients that know nothing newer:
 * `ecdh-sha2-nistp256` and `hmac-sha2-256` (measured with paramiko, plink, asyncssh and libssh).
 *
 * - The list of key exchanges is always given, because ssh2 otherwise offers group exchange, which its server cannot do
 *   (mscdex/ssh2#608, #1025).
 * - `curve25519-sha256@libssh.org` stands before `curve25519-sha256`: dropbear guesses the latter and sends its first packet
 *   along; when that guess is right ssh2 hangs, and it is only right when both sides name the same first algorithm.
 * - No group 18: one exchange would hold the event loop for 14 ms.
 * - No chacha20: without its native addon ssh2 does it three times as slowly as AES-GCM.
 */
export const offeredAlgorithms: Algorithms = {
  kex: [
    'curve25519-sha256@libssh.org',
    'curve25519-sha256',
    'ecdh-sha2-nistp256',
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group16-sha512',
  ],
  cipher: ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com', 'aes256-ctr', 'aes192-ctr', 'aes128-ctr'],
  hmac: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com', 'hmac-sha2-256'],
  compress: ['none', 'zlib@openssh.com'],
};
