import { line, notation, section } from '../../notation/notation.ts';
import { redistribute } from '../ospf/redistribute.ts';

const level = '<level:level-1|level-2>';

/** The lines of an address family of IS-IS (batfish nxos_isis, Nexus 9000 command reference 9.3). */
const familyLines = [
  line('advertise interface <interfaces:word63> [<level:level-1|level-2|level-1-2>]', { by: 'interfaces' }),
  line('adjacency-check', { default: 'adjacency-check' }),
  line('bfd'),
  line('default-information originate [always] [route-map <map:word63>]'),
  line('distance <distance:1-255>', { default: 'distance 115' }),
  line('distribute <from:level-1|level-2> into <to:level-1|level-2> { all | route-map <map:word63> }', {
    by: 'from to',
  }),
  line('maximum-paths <paths:1-64>', { default: 'maximum-paths 8' }),
  line('multi-topology [transition]'),
  ...redistribute(['bgp', 'eigrp', 'isis', 'ospf', 'ospfv3', 'rip']),
  line('router-id <interface>'),
  line('set-attached-bit', { default: 'set-attached-bit' }),
  line('summary-address <prefix:prefix-any> <level:level-1|level-2|level-1-2>', { by: 'prefix' }),
  line('table-map <map:word63> [filter]'),
];

/** The lines of `router isis` and of its VRFs. */
const lines = [
  line('net <net:word>'),
  line('is-type <level:level-1|level-2|level-1-2>', { default: 'is-type level-1-2' }),
  line('bfd'),
  line(`authentication key-chain <chain:word63> ${level}`, { by: 'level' }),
  line(`authentication-check ${level}`, { by: 'level' }),
  line(`authentication-type <kind:cleartext|md5> ${level}`, { by: 'level' }),
  line('distribute-list <map:word63> in'),
  line('distance <distance:1-255>', { default: 'distance 115' }),
  line('graceful-restart', { id: 'graceful-restart', default: 'graceful-restart' }),
  line('graceful-restart t3 manual <seconds:30-65535>', {
    id: 'graceful-restart t3',
    default: 'graceful-restart t3 manual 60',
  }),
  line('hostname dynamic', { default: 'hostname dynamic' }),
  line('log-adjacency-changes'),
  line('lsp-gen-interval [<level:level-1|level-2>] <max:50-12000> [<initial:50-12000> [<second:50-12000>]]', {
    by: 'level',
  }),
  line('lsp-mtu <bytes:128-4352>', { default: 'lsp-mtu 1492' }),
  line('max-lsp-lifetime <seconds:1-65535>', { default: 'max-lsp-lifetime 1200' }),
  line('maximum-paths <paths:1-64>', { default: 'maximum-paths 8' }),
  line('metric-style transition'),
  line('passive-interface default <level:level-1|level-2|level-1-2>'),
  line('queue-limit <limit:50-5000>', { default: 'queue-limit 1500' }),
  line('reference-bandwidth <bandwidth:1-4000000> [<unit:Gbps|Mbps>]', {
    default: 'reference-bandwidth 40 Gbps',
    canonical: (args) => ({ ...args, unit: args.unit ?? 'Mbps' }),
  }),
  line(
    'set-overload-bit { always | on-startup <seconds:5-86400> [wait-for bgp <as>] } [suppress [external] [interlevel]]',
  ),
  line('shutdown'),
  line('spf-interval [<level:level-1|level-2>] <max:50-120000> [<initial:50-120000> [<second:50-120000>]]', {
    by: 'level',
  }),
  line('summary-address <prefix:prefix-any> <level:level-1|level-2|level-1-2>', { by: 'prefix' }),
  section('address-family <afi:ipv4|ipv6> unicast', { by: 'afi', prompt: 'config-router-af', holds: familyLines }),
];

/** `router isis`: a process. */
export const routerIsis = section('router isis <tag:word20>', {
  by: 'tag',
  prompt: 'config-router',
  needs: 'feature isis',
  holds: [
    line('flush-routes'),
    line('isolate'),
    ...lines,
    section('vrf <name:vrf>', { by: 'name', prompt: 'config-router-vrf', holds: lines }),
  ],
});

/** IS-IS. */
export const isisLines = notation('isis', [routerIsis]);
