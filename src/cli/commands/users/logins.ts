import { loginBlock, sshLoginAttempts } from '../../../machine/config/logins.ts';
import { integer } from '../../grammar/arg-types.ts';
import { arg, either, optional, word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/setting.ts';

const oldLogin = word('login', 'Enable secure login for the device', { needs: 'not systemLogin' });
const system = word('system', 'System configuration commands', { needs: 'systemLogin' });
const login = word('login', 'Enable secure login for the device');
const blockWord = word('block-for', 'Set quiet-mode active time period');

/** The values that each of the numbers may have: the ranges of `aaaLoginProtection` in Cisco's NX-API reference for 9.3. */
const seconds = integer(1, 65_535);

const blockPart = [
  arg('blockSeconds', seconds, 'Time period in seconds'),
  word('attempts', 'Set max number of fail attempts'),
  arg('attempts', seconds, 'Fail attempts'),
  word('within', 'Watch period for fail attempts'),
  arg('withinSeconds', seconds, 'Time period in seconds'),
] as const;

/**
 * `login block-for`: after many failures in a short time no login is let in for a while. Later releases say `system login`
 * (N9K security guide). Its place in the configuration is that of public configurations of 9.3.
 */
const blockFor = setting({
  syntax: [either({ former: [oldLogin], present: [system, login] }), blockWord, ...blockPart],
  noSyntax: [either({ former: [oldLogin], present: [system, login] }), blockWord, optional(blockPart)],
  examples: ['login block-for 45 attempts 3 within 60'],
  set({ args, device }) {
    const { blockSeconds, attempts, withinSeconds } = args;
    device.configuration.change(loginBlock, { blockSeconds, attempts, withinSeconds }, device.clock.now());
  },
  clear: ({ device }) => device.configuration.change(loginBlock, undefined, device.clock.now()),
  write({ running, has }) {
    const block = loginBlock.of(running);
    if (block === undefined) return [];
    const { blockSeconds, attempts, withinSeconds } = block;
    const words = `${has('systemLogin') ? 'system ' : ''}login block-for`;
    return [`${words} ${blockSeconds} attempts ${attempts} within ${withinSeconds}`];
  },
});

const ssh = word('ssh', 'Configure SSH parameters');
const attemptsWord = word('login-attempts', 'Set maximum login attempts from ssh');
const attemptsArg = arg('attempts', integer(1, 10), 'Number of login attempts');

/** `ssh login-attempts`: after so many wrong logins a connection is closed; nobody is locked out by that. */
const loginAttempts = setting({
  syntax: [ssh, attemptsWord, attemptsArg],
  noSyntax: [ssh, attemptsWord, optional([attemptsArg])],
  examples: ['ssh login-attempts 5'],
  set: ({ args, device }) => device.configuration.change(sshLoginAttempts, args.attempts, device.clock.now()),
  clear: ({ device }) => device.configuration.change(sshLoginAttempts, sshLoginAttempts.initial, device.clock.now()),
  write({ running, isAll }) {
    const attempts = sshLoginAttempts.of(running);
    return isAll || attempts !== sshLoginAttempts.initial ? [`ssh login-attempts ${attempts}`] : [];
  },
});

export const loginSettings = [blockFor, loginAttempts];
