import { expect, it } from 'vitest';
import { openTestDoor } from '../clients.ts';
import { readOffer } from './raw-client.ts';

it('offers what it can do: no group exchange, no chacha20, no SHA-1', async () => {
  const test = await openTestDoor();
  const { kex, hostKeys, ciphers } = await readOffer(test.door.port, true);
  // The first name is not the one that dropbear guesses: ssh2 hangs when a guess is right.
  expect(kex).toEqual([
    'curve25519-sha256@libssh.org',
    'curve25519-sha256',
    'ecdh-sha2-nistp256',
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group16-sha512',
    'kex-strict-s-v00@openssh.com',
  ]);
  expect(hostKeys).toEqual(['ssh-ed25519', 'ecdsa-sha2-nistp256']);
  expect(ciphers).toEqual([
    'aes128-gcm@openssh.com',
    'aes256-gcm@openssh.com',
    'aes256-ctr',
    'aes192-ctr',
    'aes128-ctr',
  ]);
  await test.close();
});

it.each(['curve25519-sha256', 'ecdh-sha2-nistp256', 'diffie-hellman-group14-sha256', 'diffie-hellman-group16-sha512'])(
  'serves a client that insists on %s',
  async (kex) => {
    const test = await openTestDoor();
    const { status, output } = await test.ssh(['-o', `KexAlgorithms=${kex}`, '-o', 'Ciphers=aes128-ctr', 'hello']);
    expect({ status, output }).toEqual({ status: 0, output: 'hello\r\n' });
    await test.close();
  },
);
