import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';

const help = {
  role: 'Show user role information',
  feature: 'Show features that rules of roles may name',
  'feature-group': 'Show groups of features',
};

/** What rules of a role may be about: names that Cisco's RBAC chapters show, and what each is about; what they leave out is inferred. */
const roleFeatures: readonly (readonly [name: string, about: string])[] = [
  ['aaa', 'AAA service related commands'],
  ['acl', 'Access control list related commands'],
  ['arp', 'ARP protocol related commands'],
  ['bgp', 'BGP protocol related commands'],
  ['callhome', 'Callhome configuration and show commands'],
  ['cdp', 'Cisco Discovery Protocol related commands'],
  ['copy', 'Copy related commands'],
  ['eigrp', 'EIGRP protocol related commands'],
  ['hsrp', 'HSRP protocol related commands'],
  ['install', 'Software install related commands'],
  ['interface', 'Interface configuration commands'],
  ['l3vm', 'Layer 3 virtualization related commands'],
  ['license', 'License related commands'],
  ['ospf', 'OSPF protocol related commands'],
  ['ping', 'Network reachability test commands'],
  ['platform', 'Platform configuration related commands'],
  ['radius', 'Radius configuration and show commands'],
  ['snmp', 'SNMP related commands'],
  ['spanning-tree', 'Spanning tree related commands'],
  ['syslog', 'Syslog related commands'],
  ['tacacs', 'TACACS configuration and show commands'],
  ['vlan', 'VLAN related commands'],
  ['vpc', 'Virtual port channel related commands'],
];

/** `show role feature`. Form: Cisco's RBAC chapters; keys inferred. */
export const showRoleFeature = showing('show role feature', {
  help,
  read: () => roleFeatures,
  print: (known) => known.map(([name, about]) => `${name.padEnd(20)} (${about})`),
  structure: (known) =>
    table(
      'role_feature',
      known.map(([feature_name, description]) => ({ feature_name, description })),
    ),
});

/** `show role feature-group`: groups of one's own; none can be made here. */
export const showRoleFeatureGroup = showing('show role feature-group', {
  help,
  read: () => [],
  print: (lines) => lines,
  structure: () => ({}),
});
