import { allRoles, isFixed, type Role, roles } from '../../../machine/config/roles.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';

/** `show role`: every role with its rules, the deciding one first. Layout: Cisco's RBAC chapters. */
export const showRole = show({
  syntax: [word('show', 'Show running system information'), word('role', 'Show user role information')],
  examples: ['show role'],
  read: ({ device }) => allRoles(device.configuration.of(roles)).map(asShown),
  *print(all) {
    for (const role of all) {
      yield '';
      yield `Role: ${role.name}`;
      yield `  Description: ${role.description ?? 'new role'}`;
      yield '  Vlan policy: permit (default)';
      yield '  Interface policy: permit (default)';
      yield '  Vrf policy: permit (default)';
      yield '  -------------------------------------------------------------------';
      yield '  Rule    Perm    Type        Scope               Entity                  ';
      yield '  -------------------------------------------------------------------';
      for (const { number, isPermit, scope } of [...role.rules].reverse()) {
        const entity = scope.kind === 'command' ? scope.words : '';
        const rule = `  ${String(number).padEnd(8)}${(isPermit ? 'permit' : 'deny').padEnd(8)}`;
        yield `${rule}${scope.kind.padEnd(12)}${''.padEnd(20)}${entity}`.trimEnd();
      }
    }
  },
});

/** What the device keeps to itself about a role that every switch has is not shown. */
function asShown(role: Role): Role {
  return isFixed(role.name) ? { ...role, rules: role.rules.filter(({ scope }) => scope.kind !== 'command') } : role;
}
