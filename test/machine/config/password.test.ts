import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/base/random.ts';
import { hashPassword, isPassword } from '../../../src/machine/config/password.ts';
import { needs } from '../../needs/needs.ts';

test('hashes as the crypt family does: openssl makes the same', () => {
  needs('openssl');
  for (const password of [
    'secret',
    'x',
    'a much longer passphrase than one block of thirty-two bytes holds',
    'ümläut',
  ]) {
    const hash = hashPassword(password, seededRandom(password));
    const salt = hash.split('$')[2] ?? '';
    expect(execFileSync('openssl', ['passwd', '-5', '-salt', salt, password], { encoding: 'utf8' }).trim()).toBe(hash);
  }
});

test('accepts the right password, the first time and later, and no other', () => {
  const hash = hashPassword('secret', seededRandom('1'));
  expect([isPassword('secret', hash), isPassword('secret', hash), isPassword('Secret', hash)]).toEqual([
    true,
    true,
    false,
  ]);
});
