import { listOf, type Named, named, noneNamed } from './named.ts';
import { commandsOfFeature } from './role-features.ts';
import { keepsTo, type RolePolicies } from './role-policies.ts';
import { slice } from './slice.ts';
import { adminRole, defaultRole } from './users.ts';

/** What narrows a rule down: a feature, a group of features, or an object of SNMP, with the features that are meant. */
export interface RuleAbout {
  readonly scope: 'feature' | 'feature-group' | 'oid';
  readonly entity: string;
  readonly features: readonly string[];
}

/** What a rule of a role is about: all that only shows, everything, each perhaps of a feature, or commands that begin with certain words. */
export type RuleScope =
  | { readonly kind: 'read' | 'read-write'; readonly about?: RuleAbout }
  | { readonly kind: 'command'; readonly words: string };

/** One rule of a role. The highest number that fits a command decides (Cisco's RBAC chapters). */
export interface RoleRule {
  readonly number: number;
  readonly isPermit: boolean;
  readonly scope: RuleScope;
}

/** A role and its rules, the deciding ones last: in ascending order of their numbers. */
export interface Role {
  readonly name: string;
  readonly description: string | undefined;
  readonly rules: readonly RoleRule[];
  /** What it is kept to beside its rules. */
  readonly policies?: RolePolicies | undefined;
}

/**
 * What running a command takes: nothing (leaving a mode or the switch), the right to read, or the right to change. Settings of one's
 * own terminal take the right to read: a role that names single commands must name them too (oxidized 2336 and 3157, cisco.nxos 170
 * and 289); that `rule … permit read` covers them is inferred.
 */
export type Access = 'free' | 'read' | 'write';

/** The highest privilege level; each is a role, `priv-0` to `priv-15` (N9K security guide 9.x, "Privilege Level Support"). */
export const privilegeMaximum = 15;

/** The role of a privilege level. */
export function privilegeRole(level: number): string {
  return `priv-${level}`;
}

/** The privilege level that a role is, or undefined. */
export function privilegeOf(role: string): number | undefined {
  const level = /^priv-(\d\d?)$/.exec(role)?.[1];
  return level === undefined || Number(level) > privilegeMaximum ? undefined : Number(level);
}

/** Roles whose rules cannot be changed: all that every switch has but priv-0 to priv-13 (N7K security command reference, `role name`). */
export function isFixed(role: string): boolean {
  return builtIn.has(role) && (privilegeOf(role) ?? privilegeMaximum) > 13;
}

/** "Show commands and exec commands (such as ping, trace, and ssh)" (N9K security guide 9.x); their list and order are inferred. */
const lowestCommands = [
  'show',
  'enable',
  'ssh',
  'ssh6',
  'ping',
  'ping6',
  'telnet',
  'telnet6',
  'traceroute',
  'traceroute6',
];

/** Levels 14 and 15 may do everything; 1 to 13 have no rules of their own. The description is general knowledge. */
function privilegeRules(level: number): readonly RoleRule[] {
  if (level > 13) return [{ number: 1, isPermit: true, scope: { kind: 'read-write' } }];
  if (level > 0) return [];
  return lowestCommands.map((word, index) => ({
    number: index + 1,
    isPermit: true,
    scope: { kind: 'command', words: `${word} *` },
  }));
}

/**
 * The roles that every switch has. That an operator reads everything but configurations is measured (nxos-behaviour 8); the
 * device shows only `rule 1 permit read`. Where the privilege levels stand in `show role` is inferred.
 */
const builtInRoles: readonly Role[] = [
  {
    name: adminRole,
    description: 'Predefined network admin role has access to all commands on the switch',
    rules: [{ number: 1, isPermit: true, scope: { kind: 'read-write' } }],
  },
  {
    name: defaultRole,
    description: 'Predefined network operator role has access to all read commands on the switch',
    rules: [
      { number: 1, isPermit: true, scope: { kind: 'read' } },
      { number: 2, isPermit: false, scope: { kind: 'command', words: 'show running-config' } },
      { number: 3, isPermit: false, scope: { kind: 'command', words: 'show startup-config' } },
    ],
  },
  ...Array.from({ length: privilegeMaximum + 1 }, (_, below) => privilegeMaximum - below).map((level) => ({
    name: privilegeRole(level),
    description: 'This is a system defined privilege role.',
    rules: privilegeRules(level),
  })),
];
const builtIn: ReadonlyMap<string, Role> = new Map(builtInRoles.map((role) => [role.name, role]));

/** The roles that were made on the switch, and what was added to privilege levels. */
export const roles = slice<Named<Role>>('roles', noneNamed);

/** Every role as it is in effect, those that every switch has first. What was added to a privilege level decides before its own rules. */
export function allRoles(made: Named<Role>): readonly Role[] {
  const own = listOf(made).filter(({ name }) => !builtIn.has(name));
  return [...builtInRoles.map((role) => withAdded(role, made)), ...own];
}

/** The role of a name, built in or made. */
export function roleNamed(made: Named<Role>, name: string): Role | undefined {
  const known = builtIn.get(name);
  return known === undefined ? named(made, name) : withAdded(known, made);
}

function withAdded(role: Role, made: Named<Role>): Role {
  const added = named(made, role.name);
  if (added === undefined) return role;
  return { ...role, description: added.description ?? role.description, rules: [...role.rules, ...added.rules] };
}

/**
 * Whether one of the named roles lets its user run the command of `words`. A role without a fitting rule does not. `isCumulative` is
 * what `feature privilege` brings about: a privilege level has what lower ones have.
 */
export function mayRun(
  names: readonly string[],
  made: Named<Role>,
  access: Access,
  words: readonly string[],
  isCumulative = false,
): boolean {
  if (access === 'free') return true;
  return names.some((name) =>
    [name, ...(isCumulative ? levelsBelow(name) : [])].some((each) => {
      const role = roleNamed(made, each);
      return role !== undefined && permits(role, access, words);
    }),
  );
}

function levelsBelow(role: string): readonly string[] {
  return Array.from({ length: privilegeOf(role) ?? 0 }, (_, level) => privilegeRole(level));
}

function permits(role: Role, access: Access, words: readonly string[]): boolean {
  const plain = words.filter((word, at) => at > 0 || !/^(no|default)$/i.test(word));
  if (access === 'write' && role.policies !== undefined && !keepsTo(role.policies, plain)) return false;
  return role.rules.findLast((rule) => fits(rule, access, words))?.isPermit ?? false;
}

function fits({ scope, isPermit }: RoleRule, access: Access, words: readonly string[]): boolean {
  switch (scope.kind) {
    case 'read':
      return access === 'read' && isAbout(scope.about, words);
    case 'read-write':
      return isAbout(scope.about, words);
    case 'command': {
      // `configure terminal ; interface *`: the last command is meant, and what is permitted must be reached (inferred).
      const commands = scope.words.split(/\s*;\s*/);
      const meant = isPermit ? commands : commands.slice(-1);
      return meant.some((command) => beginsWith(words, command.split(/\s+/)));
    }
  }
}

function isAbout(about: RuleAbout | undefined, words: readonly string[]): boolean {
  if (about === undefined) return true;
  const behind = words.filter((word, at) => at > 0 || !/^(sho?w?|no|default|clear)$/i.test(word));
  return about.features.some((name) =>
    commandsOfFeature(name).some((command) => beginsWith(behind, command.split(' '))),
  );
}

/** Typed words may be abbreviated; `*` in a rule stands for any one word, at its end for any words or none. */
function beginsWith(typed: readonly string[], rule: readonly string[]): boolean {
  return rule.every((expected, index) => {
    const word = typed[index]?.toLowerCase();
    if (expected === '*') return word !== undefined || index === rule.length - 1;
    return word !== undefined && expected.toLowerCase().startsWith(word);
  });
}
