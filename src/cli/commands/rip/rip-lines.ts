import { line, notation, notationIn, section } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { redistribute } from '../ospf/redistribute.ts';

/** The lines of an address family of RIP (batfish nxos_rip; its grammar has the ranges). */
function familyLines(protocols: Parameters<typeof redistribute>[0]) {
  return [
    line('default-information originate [always] [route-map <map:word63>]'),
    line('default-metric <metric:1-15>', { default: 'default-metric 1' }),
    line('distance <distance:1-255>', { default: 'distance 120' }),
    line('maximum-paths <paths:1-64>', { default: 'maximum-paths 8' }),
    ...redistribute(protocols),
    line('timers basic <update:5-4294967295> <timeout:1-4294967295> <holddown:0-4294967295> <garbage:1-4294967295>', {
      default: 'timers basic 30 180 0 120',
    }),
  ];
}

const lines = [
  section('address-family ipv4 unicast', {
    prompt: 'config-router-af',
    holds: familyLines(['bgp', 'eigrp', 'isis', 'ospf', 'rip']),
  }),
  section('address-family ipv6 unicast', {
    prompt: 'config-router-af',
    holds: familyLines(['bgp', 'eigrp', 'isis', 'ospfv3', 'rip']),
  }),
  line('shutdown'),
];

/** `router rip`: a process. */
export const routerRip = section('router rip <tag:word20>', {
  by: 'tag',
  prompt: 'config-router',
  needs: 'feature rip',
  holds: [
    line('flush-routes'),
    line('isolate'),
    line('metric direct <metric:0-15>', { default: 'metric direct 1' }),
    ...lines,
    section('vrf <name:vrf>', { by: 'name', prompt: 'config-router-vrf', holds: lines }),
  ],
});

/** RIP. */
export const ripLines = notation('rip', [routerRip]);

const needs = 'feature rip and routed';

/** RIP on an interface. */
function portLines(family: 'ip' | 'ipv6') {
  return [
    line(`${family} rip metric-offset <metric:1-15>`, { needs, default: `${family} rip metric-offset 1` }),
    line(`${family} rip passive-interface`, { needs }),
    line(`${family} rip poison-reverse`, { needs }),
    line(`${family} rip route-filter <kind:prefix-list|route-map> <list:word63> <direction:in|out>`, {
      needs,
      by: 'kind list direction',
    }),
    line(`${family} rip summary-address <prefix:${family === 'ip' ? 'network' : 'ipv6-network'}>`, {
      needs,
      by: 'prefix',
    }),
    line(`${family} router rip <tag:word20>`, { needs, by: 'tag' }),
  ];
}

export const ripOnPorts = notationIn(interfaceMode, [
  line('ip rip authentication mode <mode:md5|text>', { needs }),
  line('ip rip authentication key-chain <chain:word63>', { needs }),
  ...portLines('ip'),
  ...portLines('ipv6'),
]);
