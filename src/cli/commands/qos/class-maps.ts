import type { LineValues } from '../../../machine/config/body.ts';
import { line, section } from '../../notation/notation.ts';
import { numbered } from './values.ts';

const many = { many: true } as const;
const description = line('description <text:text200>');

const qosMatches = [
  line('match [not] access-group name <acl:word64>', many),
  line('match [not] cos <cos:ranges>', many),
  line('match [not] dscp <dscp:word>', {
    ...many,
    canonical: numbered,
    examples: ['match dscp af21,46', 'match not dscp cs1'],
  }),
  line('match [not] precedence <precedence:word>', {
    ...many,
    canonical: numbered,
    examples: ['match precedence critical,3-4'],
  }),
  line('match [not] protocol <protocol:arp|bridging|cdp|clns|clns_es|clns_is|dhcp|ipv6|isis|lldp|netbios>', many),
  line('match [not] qos-group <group:0-126>', many),
  line('match [not] ip rtp <ports:ranges>', many),
  line('match [not] packet length <length:ranges>', many),
  line('match [not] vlan <vlans:vlans>', many),
  line('match [not] mac <mac:word64>', many),
];

/**
 * `class-map`: of type qos where no other is named, and matching all of its lines (a configuration of a Nexus 3548). Classes and policies
 * stand in the order in which they were made (a configuration of a Nexus 3132).
 */
export const qosClass = section('class-map [type qos] [<how:match-any|match-all>] <name:word64>', {
  by: 'name',
  prompt: 'config-cmap-qos',
  order: 'typed',
  id: 'class-map type qos',
  canonical: (values: LineValues) => ({ ...values, typeQos: true, how: values.how ?? 'match-all' }),
  holds: [description, ...qosMatches],
});

export const queuingClass = section('class-map type queuing [<how:match-any|match-all>] <name:word64>', {
  by: 'name',
  order: 'typed',
  prompt: 'config-cmap-que',
  holds: [description, line('match cos <cos:ranges>', many), line('match qos-group <group:ranges>', many)],
});

export const networkClass = section('class-map type network-qos [<how:match-any|match-all>] <name:word64>', {
  by: 'name',
  order: 'typed',
  prompt: 'config-cmap-nqos',
  holds: [
    description,
    line('match cos <cos:ranges>', many),
    line('match protocol <protocol:fcoe|iscsi|tcp>', many),
    line('match qos-group <group:ranges>', many),
  ],
});
