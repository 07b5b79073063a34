import type { Commands } from '../shell/command.ts';
import { aaa } from './aaa/family.ts';
import { accessLists } from './access-lists/family.ts';
import { automation } from './automation/family.ts';
import { bfd } from './bfd/family.ts';
import { bgp } from './bgp/family.ts';
import { boot } from './boot/family.ts';
import { channels } from './channels/family.ts';
import { clock } from './clock/family.ts';
import { configuration } from './configuration/family.ts';
import { copy } from './copy/family.ts';
import { crypto } from './crypto/family.ts';
import { dhcp } from './dhcp/family.ts';
import { discovery } from './discovery/family.ts';
import { eigrp } from './eigrp/family.ts';
import { errdisable } from './errdisable/family.ts';
import { fabric } from './fabric/family.ts';
import { features } from './features/family.ts';
import { fhrp } from './fhrp/family.ts';
import { files } from './files/family.ts';
import { hardware } from './hardware/family.ts';
import { hardwareProfile } from './hardware-profile/family.ts';
import { install } from './install/family.ts';
import { interfaceOrder } from './interface-order.ts';
import { interfaces } from './interfaces/family.ts';
import { isis } from './isis/family.ts';
import { lines } from './lines/family.ts';
import { logging } from './logging/family.ts';
import { macTable } from './mac-table/family.ts';
import { monitoring } from './monitoring/family.ts';
import { multicast } from './multicast/family.ts';
import { naming } from './naming/family.ts';
import { nat } from './nat/family.ts';
import { ntp } from './ntp/family.ts';
import { ospf } from './ospf/family.ts';
import { portProtection } from './port-protection/family.ts';
import { privilege } from './privilege/family.ts';
import { qos } from './qos/family.ts';
import { rip } from './rip/family.ts';
import { routePolicy } from './route-policy/family.ts';
import { routing } from './routing/family.ts';
import { inOrder, type Place } from './running-order.ts';
import { services } from './services/family.ts';
import { session } from './session/family.ts';
import { snapshots } from './snapshots/family.ts';
import { span } from './span/family.ts';
import { spanningTree } from './spanning-tree/family.ts';
import { system } from './system/family.ts';
import { tcl } from './tcl/family.ts';
import { terminal } from './terminal/family.ts';
import { tracking } from './tracking/family.ts';
import { udld } from './udld/family.ts';
import { users } from './users/family.ts';
import { vlans } from './vlans/family.ts';
import { vpc } from './vpc/family.ts';
import { vtp } from './vtp/family.ts';
import { fileWords } from './words/file-words.ts';

/** The families of commands and settings, each under the name of its folder. */
export const families = {
  'access-lists': accessLists,
  aaa,
  automation,
  crypto,
  ntp,
  services,
  bgp,
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
  snapshots,
  system,
  tcl,
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
  vpc,
  'spanning-tree': spanningTree,
  'mac-table': macTable,
  errdisable,
  fabric,
  'port-protection': portProtection,
  discovery,
  udld,
  vtp,
  span,
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
  'clock',
  'power redundancy-mode',
  {
    apart: [
      'login block-for',
      'ssh login-attempts',
      'role feature-group',
      'role',
      'password strength-check',
      'password secure-mode',
      'userpassphrase',
      'enable secret',
      'username',
      'ssh',
      'banner',
      'ip domain-lookup',
      'ip domain-name',
      'ip domain-list',
      'ip name-server',
      'ip dns',
      'ip host',
      'ip source-route',
      'ip ftp',
      'ip tftp',
      'ip tcp',
      'ipv6 host',
      'system default',
      'logging event',
      'logging message',
      'crypto',
      'radius-server',
      'ip radius',
      'tacacs-server',
      'ip tacacs',
      'ldap-server',
      'aaa group',
      'time-range',
      'object-group',
      'errdisable',
      'cdp',
      'lldp',
      'udld',
      'system vlan',
      'system jumbomtu',
      'ip access-list',
      'ipv6 access-list',
      'mac access-list',
      'class-map',
      'policy-map',
      'class-map type network-qos',
      'policy-map type network-qos',
      'system qos',
      'class-map type control-plane',
      'policy-map type control-plane',
      'control-plane',
      'copp profile',
      'snmp-server contact',
      'snmp-server location',
      'snmp-server source-interface',
      'snmp-server user',
      'snmp-server host',
      'snmp-server',
      'rmon event',
      'rmon',
      'snmp-server enable traps',
      'snmp-server community',
      'callhome',
      'cfs',
      'ntp',
      'ptp',
      'flow',
      'aaa',
      'license',
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
  { apart: ['mac address-table', 'vtp', 'vlan', 'vlan access-map', 'vlan filter'] },
  // Behind the VLANs and before VRFs (public configurations of Nexus 9000).
  { apart: ['spanning-tree'] },
  'service dhcp',
  'ip dhcp',
  'ip source binding',
  'ip arp inspection',
  'ipv6 dhcp',
  'ip load-sharing',
  {
    apart: [
      'ipv6 prefix-list',
      'ip prefix-list',
      'ip community-list',
      'ip extcommunity-list',
      'ip as-path access-list',
      'route-map',
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
  { apart: ['key chain'] },
  { apart: ['nxapi', 'sflow'] },
  { apart: ['lacp', 'port-channel', 'vpc domain'] },
  { apart: ['interface breakout'] },
  {
    section: 'interface',
    lines: interfaceOrder,
  },
  'cli alias',
  'icam monitor',
  'xml server',
  'line console',
  {
    section: 'line vty',
    lines: [
      'session-limit',
      'exec-timeout',
      'absolute-timeout',
      'logout-warning',
      'access-class',
      'ip access-class',
      'ipv6 access-class',
    ],
  },
  'boot',
  'router eigrp',
  'router isis',
  'router ospf',
  'router ospfv3',
  'router rip',
  'router bgp',
  'evpn',
  'monitor',
  'allow delete',
  'event manager',
  'logging',
  { apart: ['scheduler'] },
];

/** Everything that can be typed. */
export const allCommands: Commands = {
  commands: Object.values(families).flatMap(({ commands }) => commands),
  settings: inOrder(families, order),
  fileWords,
};
