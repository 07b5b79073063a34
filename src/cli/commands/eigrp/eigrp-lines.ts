import { line, notation, section } from '../../notation/notation.ts';
import { redistribute } from '../ospf/redistribute.ts';

/** What an address family of EIGRP has, and what the process takes for IPv4 as well (Nexus 9000 command reference 9.3, batfish nxos_eigrp). */
const familyLines = [
  line('default-information originate [always] [route-map <map:word63>]'),
  line(
    'default-metric <bandwidth:1-4294967295> <delay:1-4294967295> <reliability:0-255> <loading:1-255> <mtu:1-4294967295>',
  ),
  line('distance <internal:1-255> <external:1-255>', { default: 'distance 90 170' }),
  line('graceful-restart', { default: 'graceful-restart' }),
  line('log-adjacency-changes', { default: 'log-adjacency-changes' }),
  line('log-neighbor-warnings [<seconds:1-65535>]', { default: 'log-neighbor-warnings' }),
  line('maximum-paths <paths:1-64>', { default: 'maximum-paths 8' }),
  line('metric maximum-hops <hops:1-255>', { default: 'metric maximum-hops 100' }),
  line('metric version 64bit'),
  line('metric rib-scale <scale:1-255>', { default: 'metric rib-scale 128' }),
  line('metric weights <tos:0-8> <k1:0-255> <k2:0-255> <k3:0-255> <k4:0-255> <k5:0-255> [<k6:0-255>]', {
    default: 'metric weights 0 1 0 1 0 0',
  }),
  line('network <prefix:network>', { by: 'prefix' }),
  line('nsf await-redist-proto-convergence'),
  line('router-id <id:ip>'),
  line('stub [receive-only | direct [leak-map <leakMap:word63>] [redistributed]]'),
  line('suppress-fib-pending'),
  line('table-map <map:word63> [filter]'),
  line('timers active-time { <minutes:1-65535> | disabled }', { default: 'timers active-time 3' }),
  line('timers nsf converge <seconds:60-180>', { default: 'timers nsf converge 120' }),
  line('timers nsf route-hold <seconds:20-300>', { default: 'timers nsf route-hold 240' }),
  line('timers nsf signal <seconds:10-30>', { default: 'timers nsf signal 20' }),
];

/** The lines of `router eigrp` and of its VRFs. */
const lines = [
  line('autonomous-system <number:1-65535>'),
  line('bfd'),
  line('authentication mode md5'),
  line('authentication key-chain <chain:word63>'),
  ...familyLines,
  ...redistribute(['bgp', 'eigrp', 'isis', 'ospf', 'rip']),
  line('passive-interface default'),
  line('shutdown'),
  section('address-family <afi:ipv4|ipv6> unicast', {
    by: 'afi',
    prompt: 'config-router-af',
    holds: [...familyLines, ...redistribute(['bgp', 'eigrp', 'isis', 'ospf', 'ospfv3', 'rip'])],
  }),
];

/** `router eigrp`: a process. */
export const routerEigrp = section('router eigrp <tag:word20>', {
  by: 'tag',
  prompt: 'config-router',
  needs: 'feature eigrp',
  holds: [
    line('flush-routes'),
    line('isolate'),
    ...lines,
    section('vrf <name:vrf>', { by: 'name', prompt: 'config-router-vrf', holds: lines }),
  ],
});

/** EIGRP. */
export const eigrpLines = notation('eigrp', [routerEigrp]);
