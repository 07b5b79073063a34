import { bodyOf } from '../../../machine/config/body.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { listIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { table } from '../words/table.ts';
import { queuingClass } from './class-maps.ts';
import { type FactoryPolicy, factoryQueuingClasses } from './factory-classes.ts';
import { originOf, policiesOf, type SystemPolicies, systemPolicies } from './policies.ts';
import { portQosPolicy, portQueuingPolicy, qosLines } from './qos.ts';
import { namedIn } from './qos-texts.ts';
import { type InForce, inForce, serviceLines } from './show-policy-map.ts';

const help = { queuing: 'Queuing related information', 'policy-map': 'Show policy maps' };

/** The policies of a port: its own, else those of the switch. */
export function portPolicies(
  running: RunningConfiguration,
  port: string,
): Partial<SystemPolicies> & { readonly isOwn: boolean } {
  const body = bodyOf(running, interfaceMode.name, port);
  const own = (direction: 'input' | 'output'): string | undefined =>
    listIn(body, portQueuingPolicy).find((policy) => policy.direction === direction)?.name;
  const { qosInput, queuingInput, queuingOutput } = systemPolicies(running);
  return {
    qosInput: listIn(body, portQosPolicy).find(({ direction }) => direction === 'input')?.name ?? qosInput,
    queuingInput: own('input') ?? queuingInput,
    queuingOutput: own('output') ?? queuingOutput,
    isOwn: own('output') !== undefined,
  };
}

interface Queue {
  readonly group: string;
  readonly bandwidth: string;
  readonly priority: string;
}

interface PortQueues {
  readonly port: string;
  readonly isOwn: boolean;
  readonly queues: readonly Queue[];
}

function queuesOf(running: RunningConfiguration, policy: FactoryPolicy | undefined): readonly Queue[] {
  const body = qosLines.slice.of(running);
  const groups = new Map([
    ...factoryQueuingClasses.map(({ name, matches }) => [name, matches] as const),
    ...namedIn(body, queuingClass).map(({ name, texts }) => [name, texts] as const),
  ]);
  return (policy?.classes ?? []).map(({ name, texts }) => {
    const found = (pattern: RegExp, from: readonly string[]): string | undefined =>
      from.map((text) => pattern.exec(text)?.[1]).find((match) => match !== undefined);
    return {
      group: found(/^match qos-group (\S+)/, groups.get(name) ?? []) ?? '0',
      bandwidth: found(/^bandwidth (?:remaining )?percent (\d+)/, texts) ?? '-',
      priority: found(/^priority level (\d+)/, texts) ?? (texts.includes('priority') ? '1' : '-'),
    };
  });
}

/** `show queuing`: the table is that of a public capture of a Nexus 9000, the counters those of its guides; nothing is queued. */
export const showQueuing = showing('show queuing [interface <port>] [summary]', {
  help,
  examples: ['show queuing', 'show queuing interface ethernet 1/1', 'show queuing summary'],
  read({ args, device, running }) {
    const configured = device.configuration.running;
    const policies = policiesOf(configured, 'queuing', originOf({ device, running }));
    const ports = portStatuses(device)
      .map(({ port }) => port.name)
      .filter((name) => name.startsWith('Ethernet') && (args.port === undefined || name === args.port))
      .map((port): PortQueues => {
        const { queuingOutput, isOwn } = portPolicies(configured, port);
        return {
          port,
          isOwn,
          queues: queuesOf(
            configured,
            policies.find(({ name }) => name === queuingOutput),
          ),
        };
      });
    return { ports, isSummary: args.summary === true };
  },
  print: function* ({ ports, isSummary }) {
    yield* ['', 'slot  1', '=======', ''];
    for (const one of ports) {
      yield* queueTable(one);
      if (!isSummary) for (const { group } of one.queues) yield* counters(group);
    }
  },
  structure: ({ ports }) =>
    table(
      'queuing_interface',
      ports.map(({ port, queues }) => ({
        if_name_str: port,
        ...table(
          'qosgrp_cfg',
          queues.map(({ group, bandwidth, priority }) => ({
            qosgrp: group,
            bandwidth,
            priority,
            'shape-min': '-',
            'shape-max': '-',
            'shape-units': '-',
          })),
        ),
        ...table(
          'qosgrp_egress_stats',
          queues.map(({ group }) => ({ 'eq-qosgrp': group, ...table('qosgrp_egress_stats_entry', statistics) })),
        ),
      })),
    ),
});

function* queueTable({ port, isOwn, queues }: PortQueues): Generator<string> {
  const rule = '-'.repeat(78);
  yield* ['', `Egress Queuing for ${port} [${isOwn ? 'Interface' : 'System'}]`, rule];
  yield 'QoS-Group# Bandwidth% PrioLevel                Shape                   QLimit';
  yield '                                   Min          Max        Units   ';
  yield rule;
  for (const { group, bandwidth, priority } of queues) {
    yield `${group.padStart(7)}${bandwidth.padStart(14)}${priority.padStart(10)}${'-'.padStart(12)}${'-'.padStart(13)}     -            9(D)`;
  }
}

const counted = ['Tx Pkts', 'Tx Byts', 'WRED/AFD & Tail Drop Pkts', 'WRED/AFD & Tail Drop Byts', 'Q Depth Byts'];

function* counters(group: string): Generator<string> {
  const rule = `+${'-'.repeat(61)}+`;
  yield* [
    rule,
    `|                              QOS GROUP ${group.padEnd(21)}|`,
    rule,
    '|                           |  Unicast       |Multicast       |',
    rule,
  ];
  yield* counted.map((name) => `|${name.padStart(26)} |${'0'.padStart(16)}|${'0'.padStart(16)}|`);
  yield rule;
}

const statistics = [
  ['Tx', 'Pkts'],
  ['Tx', 'Byts'],
  ['Dropped', 'Pkts'],
  ['Dropped', 'Byts'],
].map(([type, units]) => ({
  'eq-stat-type': type,
  'eq-stat-units': units,
  'eq-uc-stat-value': '0',
  'eq-mc-stat-value': '0',
}));

/** `show policy-map interface`: the policies of ports (a public capture of a Nexus 9000). */
export const showPolicyMapInterface = showing('show policy-map interface [<port>] [type <type:qos|queuing>]', {
  help,
  examples: ['show policy-map interface', 'show policy-map interface ethernet 1/1 type queuing'],
  read: ({ args, device, running }) =>
    portStatuses(device)
      .map(({ port }) => port.name)
      .filter((name) => name.startsWith('Ethernet') && (args.port === undefined || name === args.port))
      .map((port) => {
        const configured = device.configuration.running;
        const found = inForce(configured, portPolicies(configured, port), originOf({ device, running }));
        return { port, found: found.filter(({ type }) => args.type === undefined || type === args.type) };
      }),
  print: function* (ports) {
    yield* ['', '', 'Global statistics status :   enabled', ''];
    for (const { port, found } of ports) {
      yield* [port, ''];
      for (const { type, direction, policy } of found) yield* [...serviceLines(type, direction ?? '', policy), ''];
    }
  },
  structure: (ports) =>
    table(
      'interface',
      ports.map(({ port, found }) => ({ 'intf-name': port, ...table('pmap', found.map(policyData)) })),
    ),
});

function policyData({ type, direction, policy }: InForce): object {
  return {
    'in-or-out': direction,
    'qos-or-q': type,
    'pmap-name': policy.name,
    ...table(
      'cmap',
      policy.classes.map(({ name }, index) => ({
        'cmap-key': String(index + 1),
        'match-opts': 'match-any',
        'cmap-name': name,
      })),
    ),
  };
}
