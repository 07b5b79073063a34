import { idleEach } from '../words/idle-command.ts';

const which = '{ * | <address:ip> | <prefix:ip/len> }';
const which6 = '{ * | <address:ipv6> | <prefix:ipv6/len> }';

/**
 * `clear ip …` and `clear ipv6 …` of the routing tables (command reference 9.3(x)). Routes that are configured or attached come back at
 * once, and so do the neighbours that answer.
 */
export const clearRoutes = idleEach([
  `clear ip route ${which} [vrf <vrf>]`,
  `clear routing ${which} [vrf <vrf>]`,
  `clear forwarding route ${which} [vrf <vrf>]`,
  `clear ipv6 route ${which6} [vrf <vrf>]`,
  'clear ip arp [{ <address:ip> | <interface> }] [force-delete] [vrf <vrf>]',
  'clear ip arp statistics [<interface>] [vrf <vrf>]',
  'clear ip adjacency statistics',
  'clear ip interface statistics [<interface>]',
  'clear ip traffic [vrf <vrf>]',
  'clear ipv6 traffic [vrf <vrf>]',
  'clear ipv6 neighbor [{ <address:ipv6> | <interface> }] [force-delete] [vrf <vrf>]',
  'clear sockets statistics { all | raw | tcp | udp }',
]);
