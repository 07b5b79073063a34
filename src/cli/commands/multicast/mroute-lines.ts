import { line, notation, notationIn } from '../../notation/notation.ts';
import { vrfMode } from '../routing/vrf-mode.ts';

/** Multicast routing in VRF default or in a VRF (cisco.nxos nxos_vrf_global). */
const routerLines = [
  line('ip mroute <prefix:network> { <interface> [<neighbor:ip>] | <neighbor:ip> } [<preference:1-255>] [vrf <vrf>]', {
    by: 'prefix interface neighbor vrf',
  }),
  line('ip multicast group-range prefix-list <list:word63>'),
  line('ip multicast multipath resilient', { id: 'ip multicast multipath resilient' }),
  line('ip multicast multipath { none | legacy | nbm | s-g-hash [next-hop-based] }', { id: 'ip multicast multipath' }),
  line('ip multicast rpf select vrf <vrf> group-list <groups:network>', { by: 'vrf groups' }),
  line('ipv6 multicast group-range prefix-list <list:word63>'),
  line('ipv6 multicast multipath resilient', { id: 'ipv6 multicast multipath resilient' }),
  line('ipv6 multicast multipath <how:none|s-g-hash|sg-nexthop-hash>', { id: 'ipv6 multicast multipath' }),
  line('ipv6 mld ssm-translate <groups:ipv6-network> <source:ipv6>', { by: 'groups source' }),
  line('multicast service-reflect interface <reflect:interface> map interface <target:interface>', { by: 'reflect' }),
];

export const mrouteLines = notation('mroute', [
  ...routerLines,
  line('ip routing multicast holddown <seconds:90-210>', { default: 'ip routing multicast holddown 210' }),
  line('ip routing multicast software-replicate'),
]);

export const mrouteInVrfs = notationIn(vrfMode, [
  ...routerLines,
  line('ip igmp ssm-translate <groups:network> <source:ip>', { by: 'groups source' }),
]);
