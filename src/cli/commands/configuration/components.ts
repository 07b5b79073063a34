/**
 * A part of a configuration that `show running-config` shows alone: the lines that begin with one of `lines`, with all that stands below
 * them, and below interfaces those that begin with one of `below`, with the line of their interface; `*` is any word. The words and their help are those
 * that Cisco's command references and captures of `show running-config ?` show; which lines a component has is inferred where no capture
 * of it was found.
 */
export interface Component {
  readonly word: string;
  readonly help: string;
  readonly lines: readonly string[];
  readonly below: readonly string[];
}

/** Component, help, its lines and its lines below interfaces; both divided by commas. */
type Row = readonly [word: string, help: string, lines: string, below?: string];

const rows: readonly Row[] = [
  ['aaa', 'Display aaa configuration', 'aaa,login'],
  [
    'aclmgr',
    'Show running config for aclmgr',
    'ip access-list,ipv6 access-list,mac access-list,object-group,time-range,vlan access-map,vlan filter,hardware access-list,hardware profile tcam,statistics',
    'ip access-group,ipv6 traffic-filter,ip port access-group,ipv6 port traffic-filter,mac port access-group,mac packet-classify',
  ],
  ['adjmgr', 'Display adjmgr information', 'ip adjacency', 'ip adjacency'],
  ['am', 'Display am information', 'hardware proxy layer-3', ''],
  ['arp', 'Display arp information', 'ip arp,ip local-proxy-arp', 'ip arp,ip proxy-arp,ip local-proxy-arp'],
  ['bfd', 'Display the bfd information', 'feature bfd,bfd', 'bfd,no bfd,ip ospf bfd,hsrp bfd'],
  ['bgp', 'Display bgp information', 'feature bgp,router bgp'],
  ['callhome', 'Display callhome configuration', 'callhome'],
  ['cdp', 'Display cdp configuration', 'cdp', 'cdp'],
  ['cert-enroll', 'Display certificates configuration', 'crypto'],
  ['cfs', 'Display cfs configurations', 'cfs'],
  [
    'copp',
    'Show running config for copp',
    'copp,control-plane,class-map type control-plane,policy-map type control-plane',
  ],
  [
    'dhcp',
    'Display dhcp snoop configurations',
    'feature dhcp,service dhcp,ip dhcp,ipv6 dhcp,ip arp inspection,ip source binding',
    'ip dhcp,ipv6 dhcp,ip arp inspection,ip verify source',
  ],
  ['diagnostic', 'Display online diagnostic configurations', 'diagnostic'],
  ['dot1x', 'Display dot1x configuration', 'feature dot1x,dot1x', 'dot1x'],
  ['eem', 'Show the event manager running configuration', 'event manager'],
  ['eigrp', 'Display eigrp information', 'feature eigrp,router eigrp', 'ip * eigrp,ipv6 * eigrp,ip eigrp,ipv6 eigrp'],
  ['hsrp', 'Display hsrp information', 'feature hsrp,hsrp', 'hsrp'],
  ['icam', 'Display icam configuration', 'icam'],
  ['icmpv6', 'Display icmpv6 information', 'ipv6 icmp,ipv6 mld', 'ipv6 redirects,ipv6 unreachables,ipv6 nd,ipv6 mld'],
  ['igmp', 'Display igmp information', 'ip igmp', 'ip igmp'],
  [
    'ip',
    'Display ip information',
    'ip source-route,ip icmp,ip icmp-errors,ip load-sharing,ip tcp,ip ttl,ip internal,ip routing,ip route,ip mroute,ip multicast,ip domain-lookup,ip domain-name,ip domain-list,ip name-server,ip host',
    'ip address,ip redirects,ip unreachables,ip port-unreachable,ip directed-broadcast,ip forward,ip unnumbered,ip autoconfig,ip verify',
  ],
  [
    'ipqos',
    'Show running config for ipqosmgr',
    'class-map,policy-map,system qos,table-map,qos',
    'service-policy,priority-flow-control',
  ],
  [
    'ipv6',
    'Display ipv6 information',
    'ipv6 icmp,ipv6 load-sharing,ipv6 nd,ipv6 switch-packets,ipv6 route,ipv6 multicast',
    'ipv6 address,ipv6 link-local,ipv6 nd,ipv6 neighbor,ipv6 redirects,ipv6 unreachables,ipv6 forward,ipv6 verify',
  ],
  ['isis', 'Display isis information', 'feature isis,router isis', 'ip router isis,ipv6 router isis,isis'],
  ['l3vm', 'Display l3vm information', 'vrf context', 'vrf member'],
  ['lacp', 'Display lacp configuration', 'feature lacp,lacp', 'lacp,channel-group'],
  ['ldap', 'Display ldap configuration', 'feature ldap,ldap-server,ldap,aaa group server ldap'],
  ['license', 'Display license configuration', 'license'],
  ['lldp', 'Display lldp configuration', 'feature lldp,lldp', 'lldp'],
  ['logging', 'Display logging configuration', 'logging', 'logging'],
  ['monitor', 'Display Ethernet SPAN configuration', 'monitor session'],
  ['msdp', 'Display msdp information', 'feature msdp,ip msdp'],
  ['nat', 'Display NAT information', 'feature nat,ip nat', 'ip nat'],
  ['netflow', 'Show NetFlow configuration', 'feature netflow,flow,sampler', 'ip flow,ipv6 flow,layer2-switched flow'],
  ['ntp', 'Show NTP information', 'ntp,logging level ntp', 'ntp'],
  ['nxapi', 'Show nxapi configuration', 'feature nxapi,nxapi'],
  ['ospf', 'Display ospf information', 'feature ospf,router ospf', 'ip router ospf,ip ospf'],
  ['ospfv3', 'Display ospfv3 information', 'feature ospfv3,router ospfv3', 'ipv6 router ospfv3,ospfv3'],
  ['pim', 'Display pim information', 'feature pim,ip pim', 'ip pim'],
  ['pim6', 'Display pim6 information', 'feature pim6,ipv6 pim', 'ipv6 pim'],
  ['poap', 'Display poap configuration', 'boot poap'],
  ['port-security', 'Display port security configuration', 'feature port-security', 'switchport port-security'],
  ['ptp', 'Display ptp configuration', 'feature ptp,ptp', 'ptp'],
  ['radius', 'Display radius configuration', 'radius-server,ip radius,aaa group server radius,radius'],
  ['rip', 'Display rip information', 'feature rip,router rip', 'ip router rip,ip rip,ipv6 router rip,ipv6 rip'],
  [
    'rpm',
    'Show Route Policy Manager (RPM) information',
    'feature pbr,route-map,ip prefix-list,ipv6 prefix-list,ip community-list,ip extcommunity-list,ip as-path,mac-list',
    'ip policy,ipv6 policy',
  ],
  ['scheduler', 'Display scheduler configuration', 'feature scheduler,scheduler'],
  [
    'security',
    'Display security configuration',
    'feature ssh,feature telnet,feature scp-server,feature sftp-server,feature password,feature privilege,role,username,userpassphrase,password,enable secret,ssh,telnet,banner,fips,login,userprofile,key config-key',
  ],
  ['sflow', 'Display sflow configuration', 'feature sflow,sflow'],
  ['sla', 'Show IP SLA information', 'feature sla,ip sla'],
  ['snmp', 'Display snmp configuration', 'snmp-server,snmp,rmon', 'snmp'],
  ['spanning-tree', 'Show spanning tree configuration', 'spanning-tree', 'spanning-tree'],
  ['system', 'Show system configuration', 'system'],
  [
    'tacacs+',
    'Display tacacs+ configuration',
    'feature tacacs+,tacacs-server,ip tacacs,aaa group server tacacs+,tacacs+',
  ],
  ['track', 'Display object tracking configuration', 'track'],
  ['tunnel', 'Display tunnel configuration', 'feature tunnel,interface Tunnel'],
  ['udld', 'Display udld configuration', 'feature udld,udld', 'udld'],
  ['vdc', 'Show vdc configuration', 'vdc'],
  ['vpc', 'Show vpc configuration', 'feature vpc,vpc domain,vpc', 'vpc'],
  ['vrrp', 'Display vrrp information', 'feature vrrp', 'vrrp'],
  ['vrrpv3', 'Display vrrpv3 information', 'feature vrrpv3,fhrp', 'vrrpv3'],
  [
    'vshd',
    'Show running config for vshd',
    'hostname,switchname,banner,boot,cli,line,terminal,allow delete,clock,power,system default',
  ],
  ['vtp', 'Display vtp configuration', 'feature vtp,vtp', 'vtp'],
];

/** All components that are nothing but lines, in the order of their words. */
export const components: readonly Component[] = rows.map(([word, help, lines, below = '']) => ({
  word,
  help,
  lines: split(lines),
  below: split(below),
}));

/** The component of that word. */
export function findComponent(word: string | undefined): Component | undefined {
  return components.find((known) => known.word === word);
}

function split(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}
