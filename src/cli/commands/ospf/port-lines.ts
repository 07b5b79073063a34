import { line, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const v2 = { needs: 'feature ospf and routed' } as const;
const v3 = { needs: 'feature ospfv3 and routed' } as const;

/** Where no process runs nothing holds by default. */
const running2 = { defaultNeeds: 'in ospf' } as const;
const running3 = { defaultNeeds: 'in ospfv3' } as const;

/** OSPFv2 on an interface (ranges and defaults: cisco.nxos nxos_ospf_interfaces, cisco_node_utils interface_ospf.yaml). */
const ospf = [
  line('ip ospf authentication [<kind:message-digest|null>]', v2),
  line('ip ospf authentication key-chain <chain:word63>', v2),
  line('ip ospf authentication-key [<form:0|3|7>] <key:word>', v2),
  line('ip ospf message-digest-key <id:0-255> md5 [<form:0|3|7>] <key:word>', { ...v2, by: 'id' }),
  line('ip ospf bfd [disable]', v2),
  line('ip ospf cost <cost:1-65535>', v2),
  line('ip ospf dead-interval <seconds:1-65535>', v2),
  line('ip ospf hello-interval <seconds:1-65535>', v2),
  line('ip ospf mtu-ignore', v2),
  line('ip ospf network <network:broadcast|point-to-point>', v2),
  line('ip ospf passive-interface', { ...v2, no: 'kept' }),
  line('ip ospf prefix-suppression [disable]', v2),
  line('ip ospf advertise-subnet', v2),
  line('ip ospf priority <priority:0-255>', { ...v2, ...running2, default: 'ip ospf priority 1' }),
  line('ip ospf retransmit-interval <seconds:1-65535>', {
    ...v2,
    ...running2,
    default: 'ip ospf retransmit-interval 5',
  }),
  line('ip ospf shutdown', v2),
  line('ip ospf transmit-delay <seconds:1-450>', { ...v2, ...running2, default: 'ip ospf transmit-delay 1' }),
  line('ip router ospf <tag:word20> area <area:area> [secondaries none]', { ...v2, id: 'ip router ospf area' }),
  line('ip router ospf <tag:word20> multi-area <area:area>', {
    ...v2,
    by: 'tag area',
    id: 'ip router ospf tag multi-area',
  }),
  line('ip router ospf multi-area <area:area>', { ...v2, by: 'area', id: 'ip router ospf multi-area' }),
];

/** OSPFv3 on an interface. */
const ospfv3 = [
  line('ospfv3 bfd [disable]', v3),
  line('ospfv3 cost <cost:1-65535>', v3),
  line('ospfv3 dead-interval <seconds:1-65535>', v3),
  line('ospfv3 hello-interval <seconds:1-65535>', v3),
  line('ospfv3 instance <instance:0-255>', { ...v3, ...running3, default: 'ospfv3 instance 0' }),
  line('ospfv3 mtu-ignore', v3),
  line('ospfv3 network <network:broadcast|point-to-point>', v3),
  line('ospfv3 passive-interface', { ...v3, no: 'kept' }),
  line('ospfv3 priority <priority:0-255>', { ...v3, ...running3, default: 'ospfv3 priority 1' }),
  line('ospfv3 retransmit-interval <seconds:1-65535>', { ...v3, ...running3, default: 'ospfv3 retransmit-interval 5' }),
  line('ospfv3 shutdown', v3),
  line('ospfv3 transmit-delay <seconds:1-450>', { ...v3, ...running3, default: 'ospfv3 transmit-delay 1' }),
  line('ipv6 router ospfv3 <tag:word20> area <area:area> [secondaries none]', { ...v3, id: 'ipv6 router ospfv3 area' }),
  line('ipv6 router ospfv3 <tag:word20> multi-area <area:area>', {
    ...v3,
    by: 'tag area',
    id: 'ipv6 router ospfv3 tag multi-area',
  }),
  line('ipv6 router ospfv3 multi-area <area:area>', { ...v3, by: 'area', id: 'ipv6 router ospfv3 multi-area' }),
];

export const ospfOnPorts = notationIn(interfaceMode, [...ospf, ...ospfv3]);
