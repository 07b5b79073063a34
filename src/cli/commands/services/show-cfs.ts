import { isOn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { distributesOverEthernet } from '../features/feature.ts';
import { table } from '../words/table.ts';
import { cfsDistribute, cfsIpv4, cfsIpv4Address, cfsIpv6Address, cfsLines } from './cfs.ts';

const help = {
  show: 'Show running system information',
  cfs: 'CFS show command handler',
  status: 'Show the state of the distribution',
  application: 'Show the applications',
  peers: 'Show the peers',
  regions: 'Show the regions',
  lock: 'Show the locks',
  merge: 'Show the merges',
};

/** `show cfs status` (words and keys: the NX-API reference of 9.2). */
export const showCfsStatus = showing('show cfs status', {
  help,
  read: ({ device }) => {
    const { running } = device.configuration;
    const body = cfsLines.slice.of(running);
    const word = (isEnabled: boolean): string => (isEnabled ? 'Enabled' : 'Disabled');
    return {
      distribution: word(isOn(body, cfsDistribute)),
      overIp: word(isOn(body, cfsIpv4)),
      four: valuesIn(body, cfsIpv4Address)?.ip ?? '239.255.70.83',
      six: valuesIn(body, cfsIpv6Address)?.ipv6 ?? 'ff15::efff:4653',
      overEthernet: word(distributesOverEthernet(running)),
    };
  },
  print: ({ distribution, overIp, four, six, overEthernet }) => [
    `Distribution : ${distribution}`,
    `Distribution over IP : ${overIp}`,
    `IPv4 multicast address : ${four}`,
    `IPv6 multicast address : ${six}`,
    `Distribution over Ethernet : ${overEthernet}`,
  ],
  structure: ({ distribution, overIp, four, six, overEthernet }) => ({
    distribution: { distribution },
    distribution_over_ip: { dist_over_ip: overIp },
    ipv4_multicast_address: { ipv4_mcast_addr: four },
    ipv6_multicast_address: { ipv6_mcast_addr: six },
    distribution_over_ethernet: { dist_over_eth: overEthernet },
  }),
});

const applications = [
  ['arp', 'Yes', 'Physical-eth'],
  ['fwm', 'Yes', 'Physical-eth'],
  ['ntp', 'No', 'Physical-fc-ip'],
  ['stp', 'Yes', 'Physical-eth'],
  ['l2fm', 'Yes', 'Physical-eth'],
  ['role', 'No', 'Physical-fc-ip'],
  ['radius', 'No', 'Physical-fc-ip'],
  ['callhome', 'No', 'Physical-fc-ip'],
] as const;

/** `show cfs application`: what could be distributed (system management guides of Nexus 3000). */
export const showCfsApplication = showing('show cfs application', {
  help,
  read: () => applications,
  *print(rows) {
    yield '';
    yield '----------------------------------------------';
    yield ' Application    Enabled   Scope';
    yield '----------------------------------------------';
    for (const [name, isEnabled, scope] of rows) yield ` ${name.padEnd(15)}${isEnabled.padEnd(10)}${scope}`;
    yield '';
    yield `Total number of entries = ${rows.length}`;
  },
  structure: (rows) =>
    table(
      'cfs_application',
      rows.map(([name, isEnabled, scope]) => ({ application: name, enabled: isEnabled, scope })),
    ),
});

/** `show cfs peers`, `regions`, `lock` and `merge status`: nobody shares anything with this switch. */
export const showCfsOther = showing('show cfs <what:peers|regions|lock>', {
  help,
  read: (): readonly string[] => [],
  print: (rows) => rows,
});
export const showCfsMerge = showing('show cfs merge status', {
  help,
  read: (): readonly string[] => [],
  print: (rows) => rows,
});
