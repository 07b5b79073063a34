import { type UserAccount, users } from '../../../machine/config/accounts.ts';
import { countOf, listOf } from '../../../machine/config/named.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
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
  read: ({ args, device }) =>
    listOf(device.configuration.of(users)).filter(({ name }) => args.name === undefined || name === args.name),
  *print(accounts) {
    for (const account of accounts) {
      yield `user:${account.name}`;
      yield `        ${noExpiry}`;
      yield `        roles:${account.roles.join(' ')} `;
      for (const key of listOf(account.sshKeys)) yield `        ssh public key: ${key}`;
      if (account.passwordHash === undefined) yield 'no password set. Local login not allowed';
    }
  },
  structure: (accounts) => table('template', accounts.map(structureOf)),
});

function structureOf(account: UserAccount): object {
  return {
    usr_name: account.name,
    expire_date: noExpiry,
    ...table(
      'role',
      account.roles.map((role) => ({ role })),
    ),
    ...(countOf(account.sshKeys) === 0 ? {} : { sshkey_info: listOf(account.sshKeys).join('\n') }),
  };
}
