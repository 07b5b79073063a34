import { parseInstant } from '../../../base/calendar.ts';
import { countOf, listOf } from '../../../machine/config/named.ts';
import { isStrengthChecked, type UserAccount, users } from '../../../machine/config/users.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';
import { table } from '../words/table.ts';

const noExpiry = 'this user account has no expiry date';

/** `show user-account`: users and their roles. Keys: cisco.nxos test_nxos_user; the text follows them (nxos-behaviour 5.5). */
export const showUserAccount = show({
  syntax: [
    word('show', 'Show running system information'),
    word('user-account', 'Show user account information'),
    optional([arg('name', wordArg({ maxLength: 28, offers: 'user' }), 'User name')]),
  ],
  examples: ['show user-account', 'show user-account admin'],
  read: ({ args, device }) => ({
    accounts: listOf(device.configuration.of(users)).filter(
      ({ name }) => args.name === undefined || name === args.name,
    ),
    asked: args.name,
  }),
  *print({ accounts, asked }) {
    // A capture of 9.3(3) in cisco.nxos #27.
    if (accounts.length === 0 && asked !== undefined) yield `user:${asked} does not exist`;
    for (const account of accounts) {
      yield `user:${account.name}`;
      yield `        ${expiryOf(account)}`;
      yield `        roles:${account.roles.join(' ')} `;
      for (const key of listOf(account.sshKeys)) yield `        ssh public key: ${key}`;
      if (account.passwordHash === undefined) yield 'no password set. Local login not allowed';
    }
  },
  structure: ({ accounts }) => table('template', accounts.map(structureOf)),
});

/** The form of the day is that of the MDS guides (`expires on Sat May 28 00:00:00 2005`). */
function expiryOf({ expires }: UserAccount): string {
  const atMs = expires === undefined ? undefined : parseInstant(`${expires} 00:00:00`);
  return atMs === undefined ? noExpiry : `expires on ${longDate(atMs)}`;
}

function structureOf(account: UserAccount): object {
  return {
    usr_name: account.name,
    expire_date: expiryOf(account),
    ...table(
      'role',
      account.roles.map((role) => ({ role })),
    ),
    ...(countOf(account.sshKeys) === 0 ? {} : { sshkey_info: listOf(account.sshKeys).join('\n') }),
  };
}

/** `show password strength-check` (a capture of 9.3(3) in cisco.nxos #27; the other half inferred). */
export const showStrengthCheck = show({
  syntax: [
    word('show', 'Show running system information'),
    word('password', 'Password for the user'),
    word('strength-check', 'Strength check for passwords'),
  ],
  examples: ['show password strength-check'],
  read: ({ device }) => device.configuration.of(isStrengthChecked),
  *print(isOn) {
    yield isOn ? 'Password strength check is enabled' : 'Password strength check not enabled';
  },
});
