import { listOf, type Named, named, withNamed, withoutNamed } from '../../../machine/config/named.ts';
import {
  isFixed,
  privilegeOf,
  type Role,
  type RoleRule,
  type RuleScope,
  roles,
} from '../../../machine/config/roles.ts';
import type { Device } from '../../../machine/device.ts';
import { integer, rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, either, optional, word } from '../../grammar/tokens.ts';
import { submode } from '../../shell/mode.ts';
import { section, settingIn } from '../../shell/setting.ts';

/** `(config-role)#`, about the role of that name. */
const roleMode = submode<string>('config-role');

const syntax = [
  word('role', 'Configure roles'),
  word('name', 'Configure role name'),
  arg('name', wordArg({ maxLength: 16, pattern: /^[A-Za-z][\w-]*$/, offers: 'role' }), 'Role name (Max Size 16)'),
] as const;

/** `role name`: makes a role of one's own or adds to a privilege level; other roles that every switch has cannot be changed. */
const role = section(roleMode, {
  syntax,
  examples: ['role name image-keeper'],
  enter({ args, device, refuse }) {
    if (isFixed(args.name)) {
      refuse(`ERROR: role ${args.name} is predefined and cannot be modified`);
      return undefined;
    }
    if (named(made(device), args.name) === undefined) {
      const empty: Role = { name: args.name, description: undefined, rules: [] };
      change(device, withNamed(made(device), args.name, empty));
    }
    return args.name;
  },
  clear: ({ args, device }) => change(device, withoutNamed(made(device), args.name)),
  sections: ({ running }) => listOf(roles.of(running)).map(({ name }) => ({ line: `role name ${name}`, target: name })),
});

const descriptionWord = word('description', 'Add a description for the role');
const descriptionArg = arg('text', rest(), 'Description of the role (Max Size 128)');

const description = settingIn(roleMode, {
  syntax: [descriptionWord, descriptionArg],
  noSyntax: [descriptionWord, optional([descriptionArg])],
  examples: ['description may show and copy images'],
  set: ({ args, device }, name) => changeRole(device, name, () => ({ description: args.text.trim() })),
  clear: ({ device }, name) => changeRole(device, name, () => ({ description: undefined })),
  write: ({ running }, name) => {
    const text = named(roles.of(running), name)?.description;
    return text === undefined ? [] : [`description ${text}`];
  },
});

const ruleWord = word('rule', 'Enter the rule number');
const numberArg = arg('number', integer(1, 256), 'Rule number');

/** `rule N permit|deny …`: of the rules that fit a command, the one with the highest number decides. */
const rule = settingIn(roleMode, {
  syntax: [
    ruleWord,
    numberArg,
    choice('verdict', [word('permit', 'Permit rule'), word('deny', 'Deny rule')]),
    either(
      {
        read: [word('read', 'Read commands')],
        'read-write': [word('read-write', 'Read and write commands')],
        command: [word('command', 'Commands that begin with these words'), arg('words', rest(), 'Command string')],
      },
      'scope',
    ),
  ],
  noSyntax: [ruleWord, numberArg],
  examples: ['rule 1 permit read', 'rule 2 deny command show running-config', 'rule 3 permit command copy *'],
  set({ args, device, refuse }, name) {
    // N7K security command reference, `role name`; the words are inferred.
    if (privilegeOf(name) === 0 && args.verdict === 'permit') {
      return refuse('ERROR: Only deny rules can be added to role priv-0');
    }
    const scope: RuleScope =
      args.scope === 'command' ? { kind: 'command', words: (args.words ?? '').trim() } : { kind: args.scope };
    const changed: RoleRule = { number: args.number, isPermit: args.verdict === 'permit', scope };
    changeRole(device, name, ({ rules }) => ({ rules: sorted([...without(rules, args.number), changed]) }));
  },
  clear: ({ args, device }, name) => changeRole(device, name, ({ rules }) => ({ rules: without(rules, args.number) })),
  write: ({ running }, name) => [...(named(roles.of(running), name)?.rules ?? [])].reverse().map(ruleText),
});

export const roleSettings = [role, description, rule];

function ruleText({ number, isPermit, scope }: RoleRule): string {
  const about = scope.kind === 'command' ? `command ${scope.words}` : scope.kind;
  return `rule ${number} ${isPermit ? 'permit' : 'deny'} ${about}`;
}

function sorted(rules: readonly RoleRule[]): readonly RoleRule[] {
  return [...rules].sort((a, b) => a.number - b.number);
}

function without(rules: readonly RoleRule[], number: number): readonly RoleRule[] {
  return rules.filter((known) => known.number !== number);
}

function made(device: Device): Named<Role> {
  return device.configuration.of(roles);
}

function change(device: Device, changed: Named<Role>): void {
  device.configuration.change(roles, changed, device.clock.now());
}

function changeRole(device: Device, name: string, fields: (known: Role) => Partial<Role>): void {
  const known = named(made(device), name);
  if (known !== undefined) change(device, withNamed(made(device), name, { ...known, ...fields(known) }));
}
