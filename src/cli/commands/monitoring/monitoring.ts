import { createHash } from 'node:crypto';
import { type UserAccount, users } from '../../../machine/config/accounts.ts';
import { entriesOf, type Keyed, noneKeyed, numberKey, withKey, withoutKey } from '../../../machine/config/keyed.ts';
import { listOf, named } from '../../../machine/config/named.ts';
import { slice } from '../../../machine/config/slice.ts';
import { integer, rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, optional, word } from '../../grammar/tokens.ts';
import type { View } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';

/** Lines that differ from those that the switch makes by itself, by name; null stands for one that was taken away. */
type Changes = Keyed<string | null>;

const coppProfile = slice<string>('copp profile', 'strict');

/** `copp profile`: which limits protect the processor; strict from the factory (public configurations of 9.3). Nothing is limited here. */
const copp = setting({
  syntax: [
    word('copp', 'Configure control plane policing', { needs: 'singleImage' }),
    word('profile', 'Apply best practice policy'),
    choice('profile', [
      word('dense', 'The dense profile'),
      word('lenient', 'The lenient profile'),
      word('moderate', 'The moderate profile'),
      word('strict', 'The strict profile'),
    ]),
  ],
  examples: ['copp profile strict'],
  set: ({ args, device }) => device.configuration.change(coppProfile, args.profile, device.clock.now()),
  clear: ({ device }) => device.configuration.change(coppProfile, coppProfile.initial, device.clock.now()),
  write: ({ running, has }) => (has('singleImage') ? [`copp profile ${coppProfile.of(running)}`] : []),
});

const snmpChanges = slice<Changes>('snmp users', noneKeyed);

/**
 * `snmp-server user`: the switch makes an SNMP user of everyone who has a password (nxos-behaviour 5.6). The keys follow from the
 * hash of the password, and that from the seed of the lab; other keys are kept as they are typed.
 */
const snmpUser = setting({
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
  const digest = (use: string): string => createHash('md5').update(`${name} ${passwordHash}${use}`).digest('hex');
  if (form === 'first') {
    const key = `0x${digest('')}`;
    return `${role} auth md5 ${key} priv ${key} localizedkey`;
  }
  // The second way takes two bytes more than the digest, and each key has its own.
  const long = (use: string): string => `37${digest(use)}${digest(`${use} end`).slice(0, 2)}`.toUpperCase();
  const cipher = form === 'aes' ? 'aes-128 ' : '';
  return `${role} auth md5 ${long(' auth')} priv ${cipher}${long(' priv')} localizedV2key`;
}

const rmonChanges = slice<Changes>('rmon events', noneKeyed);
const eventNames = ['FATAL', 'CRITICAL', 'ERROR', 'WARNING', 'INFORMATION'] as const;

/** `rmon event`: what an alarm does; five of them are there from the factory (napalm nxos_ssh, public configurations of 9.3). */
const rmonEvent = setting({
  syntax: [
    word('rmon', 'Remote monitoring'),
    word('event', 'Configure an RMON event'),
    arg('number', integer(1, 65_535), 'Event number'),
    optional([arg('rest', rest(), 'Description and owner of the event')]),
  ],
  examples: ['rmon event 6 description test owner lab'],
  set({ args, device }) {
    const { configuration, clock } = device;
    const text = args.rest?.trim() ?? '';
    const known = configuration.of(rmonChanges);
    const key = eventKey(String(args.number));
    const isOwn = rmonForms.some((how) => rmonDefaults(how).get(String(args.number)) === text);
    const next = isOwn ? withoutKey(known, key) : withKey(known, key, text);
    configuration.change(rmonChanges, next, clock.now());
  },
  clear({ args, device }) {
    const { configuration, clock } = device;
    const known = configuration.of(rmonChanges);
    const hasOwn = args.number <= eventNames.length;
    const key = eventKey(String(args.number));
    const next = hasOwn ? withKey(known, key, null) : withoutKey(known, key);
    configuration.change(rmonChanges, next, clock.now());
  },
  write: ({ running, has }) =>
    present(rmonDefaults(rmonFormOf(has)), rmonChanges.of(running), eventKey).map(([number, text]) =>
      `rmon event ${Number(number)} ${text}`.trimEnd(),
    ),
});

/** What events do from the factory: those of 6.0(2), of most later releases, and of 9.2(3) to 9.3(7a) (public configurations). */
const rmonForms = ['log ', 'log trap public ', ''] as const;

function rmonFormOf(has: View['has']): (typeof rmonForms)[number] {
  if (!has('singleImage')) return 'log ';
  return has('bareRmonEvents') ? '' : 'log trap public ';
}

function rmonDefaults(how: (typeof rmonForms)[number]): ReadonlyMap<string, string> {
  return new Map(
    eventNames.map((name, place) => {
      const owner = name === 'INFORMATION' ? 'INFO' : name;
      return [String(place + 1), `${how}description ${name}(${place + 1}) owner PMON@${owner}`];
    }),
  );
}

/** Undefined once `install deactivate icam` has taken iCAM away. */
export const watchesScale = slice<boolean | undefined>('icam monitor scale', true);

/** `icam monitor scale`: on from the factory, and in the configuration since it is (public configurations of 9.3(7) and later). */
const icam = setting({
  syntax: [
    word('icam', 'Configure iCAM', { needs: 'icamMonitor' }),
    word('monitor', 'Monitor resources'),
    word('scale', 'Monitor the scale of tables'),
  ],
  examples: [],
  set: ({ device }) => device.configuration.change(watchesScale, true, device.clock.now()),
  clear: ({ device }) => device.configuration.change(watchesScale, false, device.clock.now()),
  write({ running, has }) {
    if (!has('icamMonitor') || watchesScale.of(running) === undefined) return [];
    return [`${watchesScale.of(running) ? '' : 'no '}icam monitor scale`, ''];
  },
});

/** Events stand in the order of their numbers, which have five digits at most. */
function eventKey(number: string): string {
  return numberKey(Number(number), 5);
}

/** What the switch makes by itself with the changes put in at its places, and behind it what was added, by name. */
function present(
  defaults: ReadonlyMap<string, string>,
  changes: Changes,
  keyOf: (name: string) => string,
): readonly (readonly [string, string])[] {
  const lines = new Map<string, string | null>(Array.from(defaults, ([name, text]) => [keyOf(name), text]));
  for (const [key, text] of entriesOf(changes)) lines.set(key, text);
  return [...lines].flatMap(([key, text]) => (text === null ? [] : [[key, text] as const]));
}

export const monitoringSettings = [copp, snmpUser, rmonEvent];
export const icamSettings = [icam];
