import type { LineValues } from '../../../machine/config/body.ts';
import { line, section } from '../../notation/notation.ts';
import { numbered } from './values.ts';

const description = line('description <text:text200>');
const typed = { by: 'name', order: 'typed' } as const;

const rate = (name: string): string => `<${name}:0-80000000000> [<${name}Unit:bps|kbps|mbps|gbps|pps>]`;
const burst = (name: string): string => `<${name}:0-536870912> [<${name}Unit:bytes|kbytes|mbytes|packets|ms|us>]`;
const deed = (name: string): string =>
  `{ transmit | drop | set-cos-transmit <${name}Cos:0-7> | set-dscp-transmit <${name}Dscp:0-63> | set-prec-transmit <${name}Prec:0-7> | set-qos-transmit <${name}Group:0-126> }`;

/** What passes at most. The rate is written behind its word, whether that was typed or not. */
export const police = line(
  `police { pps <pps:0-80000> | [cir] { percent <percent:0-100> | ${rate('rate')} } [bc ${burst('bc')}] [pir ${rate('pir')}] [be ${burst('be')}] [conform ${deed('conform')}] [exceed ${deed('exceed')}] [violate ${deed('violate')}] }`,
  {
    order: 'fixed',
    canonical: (values: LineValues) => (values.pps === undefined ? { ...values, cir: true } : values),
    examples: ['police cir 10 mbps bc 200 ms conform transmit violate drop', 'police pps 400'],
  },
);

export const qosPolicyClass = section('class [type qos] <name:word64>', {
  ...typed,
  prompt: 'config-pmap-c-qos',
  id: 'class',
  canonical: ({ typeQos: _, ...values }: LineValues) => values,
  holds: [
    line('set qos-group <group:0-126>'),
    line('set cos <cos:0-7>'),
    line('set dscp <dscp:word>', { canonical: numbered, examples: ['set dscp ef', 'set dscp 10'] }),
    line('set precedence <precedence:word>', { canonical: numbered, examples: ['set precedence flash'] }),
    police,
  ],
});

/** `policy-map`: of type qos where no other is named. */
export const qosPolicy = section('policy-map [type qos] <name:word64>', {
  ...typed,
  prompt: 'config-pmap-qos',
  id: 'policy-map type qos',
  canonical: (values: LineValues) => ({ ...values, typeQos: true }),
  holds: [description, qosPolicyClass],
});

const limit = '<limit:0-83886080> [<limitUnit:bytes|kbytes|mbytes|packets|ms|us>]';
const threshold = (name: string, words: string): string =>
  `${words} <${name}:0-52428800> [<${name}Unit:bytes|kbytes|mbytes|packets|ms|us>]`;

export const queuingPolicyClass = section('class type queuing <name:word64>', {
  ...typed,
  prompt: 'config-pmap-c-que',
  holds: [
    line('bandwidth { percent <percent:0-100> | remaining percent <remaining:0-100> }'),
    line('priority [level <level:1-8>]'),
    line(
      'shape { min <min:0-400000000> <minUnit:pps|kbps|mbps|gbps|percent> max <max:0-400000000> <maxUnit:pps|kbps|mbps|gbps|percent> | average { percent <percent:1-100> | <rate:1-400000000000> <rateUnit:bps|kbps|mbps|gbps> } }',
    ),
    line(`queue-limit { dynamic <alpha:0-10> | ${limit} }`),
    line(
      `random-detect [${threshold('low', 'minimum-threshold')}] [${threshold('high', 'maximum-threshold')}] [drop-probability <probability:0-100>] [weight <weight:0-15>] [cap-average] [ecn]`,
      { order: 'fixed' },
    ),
    line(
      'pause { buffer-size <buffer:0-25000000> pause-threshold <pause:0-25000000> resume-threshold <resume:0-25000000> | priority-group <group:0-7> }',
    ),
    line('afd queue-desired <desired:1-52428800> [<desiredUnit:bytes|kbytes|mbytes>] [ecn]', { order: 'fixed' }),
    line('congestion-control { tail-drop | random-detect [ecn] }'),
  ],
});

export const queuingPolicy = section('policy-map type queuing <name:word64>', {
  ...typed,
  prompt: 'config-pmap-que',
  holds: [description, queuingPolicyClass],
});

export const networkPolicyClass = section('class type network-qos <name:word64>', {
  ...typed,
  prompt: 'config-pmap-nqos-c',
  holds: [
    line('mtu <mtu:576-9216>'),
    line(
      'pause [no-drop | pfc-cos <cos:ranges> [receive] | buffer-size <buffer:0-25000000> pause-threshold <pause:0-25000000> resume-threshold <resume:0-25000000>]',
      { no: 'kept' },
    ),
    line('congestion-control { tail-drop | random-detect [ecn] | dctcp }'),
    line('set cos <cos:0-7>'),
    line('queue-limit <limit:0-83886080> [<limitUnit:bytes|kbytes|packets>]'),
    line('multicast-optimize'),
  ],
});

export const networkPolicy = section('policy-map type network-qos <name:word64>', {
  ...typed,
  prompt: 'config-pmap-nqos',
  holds: [description, networkPolicyClass],
});
