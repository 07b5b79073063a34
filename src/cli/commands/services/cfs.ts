import { line, notation } from '../../notation/notation.ts';

/** Words of CFS, for `?` (system management command references). */
const help = {
  cfs: 'CFS configuration commands',
  distribute: 'Enable or disable distribution',
  ipv4: 'Distribution over IPv4',
  ipv6: 'Distribution over IPv6',
  region: 'Region of applications',
  'mcast-address': 'Multicast address of the distribution',
};

export const cfsDistribute = line('cfs distribute', { default: 'cfs distribute', help });
export const cfsIpv4 = line('cfs ipv4 distribute', { help });
export const cfsIpv6 = line('cfs ipv6 distribute', { help });
export const cfsIpv4Address = line('cfs ipv4 mcast-address <ip>', {
  default: 'cfs ipv4 mcast-address 239.255.70.83',
  help,
});
export const cfsIpv6Address = line('cfs ipv6 mcast-address <ipv6>', {
  default: 'cfs ipv6 mcast-address ff15::efff:4653',
  help,
});

/** Cisco Fabric Services; addresses: `show cfs status` of Nexus 9000 in Cisco's NX-API reference. */
export const cfsLines = notation('cfs', [
  cfsDistribute,
  cfsIpv4,
  cfsIpv6,
  cfsIpv4Address,
  cfsIpv6Address,
  line('cfs staggered-merge enable', { help }),
]);

/** What the switch is allowed, how it is fed, and how it comes by its first configuration. */
export const systemLines = notation('platform', [
  line('power redundancy-mode <mode:combined|insrc-redundant|ps-redundant|redundant>', {
    default: 'power redundancy-mode ps-redundant',
    help: { power: 'Configure power supply', 'redundancy-mode': 'How power supplies stand in for each other' },
  }),
  line('license grace-period', { help: { license: 'License management', 'grace-period': 'Grace period of licenses' } }),
  line('boot poap enable', {
    help: { boot: 'Configure boot variables', poap: 'Power On Auto Provisioning' },
    needs: 'singleImage',
  }),
]);
