import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { listIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { aclRegion, forwardingMode, hardwareLines, portMode, tcamRegion } from './hardware-profile.ts';

/** A region: how it is called in lines and in tables, and how many entries it has from the factory. */
interface Region {
  readonly name: string;
  readonly title: string;
  readonly size: number;
}

/**
 * Regions of Nexus 3000 and 3100, by the names that their lines take (Cisco's security and interface guides for Nexus 3000; two public
 * poap scripts, which set them to 0); the sizes from the factory are inferred.
 */
const regions: readonly Region[] = [
  ['sup', 128],
  ['vacl', 640],
  ['ifacl', 496],
  ['qos', 256],
  ['rbacl', 0],
  ['span', 0],
  ['racl', 1536],
  ['e-racl', 256],
  ['e-vacl', 640],
  ['qoslbl', 0],
  ['ipsg', 0],
  ['arpacl', 0],
  ['ipv6-racl', 0],
  ['ipv6-e-racl', 0],
  ['ipv6-sup', 256],
  ['ipv6-qos', 0],
  ['ipv6-pbr', 0],
  ['ipv6-span', 0],
  ['ipv6-span-l2', 0],
  ['mcast-bidir', 0],
  ['e-qos', 0],
  ['e-mac-qos', 0],
  ['e-ipv6-qos', 0],
  ['e-qos-lite', 0],
  ['fhs', 0],
  ['nat', 0],
  ['svi', 0],
].map(([name, size]) => ({ name: String(name), title: String(name), size: Number(size) }));

/** Regions by the names of `hardware access-list tcam region`, with their titles and sizes (a public capture of a Nexus 9000v). */
const aclRegions: readonly Region[] = [
  { name: 'ifacl', title: 'IPV4 PACL [ifacl]', size: 0 },
  { name: 'ipv6-ifacl', title: 'IPV6 PACL [ipv6-ifacl]', size: 0 },
  { name: 'mac-ifacl', title: 'MAC PACL [mac-ifacl]', size: 0 },
  { name: 'qos', title: 'IPV4 Port QoS [qos]', size: 0 },
  { name: 'ipv6-qos', title: 'IPV6 Port QoS [ipv6-qos]', size: 0 },
  { name: 'mac-qos', title: 'MAC Port QoS [mac-qos]', size: 0 },
  { name: 'vacl', title: 'IPV4 VACL [vacl]', size: 0 },
  { name: 'ipv6-vacl', title: 'IPV6 VACL [ipv6-vacl]', size: 0 },
  { name: 'mac-vacl', title: 'MAC VACL [mac-vacl]', size: 0 },
  { name: 'racl', title: 'IPV4 RACL [racl]', size: 1536 },
  { name: 'ipv6-racl', title: 'IPV6 RACL [ipv6-racl]', size: 0 },
  { name: 'e-racl', title: 'Egress IPV4 RACL [e-racl]', size: 768 },
  { name: 'e-ipv6-racl', title: 'Egress IPV6 RACL [e-ipv6-racl]', size: 0 },
  { name: 'e-qos-lite', title: 'Egress IPV4 QoS Lite [e-qos-lite]', size: 0 },
  { name: 'l3qos', title: 'IPV4 L3 QoS [l3qos]', size: 256 },
  { name: 'ipv6-l3qos', title: 'IPV6 L3 QoS [ipv6-l3qos]', size: 0 },
  { name: 'mac-l3qos', title: 'MAC L3 QoS [mac-l3qos]', size: 0 },
  { name: '', title: 'Ingress System', size: 256 },
  { name: '', title: 'Egress System', size: 256 },
  { name: 'span', title: 'SPAN [span]', size: 256 },
  { name: 'copp', title: 'Ingress COPP [copp]', size: 256 },
  { name: 'flow', title: 'Ingress Flow Counters [flow]', size: 0 },
  { name: 'e-flow', title: 'Egress Flow Counters [e-flow]', size: 0 },
  { name: 'svi', title: 'Ingress SVI Counters [svi]', size: 0 },
  { name: 'redirect', title: 'Redirect [redirect]', size: 256 },
  { name: 'vpc-convergence', title: 'VPC Convergence/ES-Multi Home [vpc-convergence]', size: 512 },
  { name: 'ipsg', title: 'IPSG SMAC-IP bind table [ipsg]', size: 0 },
  { name: 'arp-ether', title: 'Ingress ARP-Ether ACL [arp-ether]', size: 0 },
  { name: 'nat', title: 'NAT [nat]', size: 0 },
];

const help = {
  hardware: 'Show hardware information',
  profile: 'Show hardware profile information',
  tcam: 'Show tcam parameters',
  region: 'Show tcam region sizes',
  'access-list': 'Access Control List',
};

/** Regions with the sizes that somebody has configured in place of the factory's. */
function sized(
  known: readonly Region[],
  typed: readonly { readonly region: string; readonly size: number }[],
): readonly Region[] {
  const sizes = new Map(typed.map(({ region, size }) => [region, size]));
  const others = typed
    .filter(({ region }) => known.every(({ name }) => name !== region))
    .map(({ region, size }): Region => ({ name: region, title: region, size }));
  return [...known.map((one) => ({ ...one, size: sizes.get(one.name) ?? one.size })), ...others];
}

/** The regions of `hardware access-list tcam region` as they are divided. */
export function dividedRegions(running: RunningConfiguration): readonly Region[] {
  return sized(aclRegions, listIn(hardwareLines.slice.of(running), aclRegion));
}

/** `show hardware profile tcam region`: keys of the command reference of 9.3. */
export const showTcamRegion = showing('show hardware profile tcam region', {
  help,
  read: ({ device }) => sized(regions, listIn(hardwareLines.slice.of(device.configuration.running), tcamRegion)),
  print: (known) => known.map(({ title, size }) => `${title.padStart(15)} size = ${String(size).padStart(4)}`),
  structure: (known) => ({
    TCAM_Region: {
      TABLE_Sizes: {
        ROW_Sizes: known.map(({ title, size }) => ({
          tcam_compat_type: title,
          tcam_compat_size: String(size),
          tcam_compat_width: '1',
        })),
      },
    },
  }),
});

/** `show hardware access-list tcam region` (a public capture of a Nexus 9000v; keys: cisco.nxos nxos_vxlan_vtep). */
export const showAclRegion = showing('show hardware access-list tcam region', {
  help,
  needs: 'singleImage',
  read: ({ device }) => dividedRegions(device.configuration.running),
  print: (known) => known.map(({ title, size }) => `${title.padStart(48)} size = ${String(size).padStart(4)} `),
  structure: (known) => ({
    TCAM_Region: {
      TABLE_Sizes: {
        ROW_Sizes: known.map(({ title, size }) => ({ type: title, tcam_size: String(size), tcam_width: '1' })),
      },
    },
  }),
});

/** `show hardware profile portmode`: how the ports are divided. */
export const showPortMode = showing('show hardware profile portmode', {
  help,
  read: ({ device }) => valuesIn(hardwareLines.slice.of(device.configuration.running), portMode)?.mode,
  print: (mode) => [`PORT MODE IS ${(mode ?? 'default').toUpperCase()}`],
  structure: (mode) => ({ portmode: mode ?? 'default' }),
});

/** `show hardware profile forwarding-mode`: keys of the command reference of 9.3. */
export const showForwardingMode = showing('show hardware profile forwarding-mode', {
  help,
  read: ({ device }) => {
    const values = valuesIn(hardwareLines.slice.of(device.configuration.running), forwardingMode);
    return values === undefined
      ? 'normal'
      : forwardingMode.textOf(values).replace('hardware profile forwarding-mode ', '');
  },
  print: (mode) => [
    '==================================',
    `forwarding-mode : ${mode}`,
    '==================================',
  ],
  structure: (mode) => ({ 'forwarding-mode': mode }),
});

/** `show hardware profile status`: keys of the command reference of 9.3; the limits are those of a Nexus 3000 (Cisco's scalability guide). */
export const showProfileStatus = showing('show hardware profile status', {
  help,
  read: () => undefined,
  print: () => [
    'Total LPM Entries = 8191.',
    'Total Host Entries = 16384.',
    'Reserved LPM Entries = 1024.',
    'Max Host4/Host6 Limit Entries (shared)= 8192/4096*',
    'Max Mcast Limit Entries = 4096.',
    'Used LPM Entries (Total) = 0.',
    'Used IPv4 LPM Entries = 0.',
    'Used IPv6 LPM Entries = 0.',
    'Used Host Entries in LPM (Total) = 0.',
    'Used Host4 Entries in LPM = 0.',
    'Used Host6 Entries in LPM = 0.',
    'Used Mcast Entries = 0.',
    'Used Host Entries in Host (Total) = 0.',
    'Max ECMP Table Entries = 64.',
    'Used ECMP Entries = 0.',
  ],
  structure: () => ({
    total_lpm: 8191,
    total_host: 16_384,
    reserved_lpm: 1024,
    max_host4_limit: 8192,
    max_host6_limit: 4096,
    max_mcast_limit: 4096,
    used_lpm_total: 0,
    used_v4_lpm: 0,
    used_v6_lpm: 0,
    used_host_lpm_total: 0,
    used_mcast: 0,
    max_ecmp_table_limit: 64,
    used_ecmp_table: 0,
  }),
});
