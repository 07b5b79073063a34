import { listOf, namedByName } from '../../../machine/config/named.ts';
import { layer3Features, roleFeatures } from '../../../machine/config/role-features.ts';
import { type RoleRule, roles } from '../../../machine/config/roles.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import type { Device } from '../../../machine/device.ts';
import { line, notation, section } from '../../notation/notation.ts';
import { listIn, sectionsIn } from '../../notation/read.ts';
import { changeRoles } from './role-mode.ts';

const help = {
  role: 'Configure roles',
  'feature-group': 'Configure role feature-group',
  name: 'Feature-group name',
  feature: 'Add a feature to the group',
};
const after = ({ device }: { readonly device: Device }): void => regroup(device);

const featureNames = roleFeatures.flatMap(({ name, commands: [first = ''] }) =>
  first.startsWith('router ') ? [name, `router-${name}`] : [name],
);

export const groupFeature = line(`feature <feature:${featureNames.join('|')}>`, {
  by: 'feature',
  help,
  after,
  examples: ['feature bgp'],
});

/** `role feature-group name`: features that rules name together (command reference of 9.3; prompt: Cisco's RBAC chapters). */
export const featureGroup = section('role feature-group name <name:word32>', {
  by: 'name',
  prompt: 'config-role-featuregrp',
  help,
  after,
  refuse: ({ name }) => (name === 'L3' ? 'ERROR: feature-group L3 is predefined and cannot be modified' : undefined),
  holds: [groupFeature],
});

export const featureGroupLines = notation('role feature groups', [featureGroup]);

/** The groups that there are, the one that every switch has first. */
export function featureGroupsOf(
  running: RunningConfiguration,
): readonly { readonly name: string; readonly features: readonly string[] }[] {
  const own = sectionsIn(featureGroupLines.slice.of(running), featureGroup).map(({ values: { name }, body }) => ({
    name,
    features: listIn(body, groupFeature).map(({ feature }) => feature),
  }));
  return [{ name: 'L3', features: layer3Features }, ...own];
}

/** The features of a group; none where there is no such group. */
export function featuresOfGroup(running: RunningConfiguration, group: string): readonly string[] {
  return featureGroupsOf(running).find(({ name }) => name === group)?.features ?? [];
}

/** Rules about a group know its features. */
function regroup(device: Device): void {
  const { running } = device.configuration;
  const again = (rule: RoleRule): RoleRule => {
    const { scope } = rule;
    if (scope.kind === 'command' || scope.about?.scope !== 'feature-group') return rule;
    const about = { ...scope.about, features: featuresOfGroup(running, scope.about.entity) };
    return { ...rule, scope: { ...scope, about } };
  };
  const known = listOf(device.configuration.of(roles));
  if (known.length === 0) return;
  changeRoles(device, namedByName(known.map((role) => ({ ...role, rules: role.rules.map(again) }))));
}
