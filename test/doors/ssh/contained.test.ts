import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import type { Front } from '../../../src/doors/front.ts';
import { openTestDoor } from '../clients.ts';

function broken(): never {
  throw new Error('broken');
}

const failing: readonly (readonly [what: string, members: Partial<Front>, warning: string])[] = [
  ['the banner', { loginBanner: broken }, 'sw1: ssh connection: broken'],
  ['the check of a password', { checkPassword: broken }, 'sw1: ssh login: broken'],
  ['the number of attempts', { checkPassword: async () => false, loginAttempts: broken }, 'sw1: ssh login: broken'],
  ['a session', { serve: broken }, 'sw1: ssh session: broken'],
];

it.each(failing)(
  '%s that fails inside the emulator ends its own connection and is told',
  async (_what, members, warning) => {
    const test = await openTestDoor();
    const shell = connect({ port: test.door.port, host: '127.0.0.1' });
    await once(shell, 'data');
    const whole = { ...test.front };
    Object.assign(test.front, members);
    expect((await test.ssh(['hello'])).status).not.toBe(0);
    Object.assign(test.front, whole);
    expect((await test.ssh(['hello'])).output).toBe('hello\r\n');
    expect([shell.readyState, new Set(test.warnings)]).toEqual(['open', new Set([warning])]);
    shell.destroy();
    await test.close();
  },
);

it('a file transfer that fails inside the emulator ends alone', async () => {
  const test = await openTestDoor();
  const { isOn } = test.front;
  Object.assign(test.front, { isOn: broken });
  expect((await test.scp(['-O', '-q', '/etc/hostname', test.remote('x')])).status).not.toBe(0);
  Object.assign(test.front, { isOn });
  expect((await test.scp(['-O', '-q', '/etc/hostname', test.remote('x')])).status).toBe(0);
  expect(test.warnings).toEqual(['sw1: ssh session: broken']);
  await test.close();
});
