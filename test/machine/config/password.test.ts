import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/base/random.ts';
import { TurnTaker } from '../../../src/base/turns.ts';
import { hashInTurns, hashPassword, isPassword } from '../../../src/machine/config/password.ts';
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

test('accepts the right password, the first time and later, and no other', async () => {
  const hash = hashPassword('secret', seededRandom('1'));
  const answers: boolean[] = [];
  for (const password of ['secret', 'secret', 'Secret'])
    answers.push(await isPassword(password, hash, new TurnTaker()));
  expect(answers).toEqual([true, true, false]);
});

test('is hashed in turns to the same, and given up when nobody waits any more', async () => {
  const taker = new TurnTaker();
  const going = { taker, signal: new AbortController().signal };
  const made = await hashInTurns('other', seededRandom('2'), 'sha256', going);
  expect(made).toBe(hashPassword('other', seededRandom('2')));
  const abandoned = { taker, signal: AbortSignal.abort() };
  expect(await hashInTurns('third', seededRandom('3'), 'sha256', abandoned)).toBeUndefined();
});
