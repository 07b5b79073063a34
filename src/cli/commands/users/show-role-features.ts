import { roleFeatures } from '../../../machine/config/role-features.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { featureGroupsOf } from './feature-groups.ts';

const help = {
  role: 'Show user role information',
  feature: 'Show features that rules of roles may name',
  'feature-group': 'Show groups of features',
};

/** `show role feature`. Form: Cisco's RBAC chapters; keys inferred. */
export const showRoleFeature = showing('show role feature', {
  help,
  read: () => roleFeatures,
  print: (known) => known.map(({ name, about }) => `${name.padEnd(20)} (${about})`),
  structure: (known) =>
    table(
      'role_feature',
      known.map(({ name, about }) => ({ feature_name: name, description: about })),
    ),
});

/** `show role feature-group`: the groups and their features. Form: Cisco's RBAC chapters; keys inferred. */
export const showRoleFeatureGroup = showing('show role feature-group', {
  help,
  read: ({ device }) => featureGroupsOf(device.configuration.running),
  print: (groups) =>
    groups.flatMap(({ name, features }) => [
      '',
      `feature group: ${name}`,
      ...features.map((each) => `feature: ${each}`),
    ]),
  structure: (groups) =>
    table(
      'role_feature_group',
      groups.map(({ name, features }) => ({
        group_name: name,
        ...table(
          'group_feature',
          features.map((feature_name) => ({ feature_name })),
        ),
      })),
    ),
});
