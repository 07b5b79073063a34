import { hex, utf8 } from '../../../base/bytes.ts';
import { host } from '../../../base/host/host.ts';
import { entriesOf, hasKey, noneKeyed, valueAt, withKey, withoutKey } from '../../../machine/config/keyed.ts';
import { listOf, named } from '../../../machine/config/named.ts';
import { slice } from '../../../machine/config/slice.ts';
import { type UserAccount, users } from '../../../machine/config/users.ts';
import type { Device } from '../../../machine/device.ts';
import { rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import type { View } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';
import { type Changes, present } from './factory-lines.ts';

/** Lines of SNMP users that differ from what the switch makes by itself, by the name of the user and what the line is about. */
const snmpChanges = slice<Changes>('snmp users', noneKeyed);

const head = [
  word('snmp-server', 'Configure snmp server'),
  word('user', 'Define a user who can access the SNMP engine'),
  arg('name', wordArg({ maxLength: 28 }), 'Name of the user'),
] as const;

/**
 * `snmp-server user`: the switch makes an SNMP user of everyone who has a password (nxos-behaviour 5.6). The keys follow from the
 * hash of the password, and that from the seed of the lab; other keys are kept as they are typed, and passwords become keys. Further
 * groups and the access lists of a user stand in lines of their own.
 */
export const snmpUser = setting({
  syntax: [...head, optional([arg('rest', rest(), 'Role, authentication and privacy of the user')])],
  examples: [
    'snmp-server user x network-operator auth md5 0x0123 priv 0x0123 localizedkey',
    'snmp-server user x use-ipv4acl four use-ipv6acl six',
    'snmp-server user y',
  ],
  set({ args, device }) {
    const { configuration, clock } = device;
    const text = (args.rest ?? '').trim().replaceAll(/\s+/g, ' ');
    const known = configuration.of(snmpChanges);
    const user = named(configuration.of(users), args.name);
    const isThere = user?.passwordHash !== undefined || hasKey(known, args.name);
    const about = aboutOf(text, isThere);
    const kept = about === '' ? withKeys(text === '' ? defaultGroup : text, engineIdOf(device)) : text;
    const isOwn = about === '' && keyForms.some((form) => snmpDefault(user, form) === kept);
    const key = `${args.name}${about}`;
    const next = isOwn ? withoutKey(known, key) : withKey(known, key, kept);
    if (isThere && about.startsWith(' group ') && firstGroup(user, known, args.name) === text) return;
    configuration.change(snmpChanges, next, clock.now());
  },
  clear({ args, device }) {
    const { configuration, clock } = device;
    const about = aboutOf((args.rest ?? '').trim(), true);
    const known = configuration.of(snmpChanges);
    const user = named(configuration.of(users), args.name);
    const isExtra = about !== '' && hasKey(known, `${args.name}${about}`);
    const gone = isExtra ? [`${args.name}${about}`] : keysOfUser(known, args.name);
    const left = gone.reduce((changes, key) => withoutKey(changes, key), known);
    const hasOwn = user?.passwordHash !== undefined;
    const isUser = !isExtra && (about === '' || about.startsWith(' group '));
    configuration.change(snmpChanges, hasOwn && isUser ? withKey(left, args.name, null) : left, clock.now());
  },
  write: ({ running, has }) =>
    snmpUserLines(running, has).map(({ name, text }) => `snmp-server user ${name} ${text}`.trimEnd()),
});

/** The group of a user whose line names none (node-utils snmp_user). */
const defaultGroup = 'network-operator';

/** The lines of SNMP users: what each is, then its further groups and its access lists. */
export function snmpUserLines(
  running: View['running'],
  has: View['has'],
): readonly { readonly name: string; readonly text: string }[] {
  const lines = present(snmpDefaults(running, keyFormOf(has)), snmpChanges.of(running), (name) => name);
  const names = [...new Set(lines.map(([key]) => key.split(' ')[0] ?? key))];
  return names.flatMap((name) =>
    lines.flatMap(([key, text]) => (key === name || key.startsWith(`${name} `) ? [{ name, text }] : [])),
  );
}

/** What a line is about, as the end of its key: nothing for the user itself. */
function aboutOf(text: string, isThere: boolean): string {
  if (/^use-ipv[46]acl /.test(text)) return ' acls';
  if (text === 'enforcePriv') return ' enforced';
  return isThere && /^[\w-]+$/.test(text) ? ` group ${text}` : '';
}

function firstGroup(user: UserAccount | undefined, known: Changes, name: string): string | undefined {
  const text = valueAt(known, name) ?? snmpDefault(user, 'first');
  return text?.split(' ')[0];
}

function keysOfUser(known: Changes, name: string): readonly string[] {
  return Array.from(entriesOf(known), ([key]) => key).filter((key) => key === name || key.startsWith(`${name} `));
}

/** A line with keys in place of passwords that were typed in clear. */
function withKeys(text: string, engineId: string): string {
  const [, group = '', kind = '', secret = '', behind = ''] =
    /^(\S+) auth (md5|sha|sha-256) (\S+)(.*)$/.exec(text) ?? [];
  if (kind === '' || /localized(V2)?key/i.test(behind) || secret.startsWith('0x')) return text;
  const [, cipher = '', privacy] = /^ priv (aes-128 |des )?(\S+)/.exec(behind) ?? [];
  const key = (password: string): string => `0x${localizedKey(password, engineId, kind)}`;
  const priv = privacy === undefined ? '' : ` priv ${cipher}${key(privacy)}`;
  return `${group} auth ${kind} ${key(secret)}${priv} localizedkey`;
}

/** A password bound to the engine of a switch: RFC 3414, A.2. Without MD5 the digest is another one of the right length. */
function localizedKey(password: string, engineId: string, kind: string): string {
  const digest = (bytes: Uint8Array): Uint8Array =>
    kind === 'md5'
      ? host().digest('md5', bytes)
      : host()
          .digest('sha256', bytes)
          .slice(0, kind === 'sha' ? 20 : 32);
  const letters = utf8(password);
  const million = Uint8Array.from({ length: 1_048_576 }, (_, at) => letters[at % letters.length] ?? 0);
  const first = digest(million);
  const engine = Uint8Array.from(engineId.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return hex(digest(Uint8Array.from([...first, ...engine, ...first])));
}

/** The engine of a switch: Cisco's number, and its address (`show snmp engineID` of a Nexus 3000 in public captures). */
export function engineIdOf({ macAddress }: Pick<Device, 'macAddress'>): string {
  return `8000000903${macAddress.replaceAll('.', '')}`.toUpperCase();
}

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
