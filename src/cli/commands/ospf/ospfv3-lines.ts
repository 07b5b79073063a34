import { line, notation, section } from '../../notation/notation.ts';
import { areaLines6, areaLinesOfFamily6 } from './area-lines.ts';
import { redistribute } from './redistribute.ts';
import { spfLines } from './spf-lines.ts';

/** The lines of `address-family ipv6 unicast` of OSPFv3. */
const familyLines = [
  line('default-information originate [always] [route-map <map:word63>]'),
  line('default-metric <metric:1-16777214>'),
  line('distance <distance:1-255>', { default: 'distance 110' }),
  ...redistribute(['bgp', 'eigrp', 'isis', 'ospfv3', 'rip']),
  line('summary-address <prefix:ipv6-network> [not-advertise | tag <0-4294967295>]', { by: 'prefix' }),
  ...areaLinesOfFamily6,
  line('table-map <map:word63> [filter]'),
  line('maximum-paths <paths:1-64>', { default: 'maximum-paths 8' }),
  line('timers throttle spf <start:1-600000> <hold:1-600000> <max:1-600000>', {
    default: 'timers throttle spf 200 1000 5000',
  }),
];

/** The lines of `router ospfv3`, which are those of its VRFs as well (sources: cisco.nxos nxos_ospfv3, batfish nxos_ospfv3). */
const lines = [
  line('bfd'),
  line('router-id <id:ip>'),
  line('name-lookup'),
  ...areaLines6,
  ...spfLines,
  line(
    'max-metric router-lsa [external-lsa [<externalMetric:1-16777215>]] [stub-prefix-lsa] [on-startup [<seconds:5-86400>] [wait-for bgp <as>]] [inter-area-prefix-lsa [<interAreaMetric:1-16777215>]]',
  ),
  line('passive-interface default'),
  line('shutdown'),
  section('address-family ipv6 unicast', { prompt: 'config-router-af', holds: familyLines }),
];

/** `router ospfv3`: a process. */
export const routerOspfv3 = section('router ospfv3 <tag:word20>', {
  by: 'tag',
  prompt: 'config-router',
  needs: 'feature ospfv3',
  holds: [
    line('flush-routes'),
    line('isolate'),
    ...lines,
    section('vrf <name:vrf>', { by: 'name', prompt: 'config-router-vrf', holds: lines }),
  ],
});

/** OSPFv3. */
export const ospfv3Lines = notation('ospfv3', [routerOspfv3]);
