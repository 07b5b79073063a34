import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { EmulatorError } from '../../../src/base/emulator-error.ts';
import { hostKeysFromPem, hostKeysFromSeed, hostKeyTexts } from '../../../src/doors/ssh/host-keys.ts';
import { needs } from '../../needs/needs.ts';
import { openTestDoor } from '../clients.ts';
import { readOffer } from './raw-client.ts';

const rsaPem = String(
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' }),
);

// ssh2's own generator writes one ed25519 key in two hundred so that it cannot be read (mscdex/ssh2#1390).
it('makes keys that can always be read', () => {
  for (let number = 0; number < 300; number += 1) {
    expect(hostKeysFromSeed(`switch ${number}`).map(({ type }) => type)).toEqual([
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
    ]);
  }
});

it('gives a switch the same keys again, and another switch others', () => {
  const blobs = (seed: string): string[] => hostKeysFromSeed(seed).map((key) => key.getPublicSSH().toString('hex'));
  expect(blobs('a')).toEqual(blobs('a'));
  expect(new Set([...blobs('a'), ...blobs('b')]).size).toBe(4);
});

it('writes keys that ssh-keygen reads', () => {
  needs('ssh-keygen');
  const folder = mkdtempSync(join(tmpdir(), 'n3k-keys-'));
  const read = hostKeyTexts('sw1').map((text, index) => {
    const file = join(folder, String(index));
    writeFileSync(file, text, { mode: 0o600 });
    return execFileSync('ssh-keygen', ['-y', '-f', file], { encoding: 'utf8' }).trim();
  });
  const expected = hostKeysFromSeed('sw1').map((key) => `${key.type} ${key.getPublicSSH().toString('base64')}`);
  expect(read).toEqual(expected);
  rmSync(folder, { recursive: true });
});

// ssh2 hands OpenSSL the PEM text for every signature: ten times as slow as a key object.
it('signs without reading the key again', () => {
  for (const key of [...hostKeysFromSeed('sw1'), ...hostKeysFromPem(rsaPem)]) {
    const reading = vi.spyOn(key, 'getPrivatePEM');
    const isRsa = key.type.startsWith('rsa');
    const signature = isRsa ? key.sign(Buffer.from('data'), 'sha512') : key.sign(Buffer.from('data'));
    const hash = { 'ssh-ed25519': null, 'ecdsa-sha2-nistp256': 'sha256' }[String(key.type)];
    const isRight = verify(
      hash === undefined ? 'sha512' : hash,
      Buffer.from('data'),
      createPublicKey(key.getPublicPEM()),
      signature,
    );
    expect({ isRight, readings: reading.mock.calls.length }).toEqual({ isRight: true, readings: 0 });
  }
});

// ssh2 offers ssh-rsa (SHA-1) for every RSA key, even when it is told not to.
it('offers an RSA key with SHA-2 only', async () => {
  const test = await openTestDoor({}, { hostKeys: () => hostKeysFromPem(rsaPem) });
  expect((await readOffer(test.door.port, true)).hostKeys).toEqual(['rsa-sha2-512', 'rsa-sha2-256']);
  for (const algorithm of ['rsa-sha2-512', 'rsa-sha2-256']) {
    const { status } = await test.ssh(['-o', `HostKeyAlgorithms=${algorithm}`, 'hello']);
    expect(status).toBe(0);
  }
  await test.close();
});

it('says what is wrong with a key that cannot be read', () => {
  expect(() => hostKeysFromPem('no key')).toThrow(EmulatorError);
});
