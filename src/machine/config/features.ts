import type { Trait } from '../../facts/traits.ts';
import { slice } from './slice.ts';

/** A feature by the name that `feature …` takes. */
export type Feature = (typeof knownFeatures)[number]['name'];

/** What is said of a feature: its name behind `feature`, its name in `show feature`, how many rows it has there, and what a release needs to know it. */
interface KnownFeature {
  readonly name: string;
  readonly shown: string;
  readonly instances: number;
  readonly needs?: Trait;
}

/**
 * Every feature that can be turned on, in the order of `show feature`. Sources: ntc-templates show_feature, the names that cisco.nxos
 * nxos_feature maps, nxos-behaviour 5.5, the chapter F of Cisco's command reference of 9.3 for Nexus 9000 (same images); which of them a
 * Nexus 3000 has is inferred, and so are where `privilege` stands, and that releases with two images lack what came with NX-OS 7.
 */
export const knownFeatures = [
  { name: 'bash-shell', shown: 'bash-shell', instances: 1 },
  { name: 'bfd', shown: 'bfd', instances: 1 },
  { name: 'bgp', shown: 'bgp', instances: 1 },
  { name: 'catena', shown: 'catena', instances: 1, needs: 'singleImage' },
  { name: 'container-tracker', shown: 'container-tracker', instances: 1, needs: 'singleImage' },
  { name: 'dhcp', shown: 'dhcp', instances: 1 },
  { name: 'dot1x', shown: 'dot1x', instances: 1, needs: 'singleImage' },
  { name: 'eigrp', shown: 'eigrp', instances: 16 },
  { name: 'evmed', shown: 'evmed', instances: 1 },
  { name: 'fabric forwarding', shown: 'fabric-forwarding', instances: 1, needs: 'singleImage' },
  { name: 'grpc', shown: 'grpc', instances: 1, needs: 'singleImage' },
  { name: 'hardware-telemetry', shown: 'hardware-telemetry', instances: 1, needs: 'singleImage' },
  { name: 'hsrp', shown: 'hsrp_engine', instances: 1 },
  { name: 'http-server', shown: 'http-server', instances: 1 },
  { name: 'icam', shown: 'icam', instances: 1, needs: 'singleImage' },
  { name: 'imp', shown: 'imp', instances: 1 },
  { name: 'interface-vlan', shown: 'interface-vlan', instances: 1 },
  { name: 'isis', shown: 'isis', instances: 16 },
  { name: 'itd', shown: 'itd', instances: 1, needs: 'singleImage' },
  { name: 'lacp', shown: 'lacp', instances: 1 },
  { name: 'ldap', shown: 'ldap', instances: 1 },
  { name: 'lldp', shown: 'lldp', instances: 1 },
  { name: 'mpls l3vpn', shown: 'mpls_l3vpn', instances: 1, needs: 'singleImage' },
  { name: 'mpls ldp', shown: 'ldp', instances: 1, needs: 'singleImage' },
  { name: 'mpls oam', shown: 'mpls_oam', instances: 1, needs: 'singleImage' },
  { name: 'mpls segment-routing', shown: 'mpls_segment_routing', instances: 1, needs: 'singleImage' },
  { name: 'mpls static', shown: 'mpls_static', instances: 1, needs: 'singleImage' },
  { name: 'msdp', shown: 'msdp', instances: 1 },
  { name: 'nat', shown: 'nat', instances: 1 },
  { name: 'netconf', shown: 'netconf', instances: 1, needs: 'singleImage' },
  { name: 'netflow', shown: 'netflow', instances: 1, needs: 'singleImage' },
  { name: 'ngmvpn', shown: 'ngmvpn', instances: 1, needs: 'singleImage' },
  { name: 'ngoam', shown: 'ngoam', instances: 1, needs: 'singleImage' },
  { name: 'nv overlay', shown: 'nve', instances: 1, needs: 'singleImage' },
  { name: 'nxapi', shown: 'nxapi', instances: 1 },
  { name: 'nxsdk', shown: 'nxsdk_mgr', instances: 1, needs: 'singleImage' },
  { name: 'openflow', shown: 'openflow', instances: 1 },
  { name: 'ospf', shown: 'ospf', instances: 16 },
  { name: 'ospfv3', shown: 'ospfv3', instances: 16 },
  { name: 'password encryption', shown: 'pwd_encryption', instances: 1 },
  { name: 'pbr', shown: 'pbr', instances: 1 },
  { name: 'pim', shown: 'pim', instances: 1 },
  { name: 'pim6', shown: 'pim6', instances: 1 },
  { name: 'plb', shown: 'plb', instances: 1, needs: 'singleImage' },
  { name: 'port-security', shown: 'eth_port_sec', instances: 1 },
  { name: 'private-vlan', shown: 'private-vlan', instances: 1 },
  { name: 'privilege', shown: 'privilege', instances: 1 },
  { name: 'ptp', shown: 'ptp', instances: 1 },
  { name: 'restconf', shown: 'restconf', instances: 1, needs: 'singleImage' },
  { name: 'rip', shown: 'rip', instances: 4 },
  { name: 'scheduler', shown: 'scheduler', instances: 1 },
  { name: 'scp-server', shown: 'scpServer', instances: 1 },
  { name: 'segment-routing', shown: 'segment-routing', instances: 1, needs: 'singleImage' },
  { name: 'sflow', shown: 'sflow', instances: 1 },
  { name: 'sftp-server', shown: 'sftpServer', instances: 1 },
  { name: 'sla responder', shown: 'sla_responder', instances: 1 },
  { name: 'sla sender', shown: 'sla_sender', instances: 1 },
  { name: 'sla twamp-server', shown: 'sla_twamp_server', instances: 1, needs: 'singleImage' },
  { name: 'smart-channel', shown: 'smart-channel', instances: 1, needs: 'singleImage' },
  { name: 'ssh', shown: 'sshServer', instances: 1 },
  { name: 'tacacs+', shown: 'tacacs', instances: 1 },
  { name: 'telemetry', shown: 'telemetry', instances: 1, needs: 'singleImage' },
  { name: 'telnet', shown: 'telnetServer', instances: 1 },
  { name: 'tunnel', shown: 'tunnel', instances: 1 },
  { name: 'udld', shown: 'udld', instances: 1 },
  { name: 'vn-segment-vlan-based', shown: 'vnseg_vlan', instances: 1, needs: 'singleImage' },
  { name: 'vpc', shown: 'vpc', instances: 1 },
  { name: 'vrrp', shown: 'vrrp', instances: 1 },
  { name: 'vrrpv3', shown: 'vrrpv3', instances: 1, needs: 'singleImage' },
  { name: 'vtp', shown: 'vtp', instances: 1 },
] as const satisfies readonly KnownFeature[];

/** The features that are on, in the order of `show running-config`. SSH is on from the start (nxos-behaviour 3.5). */
export const features = slice<readonly Feature[]>('features', ['ssh']);

/**
 * Features that do not stand in alphabetical order in a running configuration: pynxos test_device, a 7.0(3)I2(1) switch; public
 * configurations of 9.2, 9.3 and 10.3 with `ospf bgp pim msdp eigrp`, `pbr interface-vlan`, `netconf restconf grpc interface-vlan`,
 * `lldp bfd nv overlay`; those that all of them lack are inferred. The others stand before them.
 */
const lastWritten: readonly Feature[] = [
  'privilege',
  'telnet',
  'nxapi',
  'bash-shell',
  'scp-server',
  'sftp-server',
  'vrrp',
  'ldap',
  'tacacs+',
  'scheduler',
  'ngmvpn',
  'ospf',
  'bgp',
  'ospfv3',
  'pim',
  'pim6',
  'msdp',
  'rip',
  'eigrp',
  'isis',
  'netconf',
  'restconf',
  'grpc',
  'fabric forwarding',
  'udld',
  'pbr',
  'interface-vlan',
  'vn-segment-vlan-based',
  'hsrp',
  'lacp',
  'dhcp',
  'vpc',
  'lldp',
  'vtp',
  'bfd',
  'sflow',
  'nv overlay',
];

/** `on` with one feature turned on or off, in the order that the running configuration has. */
export function switched(on: readonly Feature[], feature: Feature, isOn: boolean): readonly Feature[] {
  const others = on.filter((known) => known !== feature);
  return (isOn ? [...others, feature] : others).sort(
    (a, b) => lastWritten.indexOf(a) - lastWritten.indexOf(b) || (a < b ? -1 : 1),
  );
}

/** The feature of that name, or undefined. */
export function findFeature(name: string): Feature | undefined {
  return knownFeatures.find((known) => known.name === name)?.name;
}

/** What a release needs to know a feature; undefined for one that all know. */
export function neededFor(feature: Feature): Trait | undefined {
  const known: KnownFeature | undefined = knownFeatures.find(({ name }) => name === feature);
  return known?.needs;
}
