import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes what clients log in with: an ed25519 key, and a program that answers OpenSSH's question for a password. */
export function makeIdentity(folder) {
  const keyFile = join(folder, 'client_key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'bench', '-f', keyFile]);
  const askpass = join(folder, 'askpass');
  writeFileSync(askpass, '#!/bin/sh\necho "$N3K_BENCH_PASSWORD"\n');
  chmodSync(askpass, 0o755);
  return { keyFile, askpass, publicKey: readFileSync(`${keyFile}.pub`, 'utf8').trim() };
}
