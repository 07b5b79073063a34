import { instantText, parseInstant } from '../../../base/calendar.ts';
import {
  countOf,
  listOf,
  type Named,
  named,
  noneNamed,
  withNamed,
  withoutNamed,
} from '../../../machine/config/named.ts';
import { privilegeMaximum, privilegeRole, roleNamed, roles } from '../../../machine/config/roles.ts';
import { cracklibWords, type Weakness, weaknessesOf } from '../../../machine/config/strength.ts';
import {
  accountsMaximum,
  defaultRole,
  isStrengthChecked,
  rolesMaximum,
  type UserAccount,
  users,
} from '../../../machine/config/users.ts';
import type { Device } from '../../../machine/device.ts';
import { integer, rest, wordArg } from '../../grammar/arg-types.ts';
import { anyOrder, arg, choice, either, optional, word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/setting.ts';
import { formOfSecret, hashOf, noPassword } from '../words/secret.ts';

/** `password strength-check`: whether passwords that are typed in clear must be strong. */
const strengthCheck = setting({
  syntax: [word('password', 'Password for the user'), word('strength-check', 'Strength check for passwords')],
  examples: ['password strength-check'],
  set: ({ device }) => device.configuration.change(isStrengthChecked, true, device.clock.now()),
  clear: ({ device }) => device.configuration.change(isStrengthChecked, false, device.clock.now()),
  write: ({ running, isAll }) => {
    const isOn = isStrengthChecked.of(running);
    return isOn && !isAll ? [] : [`${isOn ? '' : 'no '}password strength-check`];
  },
});

const namePattern = /^[A-Za-z0-9][\w.+=-]*$/;
const nameArg = arg(
  'name',
  wordArg({ maxLength: 28, pattern: namePattern, offers: 'user' }),
  'User name (Max Size 28)',
);
const keyArg = arg('key', rest(), 'SSH key string');
const userWord = word('username', 'Configure user information');
const sshKeyWord = word('sshkey', 'Update ssh key for the user for ssh authentication');
const rolePart = [
  word('role', 'Role which the user is to be assigned to'),
  arg('role', wordArg({ offers: 'role' }), 'Role name (Max Size 16)'),
] as const;

const levelPart = [
  word('priv-lvl', 'Privilege level which the user is to be assigned to', { needs: 'not noPrivilegeLevels' }),
  arg('level', integer(0, privilegeMaximum), 'Privilege level'),
] as const;

const expirePart = [
  word('expire', 'Expiry date for this user account(in YYYY-MM-DD format)'),
  arg('expires', wordArg({ pattern: /^\d{4}-\d{2}-\d{2}$/, placeholder: 'YYYY-MM-DD' }), 'Expiry date'),
] as const;

/**
 * `username …`: makes an account or changes it; `0` is a clear password, `5` its hash; a role is added to those it has, and a privilege
 * level is a role.
 */
const username = setting({
  syntax: [
    userWord,
    nameArg,
    optional([
      word('password', 'Password for the user'),
      formOfSecret,
      arg('secret', wordArg(), 'Password for the user'),
    ]),
    optional(expirePart),
    optional([either({ role: rolePart, level: levelPart })]),
  ],
  noSyntax: [userWord, nameArg, optional([either({ role: rolePart, level: levelPart })])],
  examples: [
    'username trainee password 0 Secret.123 role network-admin',
    'username trainee role network-operator',
    'username trainee expire 2030-12-31',
    'username trainee priv-lvl 5',
  ],
  async set(context) {
    const { args, device, screen, refuse } = context;
    const { configuration } = device;
    const isClear = args.secret !== undefined && args.form !== '5';
    const isChecked = configuration.of(isStrengthChecked);
    const weaknesses = isClear ? weaknessesOf(args.secret) : [];
    if (weaknesses.length > 0 && isChecked) return refuse(...weaknessWords(weaknesses));
    if (args.expires !== undefined && !isDay(args.expires)) return refuse('ERROR: Invalid expiry date');
    const role = roleIn(args);
    if (role !== undefined && !isRole(device, role)) return refuse(`ERROR: role ${role} does not exist`);
    const secret = args.secret === undefined ? undefined : await hashOf(args.secret, args.form, context);
    // While the hash was made it may have been interrupted, and others may have configured.
    if (context.signal.aborted) return;
    const old = named(configuration.of(users), args.name);
    if (old === undefined && countOf(configuration.of(users)) >= accountsMaximum) {
      return refuse(`ERROR: Maximum number of users (${accountsMaximum}) reached`);
    }
    const given = role === undefined ? (old?.roles ?? [defaultRole]) : [...new Set([...(old?.roles ?? []), role])];
    if (given.length > rolesMaximum) return refuse(`ERROR: Maximum number of roles (${rolesMaximum}) reached`);
    const expires = args.expires ?? old?.expires;
    const changed: UserAccount = {
      name: args.name,
      passwordHash: args.secret === undefined ? old?.passwordHash : secret,
      roles: given,
      sshKeys: old?.sshKeys ?? noneNamed,
      ...(expires === undefined ? {} : { expires }),
      ...(old?.passphrase === undefined ? {} : { passphrase: old.passphrase }),
      ...(old?.shelltype === undefined ? {} : { shelltype: old.shelltype }),
    };
    const warnings = isClear && !isChecked ? warningsFor(args.secret, weaknesses) : [];
    for (const line of warnings) screen.print(line);
    configuration.change(users, withNamed(configuration.of(users), args.name, changed), device.clock.now());
  },
  clear({ args, device }) {
    const accounts = device.configuration.of(users);
    const old = named(accounts, args.name);
    const gone = roleIn(args);
    if (old === undefined || gone === undefined) return change(device, withoutNamed(accounts, args.name));
    const left = old.roles.filter((role) => role !== gone);
    change(device, withNamed(accounts, args.name, { ...old, roles: left.length === 0 ? [defaultRole] : left }));
  },
  write: ({ running }) =>
    listOf(users.of(running)).flatMap(
      ({
        name,
        passwordHash = noPassword,
        expires,
        passphrase,
        shelltype,
        roles: [first = defaultRole, ...others],
      }) => [
        // Where the day stands is inferred: where it is typed.
        `username ${name} password 5 ${passwordHash}  ${expires === undefined ? '' : `expire ${expires} `}role ${first}`,
        ...others.map((role) => `username ${name} role ${role}`),
        // Public configurations of 9.2(4), with two blanks.
        ...(shelltype === undefined ? [] : [`username ${name} shelltype ${shelltype}`]),
        ...(passphrase === undefined ? [] : [`username ${name} passphrase  ${passphrase}`]),
      ],
    ),
});

/** `username … sshkey …`: one more public key with which the user may log in. */
const userSshKey = setting({
  syntax: [userWord, nameArg, sshKeyWord, keyArg],
  noSyntax: [userWord, nameArg, sshKeyWord, optional([keyArg])],
  examples: [
    'username admin sshkey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIpKHLs1pzZlAw6nGXxcQF1mYzYkI8OJhlZGqXy2gH6X trainee',
  ],
  set: ({ args, device }) => changeKeys(device, args.name, (keys) => withNamed(keys, args.key.trim(), args.key.trim())),
  clear: ({ args, device }) =>
    changeKeys(device, args.name, (keys) => (args.key === undefined ? noneNamed : withoutNamed(keys, args.key.trim()))),
  write: ({ running }) =>
    listOf(users.of(running)).flatMap(({ name, sshKeys }) =>
      listOf(sshKeys).map((key) => `username ${name} sshkey ${key}`),
    ),
});

const daysArg = integer(0, 99_999);

/** `username … passphrase`: how many days a password lasts, before its end the user is warned, and behind it is still let in. */
const userPassphrase = setting({
  syntax: [
    userWord,
    nameArg,
    word('passphrase', 'Passphrase lifetime of the user', { needs: 'singleImage' }),
    anyOrder([
      [word('lifetime', 'Lifetime of the passphrase'), arg('lifetime', daysArg, 'Days')],
      [word('warntime', 'When the user is warned'), arg('warntime', daysArg, 'Days')],
      [word('gracetime', 'How long an old passphrase is taken'), arg('gracetime', daysArg, 'Days')],
    ]),
  ],
  noSyntax: [userWord, nameArg, word('passphrase', 'Passphrase lifetime of the user', { needs: 'singleImage' })],
  examples: ['username admin passphrase lifetime 90 warntime 7 gracetime 1'],
  set({ args: { name, lifetime = 99_999, warntime = 14, gracetime = 3 }, device }) {
    changeUser(device, name, { passphrase: `lifetime ${lifetime} warntime ${warntime} gracetime ${gracetime}` });
  },
  clear: ({ args, device }) => changeUser(device, args.name, { passphrase: undefined }),
  write: () => [],
});

const shelltypeWord = word('shelltype', 'Shell of the user', { needs: 'singleImage' });

/** `username … shelltype`: in which shell a user stands behind a login. */
const userShell = setting({
  syntax: [
    userWord,
    nameArg,
    shelltypeWord,
    choice('shell', [word('bash', 'Bash'), word('vsh', 'The shell of NX-OS')]),
  ],
  noSyntax: [userWord, nameArg, shelltypeWord],
  examples: ['username admin shelltype bash'],
  set: ({ args, device }) =>
    changeUser(device, args.name, { shelltype: args.shell === 'vsh' ? undefined : args.shell }),
  clear: ({ args, device }) => changeUser(device, args.name, { shelltype: undefined }),
  write: () => [],
});

export const userSettings = [strengthCheck, username, userSshKey, userPassphrase, userShell];

/** Fields of a user who is there; undefined takes one away. */
function changeUser(
  device: Device,
  name: string,
  fields: { readonly passphrase?: string | undefined; readonly shelltype?: string | undefined },
): void {
  const accounts = device.configuration.of(users);
  const user = named(accounts, name);
  if (user === undefined) return;
  const { passphrase, shelltype, ...others } = { ...user, ...fields };
  const changed: UserAccount = {
    ...others,
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(shelltype === undefined ? {} : { shelltype }),
  };
  change(device, withNamed(accounts, name, changed));
}

/** Whether a date stands in the calendar: there is no 31st of February. */
function isDay(text: string): boolean {
  const atMs = parseInstant(`${text} 00:00:00`);
  return atMs !== undefined && instantText(atMs).startsWith(text);
}

/** What is said of a weak password that is taken because the check is off (a capture of Nexus 9000 in node-utils #514). */
function warningsFor(secret: string, weaknesses: readonly Weakness[]): readonly string[] {
  const words: Readonly<Record<Weakness, string>> = {
    'too-short': 'Minimum recommended length of 8 characters.',
    'few-classes':
      'Password should contain characters from at least three of the following classes: lower case letters, upper case letters, digits and special characters.',
  };
  const cracklib = cracklibWords(secret);
  const warnings = [...weaknesses.map((weakness) => words[weakness]), ...(cracklib === undefined ? [] : [cracklib])];
  if (warnings.length === 0) return [];
  const accepted = 'Configuration accepted because password strength check is disabled';
  return [...warnings, accepted].map((text) => `WARNING: ${text}`);
}

/** The first line and the one about length are known (nxos-behaviour 8); the wording of the mixture is inferred. */
function weaknessWords(weaknesses: readonly Weakness[]): readonly string[] {
  const words: Readonly<Record<Weakness, string>> = {
    'too-short': '   [Length should be at least 8 characters]',
    'few-classes':
      '   [It should contain characters from at least three classes: lower case, upper case, digits and special characters]',
  };
  return ['Wrong Password, Reason:', ...weaknesses.map((weakness) => words[weakness])];
}

/** The role that a line names, perhaps by its level. */
function roleIn({ role, level }: { readonly role?: string | undefined; readonly level?: number | undefined }) {
  return level === undefined ? role : privilegeRole(level);
}

function isRole(device: Device, name: string): boolean {
  return roleNamed(device.configuration.of(roles), name) !== undefined;
}

function change(device: Device, accounts: Named<UserAccount>): void {
  device.configuration.change(users, accounts, device.clock.now());
}

function changeKeys(device: Device, name: string, keysFrom: (keys: Named<string>) => Named<string>): void {
  const accounts = device.configuration.of(users);
  const user = named(accounts, name);
  if (user !== undefined) change(device, withNamed(accounts, name, { ...user, sshKeys: keysFrom(user.sshKeys) }));
}
