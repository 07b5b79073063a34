import type { PlatformGroup } from '../../facts/traits.ts';
import { type AccessList, type AclFamily, aclKey, emptyList, withEntry } from './access-lists.ts';
import { type Keyed, keyedOf } from './keyed.ts';

/**
 * What protects the processor from the factory on 6.0(2), where it stands in the configuration: lists of `number entry`, classes with the
 * lists that they match, and the packets a second of each class, in the order of the policy. Sources: a `show running-config` of a
 * Nexus 3000 on 6.0(2)U5(2) (its lists up to ssh), a configuration of a Nexus 3132 on 6.0(2)U6(1) (its classes and rates), and one of
 * a Nexus 3548 on 6.0(2)A7(2) (all of its own). The lists of a Nexus 3000 behind ssh are inferred to be those of the 3548.
 */
interface Policing {
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly classes: Readonly<Record<string, readonly string[]>>;
  readonly rates: Readonly<Record<string, number>>;
}

const both = (protocol: string, port: string, first = 10): readonly string[] => [
  `${first} permit ${protocol} any any eq ${port}`,
  `${first + 10} permit ${protocol} any eq ${port} any`,
];

const sharedLists = {
  'copp-system-acl-icmp': ['10 permit icmp any any'],
  'copp-system-acl-ntp': both('udp', 'ntp'),
  'copp-system-acl-ping': ['10 permit icmp any any echo', '20 permit icmp any any echo-reply'],
  'copp-system-acl-ssh': both('tcp', '22'),
  'copp-system-acl-stftp': [
    '10 permit udp any any eq tftp',
    '20 permit udp any any eq 1758',
    '30 permit udp any eq tftp any',
    '40 permit udp any eq 1758 any',
    ...both('tcp', '115', 50),
  ],
  'copp-system-acl-tacacsradius': [
    ...both('tcp', 'tacacs'),
    ...['1812', '1813', '1645', '1646'].map((port, index) => `${30 + 10 * index} permit udp any any eq ${port}`),
    ...['1812', '1813', '1645', '1646'].map((port, index) => `${70 + 10 * index} permit udp any eq ${port} any`),
  ],
  'copp-system-acl-telnet': [
    '10 permit tcp any any eq telnet',
    '20 permit tcp any any eq 107',
    '30 permit tcp any eq telnet any',
    '40 permit tcp any eq 107 any',
  ],
  'copp-system-dhcp-relay': ['10 permit udp any eq bootps any eq bootps'],
};

const nexus3000: Policing = {
  lists: {
    ...sharedLists,
    'copp-system-acl-eigrp': ['10 permit eigrp any 224.0.0.10/32'],
    'copp-system-acl-eigrp6': ['10 permit 88 any ff02::a/128'],
    'copp-system-acl-igmp': ['10 permit igmp any any'],
    'copp-system-acl-pimreg': ['10 permit pim any any'],
    'copp-system-acl-routingproto1': [
      '10 permit tcp any gt 1024 any eq bgp',
      '20 permit tcp any eq bgp any gt 1024',
      '30 permit udp any 224.0.0.0/24 eq rip',
      '40 permit tcp any gt 1024 any eq 639',
      '50 permit tcp any eq 639 any gt 1024',
      '70 permit ospf any any',
      '80 permit ospf any 224.0.0.5/32',
      '90 permit ospf any 224.0.0.6/32',
    ],
    'copp-system-acl-routingproto2': ['10 permit udp any 224.0.0.0/24 eq 1985', '20 permit 112 any 224.0.0.0/24'],
    'copp-system-acl-snmp': ['10 permit udp any any eq snmp', '20 permit udp any any eq snmptrap'],
  },
  classes: {
    'copp-icmp': ['copp-system-acl-icmp'],
    'copp-ntp': ['copp-system-acl-ntp'],
    'copp-s-arp': [],
    'copp-s-bfd': [],
    'copp-s-bpdu': [],
    'copp-s-dai': [],
    'copp-s-default': [],
    'copp-s-dhcpreq': [],
    'copp-s-dhcpresp': ['copp-system-dhcp-relay'],
    'copp-s-dpss': [],
    'copp-s-eigrp': ['copp-system-acl-eigrp', 'copp-system-acl-eigrp6'],
    'copp-s-glean': [],
    'copp-s-igmp': ['copp-system-acl-igmp'],
    'copp-s-ipmcmiss': [],
    'copp-s-l2switched': [],
    'copp-s-l3destmiss': [],
    'copp-s-l3mtufail': [],
    'copp-s-l3slowpath': [],
    'copp-s-mpls': [],
    'copp-s-pimautorp': [],
    'copp-s-pimreg': ['copp-system-acl-pimreg'],
    'copp-s-ping': ['copp-system-acl-ping'],
    'copp-s-ptp': [],
    'copp-s-routingProto1': ['copp-system-acl-routingproto1'],
    'copp-s-routingProto2': ['copp-system-acl-routingproto2'],
    'copp-s-selfIp': [],
    'copp-s-ttl1': [],
    'copp-s-vxlan': [],
    'copp-snmp': ['copp-system-acl-snmp'],
    'copp-ssh': ['copp-system-acl-ssh'],
    'copp-stftp': ['copp-system-acl-stftp'],
    'copp-tacacsradius': ['copp-system-acl-tacacsradius'],
    'copp-telnet': ['copp-system-acl-telnet'],
  },
  rates: {
    'copp-s-selfIp': 500,
    'copp-s-default': 400,
    'copp-s-l2switched': 200,
    'copp-s-ping': 100,
    'copp-s-l3destmiss': 100,
    'copp-s-glean': 500,
    'copp-s-l3mtufail': 100,
    'copp-s-ttl1': 100,
    'copp-s-ipmcmiss': 400,
    'copp-s-l3slowpath': 100,
    'copp-s-dhcpreq': 300,
    'copp-s-dhcpresp': 300,
    'copp-s-dai': 300,
    'copp-s-igmp': 400,
    'copp-s-routingProto2': 4000,
    'copp-s-eigrp': 200,
    'copp-s-pimreg': 200,
    'copp-s-pimautorp': 200,
    'copp-s-routingProto1': 4000,
    'copp-s-arp': 400,
    'copp-s-ptp': 1000,
    'copp-s-vxlan': 1000,
    'copp-s-bfd': 350,
    'copp-s-bpdu': 6000,
    'copp-s-dpss': 1000,
    'copp-s-mpls': 100,
    'copp-icmp': 200,
    'copp-telnet': 500,
    'copp-ssh': 500,
    'copp-snmp': 500,
    'copp-ntp': 100,
    'copp-tacacsradius': 400,
    'copp-stftp': 400,
  },
};

const nexus3500: Policing = {
  lists: {
    ...sharedLists,
    'copp-system-acl-bfd': ['10 permit udp any any eq 3784', '20 permit udp any any eq 3785'],
    'copp-system-acl-eigrp': ['10 permit eigrp any any'],
    'copp-system-acl-ftp': [
      '10 permit tcp any any eq ftp-data',
      '20 permit tcp any any eq ftp',
      '30 permit tcp any eq ftp-data any',
      '40 permit tcp any eq ftp any',
    ],
    'copp-system-acl-http': ['10 permit tcp any any eq www', '20 permit tcp any any eq 443'],
    'copp-system-acl-routingproto1': [...both('tcp', 'bgp'), ...both('tcp', '639', 30), '50 permit ospf any any'],
    'copp-system-acl-routingproto2': ['10 permit 112 any 224.0.0.0/24'],
    'copp-system-acl-snmp': [...both('udp', 'snmp'), '30 permit udp any any eq snmptrap'],
  },
  classes: {
    'copp-ftp': ['copp-system-acl-ftp'],
    'copp-http': ['copp-system-acl-http'],
    'copp-icmp': ['copp-system-acl-icmp'],
    'copp-ntp': ['copp-system-acl-ntp'],
    'copp-s-arp': [],
    'copp-s-bfd': ['copp-system-acl-bfd'],
    'copp-s-bpdu': [],
    'copp-s-cdp': [],
    'copp-s-default': [],
    'copp-s-dhcpreq': [],
    'copp-s-dhcpresp': ['copp-system-dhcp-relay'],
    'copp-s-dpss': [],
    'copp-s-eigrp': ['copp-system-acl-eigrp'],
    'copp-s-glean': [],
    'copp-s-igmp': [],
    'copp-s-ip-nat': [],
    'copp-s-ip-options': [],
    'copp-s-ipmc-g-hit': [],
    'copp-s-ipmc-rpf-fail-g': [],
    'copp-s-ipmc-rpf-fail-sg': [],
    'copp-s-ipmcmiss': [],
    'copp-s-l3destmiss': [],
    'copp-s-l3mtufail': [],
    'copp-s-lacp': [],
    'copp-s-lldp': [],
    'copp-s-pimautorp': [],
    'copp-s-pimreg': [],
    'copp-s-ping': ['copp-system-acl-ping'],
    'copp-s-ptp': [],
    'copp-s-routingProto1': ['copp-system-acl-routingproto1'],
    'copp-s-routingProto2': ['copp-system-acl-routingproto2'],
    'copp-s-ttl1': [],
    'copp-snmp': ['copp-system-acl-snmp'],
    'copp-ssh': ['copp-system-acl-ssh'],
    'copp-stftp': ['copp-system-acl-stftp'],
    'copp-tacacsradius': ['copp-system-acl-tacacsradius'],
    'copp-telnet': ['copp-system-acl-telnet'],
  },
  rates: {
    'copp-s-default': 400,
    'copp-s-ping': 100,
    'copp-s-l3destmiss': 100,
    'copp-s-glean': 500,
    'copp-s-l3mtufail': 100,
    'copp-s-ttl1': 100,
    'copp-s-ip-options': 100,
    'copp-s-ip-nat': 100,
    'copp-s-ipmcmiss': 400,
    'copp-s-ipmc-g-hit': 400,
    'copp-s-ipmc-rpf-fail-g': 400,
    'copp-s-ipmc-rpf-fail-sg': 400,
    'copp-s-dhcpreq': 300,
    'copp-s-dhcpresp': 300,
    'copp-s-igmp': 400,
    'copp-s-routingProto2': 1300,
    'copp-s-eigrp': 200,
    'copp-s-pimreg': 200,
    'copp-s-pimautorp': 200,
    'copp-s-routingProto1': 1000,
    'copp-s-arp': 200,
    'copp-s-ptp': 1000,
    'copp-s-bfd': 350,
    'copp-s-bpdu': 12_000,
    'copp-s-dpss': 6400,
    'copp-s-cdp': 400,
    'copp-s-lacp': 400,
    'copp-s-lldp': 500,
    'copp-icmp': 200,
    'copp-telnet': 500,
    'copp-ssh': 500,
    'copp-snmp': 500,
    'copp-ntp': 100,
    'copp-tacacsradius': 400,
    'copp-stftp': 400,
    'copp-ftp': 100,
    'copp-http': 100,
  },
};

/** The policy of the factory. */
export const factoryPolicyName = 'copp-system-policy';

/** What protects the processor of a group of models on 6.0(2). */
export function policingOf(group: PlatformGroup | undefined): Policing {
  return group === '3500' ? nexus3500 : nexus3000;
}

const knownLists = new Map<Policing, Keyed<AccessList>>();

/** The lists that are there from the factory on 6.0(2), by key. */
export function factoryListsOf(group: PlatformGroup | undefined): Keyed<AccessList> {
  const policing = policingOf(group);
  const known = knownLists.get(policing) ?? keyedOf(Object.entries(policing.lists).map(madeList));
  knownLists.set(policing, known);
  return known;
}

function madeList([name, entries]: readonly [string, readonly string[]]): readonly [string, AccessList] {
  const family: AclFamily = name.endsWith('6') ? 'ipv6' : 'ip';
  const list = entries.reduce(
    (made, entry) => {
      const [number = '', ...words] = entry.split(' ');
      return withEntry(made, Number(number), words.join(' '));
    },
    emptyList(family, name),
  );
  return [aclKey(name, family), list];
}
