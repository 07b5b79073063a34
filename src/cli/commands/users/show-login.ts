import { loginBlock } from '../../../machine/config/logins.ts';
import { either, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';

const showWord = word('show', 'Show running system information');
const loginWords = either({
  former: [word('login', 'Display secure login information', { needs: 'not systemLogin' })],
  present: [
    word('system', 'Show system information'),
    word('login', 'Display secure login information', { needs: 'systemLogin' }),
  ],
});

/** `show login`, later `show system login`: whether logins are watched and let in. Words after the N9K security guide, in part inferred. */
export const showLogin = show({
  syntax: [showWord, loginWords],
  examples: ['show login'],
  read: ({ device, sessions }) => ({
    block: device.configuration.of(loginBlock),
    quietSeconds: Math.ceil(sessions.logins.quietMs / 1000),
    count: sessions.logins.window.count,
    remainingSeconds: Math.ceil(sessions.logins.window.remainingMs / 1000),
  }),
  *print({ block, quietSeconds, count, remainingSeconds }) {
    yield '';
    yield 'No Quiet-Mode access list has been configured, default ACL will be applied.';
    yield '';
    if (block === undefined) {
      yield 'Switch is NOT enabled to watch for login Attacks.';
      return;
    }
    yield 'Switch is enabled to watch for login Attacks.';
    yield `If more than ${block.attempts} login failures occur in ${block.withinSeconds} seconds or less,`;
    yield `logins will be disabled for ${block.blockSeconds} seconds.`;
    yield '';
    if (quietSeconds > 0) {
      yield 'Switch presently in Quiet-Mode.';
      yield `Will remain in Quiet-Mode for ${quietSeconds} seconds.`;
      yield 'Denying logins from all sources.';
      return;
    }
    yield 'Switch presently in Normal-Mode.';
    yield `Current Watch Window remaining time ${remainingSeconds} seconds.`;
    yield `Present login failure count ${count}.`;
  },
});

/** `show login failures`: who tried and from where. Words after the N9K security guide, the widths inferred. */
export const showLoginFailures = show({
  syntax: [showWord, loginWords, word('failures', 'Display information about failed login attempts')],
  examples: ['show login failures'],
  read: ({ sessions }) => sessions.logins.failures,
  *print(failures) {
    if (failures.length === 0) {
      yield '*** No logged failed login attempts with the device.***';
      return;
    }
    yield "Information about last 20 login failure's with the device.";
    yield '-'.repeat(80);
    yield 'Username                Line   SourceIPAddr     Appname         TimeStamp';
    yield '-'.repeat(80);
    for (const { user, address, atMs } of failures) {
      yield `${user.padEnd(23)} ${'ssh'.padEnd(6)} ${address.padEnd(16)} ${'sshd'.padEnd(15)} ${longDate(atMs)}`;
    }
    yield '-'.repeat(80);
  },
});
