import type { Commands } from '../shell/command.ts';
import { accessLists } from './access-lists/family.ts';
import { boot } from './boot/family.ts';
import { channels } from './channels/family.ts';
import { clock } from './clock/family.ts';
import { configuration } from './configuration/family.ts';
import { copy } from './copy/family.ts';
import { dhcp } from './dhcp/family.ts';
import { features } from './features/family.ts';
import { files } from './files/family.ts';
import { hardware } from './hardware/family.ts';
import { hardwareProfile } from './hardware-profile/family.ts';
import { install } from './install/family.ts';
import { interfaces } from './interfaces/family.ts';
import { lines } from './lines/family.ts';
import { logging } from './logging/family.ts';
import { monitoring } from './monitoring/family.ts';
import { naming } from './naming/family.ts';
import { nat } from './nat/family.ts';
import { privilege } from './privilege/family.ts';
import { qos } from './qos/family.ts';
import { routePolicy } from './route-policy/family.ts';
import { routing } from './routing/family.ts';
import { inOrder, type Place } from './running-order.ts';
import { session } from './session/family.ts';
import { system } from './system/family.ts';
import { tcl } from './tcl/family.ts';
import { terminal } from './terminal/family.ts';
import { users } from './users/family.ts';
import { vlans } from './vlans/family.ts';
import { fileWords } from './words/file-words.ts';

/** The families of commands and settings, each under the name of its folder. */
export const families = {
  'access-lists': accessLists,
  boot,
  channels,
  clock,
  configuration,
  copy,
  dhcp,
  features,
  files,
  hardware,
  'hardware-profile': hardwareProfile,
  install,
  interfaces,
  lines,
  logging,
  monitoring,
  naming,
  nat,
  privilege,
  qos,
  'route-policy': routePolicy,
  routing,
  session,
  system,
  tcl,
  terminal,
  users,
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
      'time-range',
      'object-group',
      'ip access-list',
      'ipv6 access-list',
      'mac access-list',
      'class-map',
      'policy-map',
      'system qos',
      'class-map type control-plane',
      'policy-map type control-plane',
      'control-plane',
      'copp profile',
      'snmp-server user',
      'rmon event',
      'ip route',
    ],
  },
  { apart: ['vlan', 'vlan access-map', 'vlan filter'] },
  'service dhcp',
  'ip dhcp',
  'ip source binding',
  'ip arp inspection',
  'ipv6 dhcp',
  {
    apart: [
      'ipv6 prefix-list',
      'ip prefix-list',
      'ip community-list',
      'ip extcommunity-list',
      'ip as-path access-list',
    ],
  },
  { apart: [{ section: 'vrf context', lines: ['ip domain-name', 'ip domain-list', 'ip name-server', 'ip route'] }] },
  'ip nat',
  'hardware profile',
  'hardware access-list',
  'hardware rate-limiter',
  'hardware ip',
  'hardware ipv6',
  'hardware ecmp',
  'hardware multicast',
  'hardware forwarding',
  'hardware qos',
  { apart: ['interface breakout'] },
  {
    section: 'interface',
    lines: [
      'description',
      'switchport',
      'mac port access-group',
      'mac packet-classify',
      'ip port access-group',
      'ipv6 port traffic-filter',
      'priority-flow-control',
      'vrf member',
      'ip access-group',
      'ipv6 traffic-filter',
      'ip address',
      'ip verify',
      'ipv6 verify',
      'ip nat',
      'ip dhcp',
      'ipv6 dhcp',
      'ip arp inspection',
      'service-policy',
      'channel-group',
      'shutdown',
    ],
  },
  'cli alias',
  'icam monitor',
  'line console',
  { section: 'line vty', lines: ['session-limit', 'exec-timeout', 'access-class', 'ipv6 access-class'] },
  'boot',
  'allow delete',
  'logging',
];

/** Everything that can be typed. */
export const allCommands: Commands = {
  commands: Object.values(families).flatMap(({ commands }) => commands),
  settings: inOrder(families, order),
  fileWords,
};
