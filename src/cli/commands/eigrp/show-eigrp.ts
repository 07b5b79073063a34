import { valuesAt } from '../../../machine/config/body.ts';
import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import {
  interfacesOf,
  type ProcessInterface,
  type RoutingProcess,
  routerIdOf,
  wantedProcesses,
} from '../../../machine/routing-processes.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';

const needs = 'feature eigrp';

interface Shown extends RoutingProcess {
  readonly routerId: string;
  /** The autonomous system: configured, or the tag where that is a number. */
  readonly system: string;
  readonly ports: readonly ProcessInterface[];
}

function shownOf(
  device: Device,
  family: 'ip' | 'ipv6',
  args: { readonly vrf?: string; readonly tag?: string },
): readonly Shown[] {
  return wantedProcesses(device, 'eigrp', args).map((process) => ({
    ...process,
    routerId: routerIdOf(device, process),
    system: String(
      valuesAt(process.body, 'autonomous-system')?.number ?? (/^\d+$/.test(process.tag) ? process.tag : '0'),
    ),
    ports: interfacesOf(device, process, `${family} router eigrp`).filter(({ isUp }) => isUp),
  }));
}

const keys = (all: readonly Shown[]) =>
  table(
    'asn',
    all.map(({ system, vrf, routerId }) => ({ asn: system, ...table('vrf', [{ vrf, 'router-id': routerId }]) })),
  );

/** What a table has for one process. */
type Lines = (shown: Shown, title: string) => Iterable<string>;

function* processLines({ system, vrf, routerId, tag, ports, body }: Shown, title: string): Generator<string> {
  const loopbacks = ports.filter(({ name }) => name.startsWith('loopback')).length;
  yield `${title} AS ${system} ID ${routerId} VRF ${vrf}`;
  yield `  Process-tag: ${tag}`;
  yield '  Instance Number: 1';
  yield `  Status: ${valuesAt(body, 'shutdown') === undefined ? 'running' : 'shutdown'}`;
  yield '  Authentication mode: none';
  yield '  Authentication key-chain: none';
  yield '  Metric weight: K1=1 K2=0 K3=1 K4=0 K5=0 K6=0';
  yield '  metric version: 32bit';
  yield '  IP proto: 88 Multicast group: 224.0.0.10';
  const { internal = 90, external = 170 } = valuesAt(body, 'distance') ?? {};
  yield `  Int distance: ${internal} Ext distance: ${external}`;
  yield `  Max paths: ${valuesAt(body, 'maximum-paths')?.paths ?? 8}`;
  yield `  Number of EIGRP interfaces: ${ports.length} (${loopbacks} loopbacks)`;
  yield '  Number of EIGRP passive interfaces: 0';
  yield '  Number of EIGRP peers: 0';
  yield '  Graceful-Restart: Enabled';
  yield '  Stub-Routing: Disabled';
  yield '';
}

function* topologyLines({ system, vrf, routerId }: Shown, title: string): Generator<string> {
  yield `${title} Topology Table for AS(${system})/ID(${routerId}) VRF ${vrf}`;
  yield '';
  yield 'Codes: P - Passive, A - Active, U - Update, Q - Query, R - Reply,';
  yield '       r - reply Status, s - sia Status';
  yield '';
}

function* interfaceLines({ system, vrf, ports }: Shown, title: string): Generator<string> {
  yield `${title} interfaces for process ${system} VRF ${vrf}`;
  yield '';
  yield '                        Xmit Queue   Mean   Pacing Time   Multicast    Pending';
  yield 'Interface        Peers  Un/Reliable  SRTT   Un/Reliable   Flow Timer   Routes';
  for (const { name } of ports) {
    yield `${shortName(name).padEnd(17)}${'0'.padEnd(8)}${'0/0'.padEnd(12)}${'0'.padEnd(9)}${'0/0'.padEnd(13)}${'0'.padEnd(13)}0`;
  }
  yield '';
}

const neighbourLines: Lines = ({ system, vrf }, title) => [`${title} neighbors for process ${system} VRF ${vrf}`, ''];

/** The commands of one family. Layouts: genie's EIGRP goldens; keys inferred. */
function commandsOf(text: 'show ip eigrp' | 'show ipv6 eigrp', family: 'ip' | 'ipv6') {
  const title = family === 'ip' ? 'IP-EIGRP' : 'IPv6-EIGRP';
  const shown = (lines: Lines) => ({
    needs,
    read: ({ args, device }: { args: { readonly vrf?: string; readonly tag?: string }; device: Device }) =>
      shownOf(device, family, args),
    *print(all: readonly Shown[]) {
      for (const one of all) yield* lines(one, title);
    },
    structure: keys,
  });
  return [
    showing(`${text} neighbors [detail] [vrf <vrf>]`, {
      ...shown(neighbourLines),
      examples: [`${text} neighbors`, `${text} neighbors detail vrf all`],
    }),
    showing(`${text} topology [vrf <vrf>]`, {
      ...shown(topologyLines),
      examples: [`${text} topology`, `${text} topology vrf all`],
    }),
    showing(`${text} interfaces [<interface>] [brief] [detail] [vrf <vrf>]`, {
      ...shown(interfaceLines),
      examples: [`${text} interfaces`, `${text} interfaces brief vrf all`],
    }),
    showing(`${text} [<tag:word20>] [vrf <vrf>]`, {
      ...shown(processLines),
      examples: [text, `${text} vrf all`],
    }),
  ];
}

/** EIGRP: nobody answers yet. */
export const showEigrp = [...commandsOf('show ip eigrp', 'ip'), ...commandsOf('show ipv6 eigrp', 'ipv6')];
