import type { LineValues } from '../../../machine/config/body.ts';
import { line, section } from '../../notation/notation.ts';

/** What an area's lines name it by: a number or an address, written as an address. */
const byArea = { by: 'area' } as const;

/** `area … authentication`. */
const authentication = line('area <area:area> authentication [message-digest]', {
  ...byArea,
  id: 'area authentication',
});

/** Area 0 carries all routes, so it is neither a stub nor an NSSA (the words are those of Cisco's IOS, inferred for NX-OS). */
function refuseBackbone(kind: string) {
  return ({ area }: LineValues) =>
    area === '0.0.0.0' ? `OSPF: Backbone can not be configured as ${kind} area` : undefined;
}

/** `area … stub`: an area is this or an NSSA, whichever was typed last (inferred). */
const stub = line('area <area:area> stub [no-summary]', {
  ...byArea,
  id: 'area stub',
  replaces: 'area nssa',
  refuse: refuseBackbone('stub'),
});

/** `area … nssa`: what is not imported and not translated. */
const nssa = line(
  'area <area:area> nssa [no-summary] [no-redistribution] [default-information-originate [route-map <map:word63>]]',
  { ...byArea, id: 'area nssa', replaces: 'area stub', refuse: refuseBackbone('NSSA') },
);

/** `area … nssa translate`: who translates type 7 (`supress-fa` is how the device spells it). */
const translate = line('area <area:area> nssa translate type7 { <when:always|never> [supress-fa] | supress-fa }', {
  ...byArea,
  id: 'area nssa translate',
});

/** `area … default-cost`. */
const defaultCost = line('area <area:area> default-cost <cost:0-16777215>', { ...byArea, id: 'area default-cost' });

/** `area … filter-list`: out stands before in (cisco.nxos nxos_ospfv2). */
const filterList = line('area <area:area> filter-list route-map <map:word63> <direction:out-or-in>', {
  by: 'area direction',
  id: 'area filter-list',
});

/** `area … range` of OSPFv2. */
const range = line('area <area:area> range <prefix:network> [not-advertise] [cost <0-16777215>]', {
  by: 'area prefix',
  id: 'area range',
});

/** `area … range` of OSPFv3. */
const range6 = line('area <area:area> range <prefix:ipv6-network> [not-advertise] [cost <0-16777215>]', {
  by: 'area prefix',
  id: 'area range',
});

/** Lines below `area … virtual-link`. */
const linkTimers = [
  line('dead-interval <seconds:1-65535>', { default: 'dead-interval 40' }),
  line('hello-interval <seconds:1-65535>', { default: 'hello-interval 10' }),
  line('retransmit-interval <seconds:1-65535>', { default: 'retransmit-interval 5' }),
  line('transmit-delay <seconds:1-450>', { default: 'transmit-delay 1' }),
];

const virtualLink = section('area <area:area> virtual-link <peer:ip>', {
  by: 'area peer',
  id: 'area virtual-link',
  prompt: 'config-router-vlink',
  holds: [
    line('authentication [message-digest]', { id: 'authentication' }),
    line('authentication key-chain <chain:word63>', { id: 'authentication key-chain' }),
    line('authentication-key [<form:0|3|7>] <key:word>', {}),
    line('message-digest-key <id:0-255> md5 [<form:0|3|7>] <key:word>', { by: 'id' }),
    ...linkTimers,
  ],
});

const virtualLink6 = section('area <area:area> virtual-link <peer:ip>', {
  by: 'area peer',
  id: 'area virtual-link',
  prompt: 'config-router-vlink',
  holds: linkTimers,
});

/** The `area` lines of `router ospf`, in the order of captures: what an area is, then what it lets through (cisco.nxos nxos_ospfv2). */
export const areaLines = [stub, nssa, translate, defaultCost, filterList, range, authentication, virtualLink];

/** The `area` lines of `router ospfv3`, and those of its address family. */
export const areaLines6 = [stub, nssa, translate, virtualLink6];
export const areaLinesOfFamily6 = [filterList, range6, defaultCost];
