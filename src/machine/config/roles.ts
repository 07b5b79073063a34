import { type Named, named, noneNamed } from './named.ts';
import { slice } from './slice.ts';
import { adminRole, defaultRole } from './users.ts';

/** What a rule of a role is about: all that only shows, everything, or commands that begin with certain words. */
export type RuleScope =
  | { readonly kind: 'read' }
  | { readonly kind: 'read-write' }
  | { readonly kind: 'command'; readonly words: string };

/** One rule of a role. The highest number that fits a command decides (Cisco's RBAC chapters). */
export interface RoleRule {
  readonly number: number;
  readonly isPermit: boolean;
  readonly scope: RuleScope;
}

/** A role and its rules, in ascending order of their numbers. */
export interface Role {
  readonly name: string;
  readonly description: string | undefined;
  readonly rules: readonly RoleRule[];
}

/**
 * What running a command takes: nothing (leaving a mode or the switch), the right to read, or the right to change. Settings of one's
 * own terminal take the right to read: a role that names single commands must name them too (oxidized 2336 and 3157, cisco.nxos 170
 * and 289); that `rule … permit read` covers them is inferred.
 */
export type Access = 'free' | 'read' | 'write';

/**
 * The roles that every switch has. That an operator reads everything but configurations is measured (nxos-behaviour 8); the
 * device shows only `rule 1 permit read`.
 */
export const builtInRoles: readonly Role[] = [
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
];

/** The roles that were made on the switch. */
export const roles = slice<Named<Role>>('roles', noneNamed);

/** The role of a name, built in or made. */
export function roleNamed(made: Named<Role>, name: string): Role | undefined {
  return builtInRoles.find((role) => role.name === name) ?? named(made, name);
}

/** Whether one of the named roles lets its user run the command of `words`. A role without a fitting rule does not. */
export function mayRun(names: readonly string[], made: Named<Role>, access: Access, words: readonly string[]): boolean {
  if (access === 'free') return true;
  return names.some((name) => {
    const role = roleNamed(made, name);
    return role !== undefined && permits(role, access, words);
  });
}

function permits(role: Role, access: Access, words: readonly string[]): boolean {
  const deciding = [...role.rules].sort((a, b) => b.number - a.number).find((rule) => fits(rule.scope, access, words));
  return deciding?.isPermit ?? false;
}

function fits(scope: RuleScope, access: Access, words: readonly string[]): boolean {
  switch (scope.kind) {
    case 'read':
      return access === 'read';
    case 'read-write':
      return true;
    case 'command':
      return beginsWith(words, scope.words.split(/\s+/));
  }
}

/** Typed words may be abbreviated; `*` in a rule stands for any one word, at its end for any words or none. */
function beginsWith(typed: readonly string[], rule: readonly string[]): boolean {
  return rule.every((expected, index) => {
    const word = typed[index]?.toLowerCase();
    if (expected === '*') return word !== undefined || index === rule.length - 1;
    return word !== undefined && expected.toLowerCase().startsWith(word);
  });
}
