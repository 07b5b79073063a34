import { expect, it } from 'vitest';
import { sayWhy } from '../../../src/doors/ssh/disconnect.ts';
import { openTestDoor } from '../clients.ts';
import { fakeLoginAttempts } from '../fake-front.ts';

it('too many wrong passwords end as sshd ends them', async () => {
  const test = await openTestDoor();
  Object.assign(test.front, { loginAttempts: () => 1 });
  const options = ['-o', 'LogLevel=INFO', '-o', 'PubkeyAuthentication=no', 'hello'];
  const { status, errors } = await test.ssh(options, { password: 'wrong' });
  expect(status).toBe(255);
  expect(errors).toMatch(/^Received disconnect from 127\.0\.0\.1 port \d+:2: Too many authentication failures\r?$/m);
  expect(fakeLoginAttempts).toBe(6);
  await test.close();
});

it('says nothing when the private parts of ssh2 look different', () => {
  expect(sayWhy({}, 'words')).toBe(false);
});
