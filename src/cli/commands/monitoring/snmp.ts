import { hex, utf8 } from '../../../base/bytes.ts';
import { host } from '../../../base/host/host.ts';
import { noneKeyed, withKey, withoutKey } from '../../../machine/config/keyed.ts';
import { listOf, named } from '../../../machine/config/named.ts';
import { slice } from '../../../machine/config/slice.ts';
import { type UserAccount, users } from '../../../machine/config/users.ts';
import { rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import type { View } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';
import { type Changes, present } from './factory-lines.ts';

const snmpChanges = slice<Changes>('snmp users', noneKeyed);

/**
 * `snmp-server user`: the switch makes an SNMP user of everyone who has a password (nxos-behaviour 5.6). The keys follow from the
 * hash of the password, and that from the seed of the lab; other keys are kept as they are typed.
 */
export const snmpUser = setting({
  syntax: [
    word('snmp-server', 'Configure snmp server'),
    word('user', 'Define a user who can access the SNMP engine'),
    arg('name', wordArg({ maxLength: 28 }), 'Name of the user'),
    arg('rest', rest(), 'Role, authentication and privacy of the user'),
  ],
  noSyntax: [
    word('snmp-server', 'Configure snmp server'),
    word('user', 'Define a user who can access the SNMP engine'),
    arg('name', wordArg({ maxLength: 28 }), 'Name of the user'),
    optional([arg('rest', rest(), 'Role, authentication and privacy of the user')]),
  ],
  examples: ['snmp-server user x network-operator auth md5 0x0123 priv 0x0123 localizedkey'],
  set({ args, device: { configuration, clock } }) {
    const text = args.rest.trim();
    const known = configuration.of(snmpChanges);
    const user = named(configuration.of(users), args.name);
    const isOwn = keyForms.some((form) => snmpDefault(user, form) === text);
    const next = isOwn ? withoutKey(known, args.name) : withKey(known, args.name, text);
    configuration.change(snmpChanges, next, clock.now());
  },
  clear({ args, device: { configuration, clock } }) {
    const known = configuration.of(snmpChanges);
    const hasOwn = named(configuration.of(users), args.name)?.passwordHash !== undefined;
    const next = hasOwn ? withKey(known, args.name, null) : withoutKey(known, args.name);
    configuration.change(snmpChanges, next, clock.now());
  },
  write: ({ running, has }) =>
    present(snmpDefaults(running, keyFormOf(has)), snmpChanges.of(running), (name) => name).map(
      ([name, text]) => `snmp-server user ${name} ${text}`,
    ),
});

/** How keys are written: bound to the switch in the first or the second way, and then for AES as well. */
const keyForms = ['first', 'second', 'aes'] as const;
type KeyForm = (typeof keyForms)[number];

function keyFormOf(has: View['has']): KeyForm {
  if (has('aesSnmpKeys')) return 'aes';
  return has('localizedV2Keys') ? 'second' : 'first';
}

/** The lines of users that were not changed, in the order of the users. */
function snmpDefaults(running: View['running'], form: KeyForm): ReadonlyMap<string, string> {
  return new Map(
    listOf(users.of(running)).flatMap((user) => {
      const text = snmpDefault(user, form);
      return text === undefined ? [] : [[user.name, text] as const];
    }),
  );
}

/** An account never changes in itself, so its lines are made once. */
const knownDefaults = new WeakMap<UserAccount, Map<KeyForm, string>>();

/** The user that the switch makes of everyone with a password, in a form of the key (public configurations, by release). */
function snmpDefault(user: UserAccount | undefined, form: KeyForm): string | undefined {
  if (user?.passwordHash === undefined) return undefined;
  const known = knownDefaults.get(user) ?? new Map<KeyForm, string>();
  knownDefaults.set(user, known);
  const text = known.get(form) ?? keysOf(user, user.passwordHash, form);
  known.set(form, text);
  return text;
}

function keysOf({ name, roles: [role] }: UserAccount, passwordHash: string, form: KeyForm): string {
  const digest = (use: string): string => hex(host().digest('md5', utf8(`${name} ${passwordHash}${use}`)));
  if (form === 'first') {
    const key = `0x${digest('')}`;
    return `${role} auth md5 ${key} priv ${key} localizedkey`;
  }
  // The second way takes two bytes more than the digest, and each key has its own.
  const long = (use: string): string => `37${digest(use)}${digest(`${use} end`).slice(0, 2)}`.toUpperCase();
  const cipher = form === 'aes' ? 'aes-128 ' : '';
  return `${role} auth md5 ${long(' auth')} priv ${cipher}${long(' priv')} localizedV2key`;
}
