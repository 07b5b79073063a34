import { line, notation } from '../../notation/notation.ts';

/** Words of DNS, for `?` (unicast routing command references). */
const help = {
  ip: 'Configure IP features',
  'domain-name': 'Specify default domain name',
  'domain-list': 'Additional domain names',
  'use-vrf': 'VRF in which the name holds',
  dns: 'Configure DNS',
  'source-interface': 'Source interface of requests',
  host: 'Configure hostname-to-address mapping',
};

/** Names of VRFs that stand outside of their contexts, where requests come from, and names with fixed IPv6 addresses. */
export const dnsLines = notation('dns', [
  line('ip domain-name <name:word64> use-vrf <vrf>', { by: 'vrf', id: 'ip domain-name use-vrf', help }),
  line('ip domain-list <name:word64> use-vrf <vrf>', {
    by: 'name vrf',
    id: 'ip domain-list use-vrf',
    order: 'typed',
    help,
  }),
  line('ip dns source-interface <interface> [vrf <vrf>]', { by: 'vrf', help }),
  line('ipv6 host <name:word64> <address:ipv6>', { by: 'name', help }),
]);
