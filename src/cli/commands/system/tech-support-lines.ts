import type { RunningSystem } from '../../../machine/boot/running-system.ts';

/** How much is told. */
export type Extent = 'brief' | 'usual' | 'details' | 'all';

/** What the short form shows (Cisco's system management guides: hardware, software, licences, interfaces, VLANs, what is configured). */
const brief = [
  'show switchname',
  'show system uptime',
  'show clock',
  'show interface mgmt0',
  'show version',
  'show running-config',
  'show inventory',
  'show license usage',
  'show module',
  'show environment',
  'show feature',
  'show vlan summary',
  'show interface brief',
  'show logging last 100',
];

/** What every form shows beside it. */
const usual = [
  'show switchname',
  'show system uptime',
  'show clock',
  'show version',
  'show hardware',
  'show module',
  'show inventory',
  'show environment',
  'show sprom backplane',
  'show boot',
  'show running-config',
  'show startup-config',
  'show feature',
  'show license usage',
  'show system reset-reason',
  'show system redundancy status',
  'show redundancy status',
  'show system resources',
  'show processes',
  'show processes cpu',
  'show processes memory',
  'show processes log',
  'show cores',
  'show install all status',
  'dir bootflash:',
  'show system internal flash',
  'show diagnostic result module 1',
  'show interface',
  'show interface brief',
  'show interface status',
  'show interface transceiver',
  'show interface counters',
  'show interface counters errors',
  'show interface trunk',
  'show interface switchport',
  'show port-channel summary',
  'show vlan',
  'show spanning-tree',
  'show mac address-table',
  'show cdp neighbors detail',
  'show ip interface brief',
  'show ip interface vrf all',
  'show ip route vrf all',
  'show ip arp vrf all',
  'show vrf all',
  'show users',
  'show user-account',
  'show role',
  'show hosts',
  'show ntp peers',
  'show snmp',
  'show logging level',
  'show logging nvram',
  'show logging logfile',
];

/** What only the long form shows. */
const details = [
  'show running-config all',
  'show processes cpu history',
  'show system internal kernel meminfo',
  'show interface capabilities',
  'show interface transceiver details',
  'show interface counters detailed',
  'show interface snmp-ifindex',
  'show spanning-tree detail',
  'show spanning-tree internal interaction',
  'show queuing interface ethernet 1/1',
  'show policy-map interface control-plane',
  'show access-lists',
  'show cli history',
];

/** Commands by what they are about: features that are on answer, the others leave nothing. */
export const subjects: Readonly<Record<string, readonly string[]>> = {
  aaa: [
    'show running-config aaa',
    'show aaa authentication',
    'show aaa authorization',
    'show aaa groups',
    'show user-account',
  ],
  arp: ['show ip arp vrf all', 'show ip arp statistics', 'show ip arp summary', 'show ip adjacency'],
  bgp: [
    'show running-config bgp',
    'show ip bgp summary vrf all',
    'show ip bgp neighbors',
    'show ip bgp',
    'show bgp process',
  ],
  cdp: ['show running-config cdp', 'show cdp global', 'show cdp all', 'show cdp neighbors detail', 'show cdp traffic'],
  ethpm: [
    'show interface',
    'show interface status',
    'show interface transceiver details',
    'show interface capabilities',
  ],
  lacp: ['show running-config lacp', 'show lacp neighbor', 'show lacp counters', 'show port-channel summary'],
  lldp: [
    'show running-config lldp',
    'show lldp timers',
    'show lldp interface ethernet 1/1',
    'show lldp neighbors detail',
  ],
  ntp: ['show running-config ntp', 'show ntp peers', 'show ntp peer-status', 'show ntp statistics io', 'show clock'],
  ospf: [
    'show running-config ospf',
    'show ip ospf',
    'show ip ospf interface',
    'show ip ospf neighbors',
    'show ip ospf database',
  ],
  'port-channel': [
    'show port-channel summary',
    'show port-channel database',
    'show port-channel usage',
    'show lacp counters',
  ],
  snmp: ['show running-config snmp', 'show snmp', 'show snmp user', 'show snmp host', 'show snmp community'],
  stp: [
    'show running-config spanning-tree',
    'show spanning-tree',
    'show spanning-tree summary',
    'show spanning-tree detail',
  ],
  vlan: ['show running-config vlan', 'show vlan', 'show vlan summary', 'show vlan counters', 'show interface trunk'],
  vpc: ['show running-config vpc', 'show vpc', 'show vpc role', 'show vpc peer-keepalive', 'show port-channel summary'],
  vrrp: ['show running-config vrrp', 'show vrrp', 'show vrrp detail'],
};

/** The commands of one form, in the order of running; commands that a release lacks leave nothing. */
export function technicalLines(extent: Extent, running: RunningSystem): readonly string[] {
  if (extent === 'brief') return brief;
  const virtual = running.has('singleImage') ? ['show vdc', 'show virtual-service list'] : [];
  const lines = [...usual, ...virtual, ...(extent === 'usual' ? [] : details)];
  return extent === 'all' ? [...new Set([...lines, ...Object.values(subjects).flat()])] : lines;
}
