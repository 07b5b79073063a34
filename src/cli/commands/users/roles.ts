import { listOf, named, withNamed, withoutNamed } from '../../../machine/config/named.ts';
import {
  isFixed,
  privilegeOf,
  type Role,
  type RoleRule,
  type RuleAbout,
  type RuleScope,
  roles,
} from '../../../machine/config/roles.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { integer, rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, either, optional, word } from '../../grammar/tokens.ts';
import { section, settingIn } from '../../shell/setting.ts';
import { featuresOfGroup } from './feature-groups.ts';
import { changeRole, changeRoles, roleMode } from './role-mode.ts';
import { policySettings } from './role-policies.ts';

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
    const made = device.configuration.of(roles);
    if (named(made, args.name) === undefined) {
      const empty: Role = { name: args.name, description: undefined, rules: [] };
      changeRoles(device, withNamed(made, args.name, empty));
    }
    return args.name;
  },
  clear: ({ args, device }) => changeRoles(device, withoutNamed(device.configuration.of(roles), args.name)),
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
const entityArg = wordArg({ maxLength: 32 });
const aboutPart = optional([
  either(
    {
      feature: [word('feature', 'Feature of the rule'), arg('entity', entityArg, 'Feature name')],
      'feature-group': [word('feature-group', 'Group of features'), arg('entity', entityArg, 'Feature-group name')],
      oid: [
        word('oid', 'Object of SNMP'),
        arg('entity', wordArg({ pattern: /^\.?\d+(\.\d+){0,31}$/ }), 'Object identifier'),
      ],
    },
    'about',
  ),
]);

/** `rule N permit|deny …`: of the rules that fit a command, the one with the highest number decides. */
const rule = settingIn(roleMode, {
  syntax: [
    ruleWord,
    numberArg,
    choice('verdict', [word('permit', 'Permit rule'), word('deny', 'Deny rule')]),
    either(
      {
        read: [word('read', 'Read commands'), aboutPart],
        'read-write': [word('read-write', 'Read and write commands'), aboutPart],
        command: [word('command', 'Commands that begin with these words'), arg('words', rest(), 'Command string')],
      },
      'scope',
    ),
  ],
  noSyntax: [ruleWord, numberArg],
  examples: [
    'rule 1 permit read',
    'rule 2 deny command show running-config',
    'rule 3 permit command copy *',
    'rule 4 permit read-write feature interface',
    'rule 5 deny read-write feature-group L3',
    'rule 6 permit read oid 1.3.6.1.2.1.1.9',
  ],
  set({ args, device, refuse }, name) {
    // N7K security command reference, `role name`; the words are inferred.
    if (privilegeOf(name) === 0 && args.verdict === 'permit') {
      return refuse('ERROR: Only deny rules can be added to role priv-0');
    }
    const about = aboutOf(device.configuration.running, args.about, args.entity);
    const scope: RuleScope =
      args.scope === 'command'
        ? { kind: 'command', words: unquoted(args.words ?? '') }
        : { kind: args.scope, ...(about === undefined ? {} : { about }) };
    const changed: RoleRule = { number: args.number, isPermit: args.verdict === 'permit', scope };
    changeRole(device, name, ({ rules }) => ({ rules: sorted([...without(rules, args.number), changed]) }));
  },
  clear: ({ args, device }, name) => changeRole(device, name, ({ rules }) => ({ rules: without(rules, args.number) })),
  write: ({ running }, name) => [...(named(roles.of(running), name)?.rules ?? [])].reverse().map(ruleText),
});

export const roleSettings = [role, description, rule, ...policySettings];

function aboutOf(
  running: RunningConfiguration,
  scope: RuleAbout['scope'] | undefined,
  entity = '',
): RuleAbout | undefined {
  if (scope === undefined) return undefined;
  const own = scope === 'feature' ? [entity] : [];
  return { scope, entity, features: scope === 'feature-group' ? featuresOfGroup(running, entity) : own };
}

function ruleText({ number, isPermit, scope }: RoleRule): string {
  const about = scope.kind === 'command' ? `command ${scope.words}` : [scope.kind, ...narrowed(scope.about)].join(' ');
  return `rule ${number} ${isPermit ? 'permit' : 'deny'} ${about}`;
}

/** The words of a rule; quotes keep a `;` in them from ending the line. */
function unquoted(words: string): string {
  return words.trim().replace(/^"(.*)"$/, '$1');
}

function narrowed(about: RuleAbout | undefined): readonly string[] {
  return about === undefined ? [] : [about.scope, about.entity];
}

function sorted(rules: readonly RoleRule[]): readonly RoleRule[] {
  return [...rules].sort((a, b) => a.number - b.number);
}

function without(rules: readonly RoleRule[], number: number): readonly RoleRule[] {
  return rules.filter((known) => known.number !== number);
}
