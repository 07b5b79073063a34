import { type PolicyKind, policyKinds, type RolePolicies } from '../../../machine/config/role-policies.ts';
import { allRoles, isFixed, type Role, type RuleScope, roles } from '../../../machine/config/roles.ts';
import type { Device } from '../../../machine/device.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';

const help = {
  role: 'Show user role information',
  name: 'Show one role',
  '<name>': 'Name of the role',
};

/** `show role`: every role with its rules, the deciding one first. Layout: Cisco's RBAC chapters. */
export const showRole = showing('show role', {
  help,
  read: ({ device }) => shownRoles(device),
  print: roleLines,
  structure: roleKeys,
});

/** `show role name`: one role; nothing of one that is not there (inferred). */
export const showRoleNamed = showing('show role name <name:word16>', {
  help,
  examples: ['show role name network-admin'],
  read: ({ args, device }) => shownRoles(device).filter(({ name }) => name === args.name),
  print: roleLines,
  structure: roleKeys,
});

function* roleLines(all: readonly Role[]): Generator<string> {
  for (const role of all) {
    yield '';
    yield `Role: ${role.name}`;
    yield `  Description: ${role.description ?? 'new role'}`;
    for (const kind of policyKinds) yield* policyLines(kind, role.policies);
    yield '  -------------------------------------------------------------------';
    yield '  Rule    Perm    Type        Scope               Entity                  ';
    yield '  -------------------------------------------------------------------';
    for (const { number, isPermit, scope } of [...role.rules].reverse()) {
      const about = scope.kind === 'command' ? undefined : scope.about;
      const rule = `  ${String(number).padEnd(8)}${(isPermit ? 'permit' : 'deny').padEnd(8)}`;
      yield `${rule}${scope.kind.padEnd(12)}${(about?.scope ?? '').padEnd(20)}${entityOf(scope)}`.trimEnd();
    }
  }
}

/** Roles as data; all keys are inferred. */
function roleKeys(all: readonly Role[]): object {
  return table(
    'role',
    all.map((role) => ({
      role_name: role.name,
      description: role.description ?? 'new role',
      vlan_policy: policyWord(role.policies?.vlan),
      interface_policy: policyWord(role.policies?.interface),
      vrf_policy: policyWord(role.policies?.vrf),
      ...table(
        'rule',
        [...role.rules].reverse().map(({ number, isPermit, scope }) => ({
          rule: String(number),
          perm: isPermit ? 'permit' : 'deny',
          type: scope.kind,
          ...(scope.kind === 'command' || scope.about === undefined ? {} : { scope: scope.about.scope }),
          entity: entityOf(scope),
        })),
      ),
    })),
  );
}

function policyWord(permitted: readonly string[] | undefined): string {
  return permitted === undefined ? 'permit (default)' : 'deny';
}

function entityOf(scope: RuleScope): string {
  return scope.kind === 'command' ? scope.words : (scope.about?.entity ?? '');
}

/** What a policy says; what is permitted nevertheless stands below it (inferred). */
function policyLines(kind: PolicyKind, policies: RolePolicies = {}): readonly string[] {
  const permitted = policies[kind];
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return [
    `  ${name} policy: ${policyWord(permitted)}`,
    ...(permitted === undefined || permitted.length === 0 ? [] : [`  Permitted ${kind}s: ${permitted.join(', ')}`]),
  ];
}

function shownRoles(device: Device): readonly Role[] {
  return allRoles(device.configuration.of(roles)).map(asShown);
}

/** What the device keeps to itself about a role that every switch has is not shown. */
function asShown(role: Role): Role {
  return isFixed(role.name) ? { ...role, rules: role.rules.filter(({ scope }) => scope.kind !== 'command') } : role;
}
