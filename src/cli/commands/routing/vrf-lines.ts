import { line, notationIn, section } from '../../notation/notation.ts';
import { vrfMode } from './vrf-mode.ts';

/** The lines of an address family of a VRF (cisco.nxos nxos_vrf_address_family, cisco_node_utils vrf_af.yaml). */
const familyLines = [
  line('maximum routes <routes:1-4294967295> [<threshold:1-100> [reinstall <reinstall:1-100>] | warning-only]'),
  line('route-target <direction:both|export|import> <target:route-target> [<of:evpn|mvpn>]', {
    by: 'direction target of',
  }),
  line('export map <map:word63>', { id: 'export map' }),
  line('export vrf default [<maximum:1-2147483647>] map <map:word63> [allow-vpn]', { id: 'export vrf default' }),
  line('export vrf allow-vpn', { id: 'export vrf allow-vpn' }),
  line('import map <map:word63>', { id: 'import map' }),
  line('import vrf default [<maximum:1-2147483647>] map <map:word63> [advertise-vpn]', { id: 'import vrf default' }),
  line('import vrf advertise-vpn', { id: 'import vrf advertise-vpn' }),
];

/** `vrf context`: what it has besides names, routes and multicast. */
export const linesInVrfs = notationIn(vrfMode, [
  line('description <description:text254>'),
  line('vni <vni:1-16777214> [l3]', { needs: 'feature vn-segment-vlan-based' }),
  line('ip auto-discard'),
  line('ip icmp-errors source-interface <interface>'),
  line('rd { auto | <rd> }'),
  section('address-family <afi:ipv4|ipv6> unicast', { by: 'afi', prompt: 'config-vrf-af-ipv4', holds: familyLines }),
  line('shutdown'),
]);
