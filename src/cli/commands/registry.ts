import type { Commands } from '../shell/command.ts';
import { accessLists } from './access-lists/family.ts';
import { bfd } from './bfd/family.ts';
import { boot } from './boot/family.ts';
import { clock } from './clock/family.ts';
import { configuration } from './configuration/family.ts';
import { copy } from './copy/family.ts';
import { eigrp } from './eigrp/family.ts';
import { features } from './features/family.ts';
import { fhrp } from './fhrp/family.ts';
import { files } from './files/family.ts';
import { hardware } from './hardware/family.ts';
import { install } from './install/family.ts';
import { interfaces } from './interfaces/family.ts';
import { isis } from './isis/family.ts';
import { lines } from './lines/family.ts';
import { logging } from './logging/family.ts';
import { monitoring } from './monitoring/family.ts';
import { multicast } from './multicast/family.ts';
import { naming } from './naming/family.ts';
import { ospf } from './ospf/family.ts';
import { privilege } from './privilege/family.ts';
import { rip } from './rip/family.ts';
import { routePolicy } from './route-policy/family.ts';
import { routing } from './routing/family.ts';
import { inOrder, type Place } from './running-order.ts';
import { session } from './session/family.ts';
import { system } from './system/family.ts';
import { terminal } from './terminal/family.ts';
import { tracking } from './tracking/family.ts';
import { users } from './users/family.ts';
import { vlans } from './vlans/family.ts';
import { fileWords } from './words/file-words.ts';

/** The families of commands and settings, each under the name of its folder. */
export const families = {
  'access-lists': accessLists,
  boot,
  clock,
  configuration,
  copy,
  features,
  files,
  hardware,
  install,
  interfaces,
  lines,
  logging,
  monitoring,
  naming,
  privilege,
  'route-policy': routePolicy,
  routing,
  session,
  system,
  terminal,
  users,
  bfd,
  eigrp,
  fhrp,
  isis,
  multicast,
  ospf,
  rip,
  tracking,
  vlans,
};

/**
 * What stands where in a running configuration, by the words with which lines begin. It is the device's order, not that of the
 * families: public captures (nxos-behaviour 5.6, pynxos test_device, a 7.0(3)I2(1) switch).
 */
export const order: readonly Place[] = [
  'hostname',
  'switchname',
  'system dme',
  'vdc',
  { apart: ['feature', 'cfs eth', 'nv overlay'] },
  'clock timezone',
  {
    apart: [
      'login block-for',
      'ssh login-attempts',
      'role',
      'password strength-check',
      'enable secret',
      'username',
      'banner',
      'ip domain-lookup',
      'ip domain-name',
      'ip domain-list',
      'ip name-server',
      'ip host',
      'ip access-list',
      'ipv6 access-list',
      'mac access-list',
      'copp profile',
      'snmp-server user',
      'rmon event',
      'ip route',
      'ipv6 route',
      'ip mroute',
      'ip multicast',
      'ipv6 multicast',
      'multicast service-reflect',
      'ip routing multicast',
      'ip pim',
      'ipv6 pim',
      'ip msdp',
      'ip igmp',
      'ipv6 mld',
      'bfd',
      'hsrp',
      'fhrp',
      'track',
      'ip sla',
    ],
  },
  { apart: ['vlan'] },
  {
    apart: [
      'ipv6 prefix-list',
      'ip prefix-list',
      'ip community-list',
      'ip extcommunity-list',
      'ip as-path access-list',
    ],
  },
  {
    apart: [
      {
        section: 'vrf context',
        lines: [
          'description',
          'vni',
          'ip auto-discard',
          'ip domain-name',
          'ip domain-list',
          'ip name-server',
          'ip icmp-errors',
          'ip route',
          'ipv6 route',
          'ip mroute',
          'ip multicast',
          'ipv6 multicast',
          'multicast service-reflect',
          'ip pim',
          'ipv6 pim',
          'ip msdp',
          'ip igmp',
          'ipv6 mld',
          'rd',
          'address-family',
          'shutdown',
        ],
      },
    ],
  },
  { apart: ['interface breakout'] },
  {
    section: 'interface',
    lines: [
      'description',
      'switchport',
      'bfd',
      'vrf member',
      'ip address',
      'ip authentication',
      'ip bandwidth',
      'ip bandwidth-percent',
      'ip delay',
      'ip distribute-list',
      'ip eigrp',
      'ip hello-interval',
      'ip hold-time',
      'ip next-hop-self',
      'ip offset-list',
      'ip passive-interface',
      'ip split-horizon',
      'ip summary-address',
      'ipv6 authentication',
      'ipv6 bandwidth',
      'ipv6 bandwidth-percent',
      'ipv6 delay',
      'ipv6 distribute-list',
      'ipv6 eigrp',
      'ipv6 hello-interval',
      'ipv6 hold-time',
      'ipv6 next-hop-self',
      'ipv6 offset-list',
      'ipv6 passive-interface',
      'ipv6 split-horizon',
      'ipv6 summary-address',
      'isis',
      'ip ospf',
      'ospfv3',
      'ip router ospf',
      'ipv6 router ospfv3',
      'ip router',
      'ipv6 router',
      'ip rip',
      'ipv6 rip',
      'ip pim',
      'ipv6 pim',
      'ip igmp',
      'ipv6 mld',
      'ip policy',
      'ipv6 policy',
      'hsrp',
      'vrrp',
      'vrrpv3',
      'vrrs',
      'channel-group',
      'shutdown',
    ],
  },
  'cli alias',
  'icam monitor',
  'line',
  'boot',
  'router eigrp',
  'router isis',
  'router ospf',
  'router ospfv3',
  'router rip',
  'allow delete',
  'logging',
];

/** Everything that can be typed. */
export const allCommands: Commands = {
  commands: Object.values(families).flatMap(({ commands }) => commands),
  settings: inOrder(families, order),
  fileWords,
};
