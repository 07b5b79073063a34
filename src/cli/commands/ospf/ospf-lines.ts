import { line, notation, section } from '../../notation/notation.ts';
import { areaLines } from './area-lines.ts';
import { redistribute } from './redistribute.ts';
import { spfLines } from './spf-lines.ts';

/** `router-id`: the device takes an address of its own without it. */
export const routerId = line('router-id <id:ip>');

/**
 * The lines of `router ospf`, which are those of its VRFs as well. Ranges: Nexus 9000 command reference 9.3 and cisco.nxos nxos_ospfv2;
 * order: captures there.
 */
const lines = [
  line('bfd'),
  routerId,
  line('capability vrf-lite [evpn]'),
  line('down-bit-ignore'),
  line('name-lookup'),
  line('rfc1583compatibility'),
  line('default-information originate [always] [route-map <map:word63>]'),
  line('default-metric <metric:1-16777214>'),
  line('distance <distance:1-255>', { default: 'distance 110' }),
  line('network <prefix:network> area <area:area>', { by: 'prefix' }),
  ...redistribute(['bgp', 'eigrp', 'isis', 'ospf', 'rip']),
  line('summary-address <prefix:network> [not-advertise | tag <0-4294967295>]', { by: 'prefix' }),
  ...areaLines,
  line('table-map <map:word63> [filter]'),
  ...spfLines,
  line(
    'max-metric router-lsa [external-lsa [<externalMetric:1-16777215>]] [include-stub] [on-startup [<seconds:5-86400>] [wait-for bgp <as>]] [summary-lsa [<summaryMetric:1-16777215>]]',
  ),
  line('passive-interface default'),
  line('shutdown'),
];

/** `router ospf`: a process. */
export const routerOspf = section('router ospf <tag:word20>', {
  by: 'tag',
  prompt: 'config-router',
  needs: 'feature ospf',
  apart: false,
  holds: [
    line('flush-routes'),
    line('isolate'),
    ...lines,
    section('vrf <name:vrf>', { by: 'name', prompt: 'config-router-vrf', holds: lines }),
  ],
});

/** OSPFv2. */
export const ospfLines = notation('ospf', [routerOspf]);
