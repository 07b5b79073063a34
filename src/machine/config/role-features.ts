/** A feature that rules of roles may name: what it is about, and the words with which its commands begin. */
export interface RoleFeature {
  readonly name: string;
  readonly about: string;
  readonly commands: readonly string[];
}

/** Names that Cisco's RBAC chapters show, and what each is about; what they leave out, and which commands are meant, is inferred. */
export const roleFeatures: readonly RoleFeature[] = [
  feature('aaa', 'AAA service related commands', 'aaa'),
  feature(
    'acl',
    'Access control list related commands',
    'ip access-list,ipv6 access-list,mac access-list,access-lists',
  ),
  feature('arp', 'ARP protocol related commands', 'arp,ip arp'),
  feature('bgp', 'BGP protocol related commands', 'router bgp,bgp,ip bgp'),
  feature('callhome', 'Callhome configuration and show commands', 'callhome'),
  feature('cdp', 'Cisco Discovery Protocol related commands', 'cdp'),
  feature('copy', 'Copy related commands', 'copy'),
  feature('eigrp', 'EIGRP protocol related commands', 'router eigrp,ip eigrp'),
  feature('hsrp', 'HSRP protocol related commands', 'hsrp'),
  feature('install', 'Software install related commands', 'install'),
  feature(
    'interface',
    'Interface configuration commands',
    'interface,shutdown,description,switchport,speed,duplex,mtu',
  ),
  feature('l3vm', 'Layer 3 virtualization related commands', 'vrf'),
  feature('license', 'License related commands', 'license'),
  feature('ospf', 'OSPF protocol related commands', 'router ospf,ip ospf'),
  feature('ping', 'Network reachability test commands', 'ping,ping6,traceroute,traceroute6'),
  feature('platform', 'Platform configuration related commands', 'platform,hardware'),
  feature('radius', 'Radius configuration and show commands', 'radius,radius-server,ip radius'),
  feature('snmp', 'SNMP related commands', 'snmp,snmp-server'),
  feature('spanning-tree', 'Spanning tree related commands', 'spanning-tree'),
  feature('syslog', 'Syslog related commands', 'logging'),
  feature('tacacs', 'TACACS configuration and show commands', 'tacacs-server,ip tacacs'),
  feature('vlan', 'VLAN related commands', 'vlan'),
  feature('vpc', 'Virtual port channel related commands', 'vpc'),
];

/** The group of features that every switch has (`rule … feature-group L3` of Cisco's RBAC chapters); its features are inferred. */
export const layer3Features: readonly string[] = ['bgp', 'eigrp', 'ospf', 'hsrp'];

/** The words with which commands of a feature begin; a routing protocol may be named `router-bgp` as well. */
export function commandsOfFeature(name: string): readonly string[] {
  const plain = name.replace(/^router-/, '');
  return roleFeatures.find((known) => known.name === plain)?.commands ?? [plain];
}

function feature(name: string, about: string, commands: string): RoleFeature {
  return { name, about, commands: commands.split(',') };
}
