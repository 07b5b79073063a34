import { slice } from './slice.ts';

/** A feature by the name that `feature …` takes. */
export type Feature = (typeof knownFeatures)[number]['name'];

/**
 * Every feature that can be turned on, in the order of `show feature`. `shown` is its name there, `instances` how many rows
 * it has. Sources: ntc-templates show_feature, the names that cisco.nxos nxos_feature maps, nxos-behaviour 5.5; which of them a Nexus
 * 3000 has is inferred, and so is where `privilege` stands.
 */
export const knownFeatures = [
  { name: 'bash-shell', shown: 'bash-shell', instances: 1 },
  { name: 'bfd', shown: 'bfd', instances: 1 },
  { name: 'bgp', shown: 'bgp', instances: 1 },
  { name: 'dhcp', shown: 'dhcp', instances: 1 },
  { name: 'eigrp', shown: 'eigrp', instances: 16 },
  { name: 'evmed', shown: 'evmed', instances: 1 },
  { name: 'hsrp', shown: 'hsrp_engine', instances: 1 },
  { name: 'imp', shown: 'imp', instances: 1 },
  { name: 'interface-vlan', shown: 'interface-vlan', instances: 1 },
  { name: 'isis', shown: 'isis', instances: 16 },
  { name: 'lacp', shown: 'lacp', instances: 1 },
  { name: 'ldap', shown: 'ldap', instances: 1 },
  { name: 'lldp', shown: 'lldp', instances: 1 },
  { name: 'msdp', shown: 'msdp', instances: 1 },
  { name: 'nat', shown: 'nat', instances: 1 },
  { name: 'nxapi', shown: 'nxapi', instances: 1 },
  { name: 'openflow', shown: 'openflow', instances: 1 },
  { name: 'ospf', shown: 'ospf', instances: 16 },
  { name: 'ospfv3', shown: 'ospfv3', instances: 16 },
  { name: 'password encryption', shown: 'pwd_encryption', instances: 1 },
  { name: 'pbr', shown: 'pbr', instances: 1 },
  { name: 'pim', shown: 'pim', instances: 1 },
  { name: 'pim6', shown: 'pim6', instances: 1 },
  { name: 'port-security', shown: 'eth_port_sec', instances: 1 },
  { name: 'private-vlan', shown: 'private-vlan', instances: 1 },
  { name: 'privilege', shown: 'privilege', instances: 1 },
  { name: 'ptp', shown: 'ptp', instances: 1 },
  { name: 'rip', shown: 'rip', instances: 4 },
  { name: 'scheduler', shown: 'scheduler', instances: 1 },
  { name: 'scp-server', shown: 'scpServer', instances: 1 },
  { name: 'sflow', shown: 'sflow', instances: 1 },
  { name: 'sftp-server', shown: 'sftpServer', instances: 1 },
  { name: 'sla responder', shown: 'sla_responder', instances: 1 },
  { name: 'sla sender', shown: 'sla_sender', instances: 1 },
  { name: 'ssh', shown: 'sshServer', instances: 1 },
  { name: 'tacacs+', shown: 'tacacs', instances: 1 },
  { name: 'telnet', shown: 'telnetServer', instances: 1 },
  { name: 'tunnel', shown: 'tunnel', instances: 1 },
  { name: 'udld', shown: 'udld', instances: 1 },
  { name: 'vpc', shown: 'vpc', instances: 1 },
  { name: 'vrrp', shown: 'vrrp', instances: 1 },
  { name: 'vtp', shown: 'vtp', instances: 1 },
] as const;

/** The features that are on, in the order of `show running-config`. SSH is on from the start (nxos-behaviour 3.5). */
export const features = slice<readonly Feature[]>('features', ['ssh']);

/**
 * Features that do not stand in alphabetical order in a running configuration (pynxos test_device, a 7.0(3)I2(1) switch;
 * those that it lacks are inferred). The others stand before them.
 */
const lastWritten: readonly Feature[] = [
  'telnet',
  'nxapi',
  'bash-shell',
  'scp-server',
  'sftp-server',
  'vrrp',
  'tacacs+',
  'ospf',
  'bgp',
  'pim',
  'udld',
  'interface-vlan',
  'hsrp',
  'lacp',
  'dhcp',
  'vpc',
  'lldp',
  'vtp',
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
