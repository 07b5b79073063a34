import { entryAt, valuesAt } from '../../../machine/config/body.ts';
import type { Device } from '../../../machine/device.ts';
import {
  interfacesOf,
  type ProcessInterface,
  type RoutingProcess,
  wantedProcesses,
} from '../../../machine/routing-processes.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';

const needs = 'feature isis';

interface Shown extends RoutingProcess {
  readonly hostname: string;
  readonly ports: readonly ProcessInterface[];
}

function shownOf(device: Device, args: { readonly vrf?: string; readonly tag?: string }): readonly Shown[] {
  return wantedProcesses(device, 'isis', args).map((process) => ({
    ...process,
    hostname: device.configuration.hostname,
    ports: interfacesOf(device, process, 'ip router isis'),
  }));
}

/** `49.0001.0000.0000.0011.00` has the area 49.0001 and the system 0000.0000.0011. */
function netOf({ body }: RoutingProcess): { readonly area: string; readonly system: string } {
  const parts = String(valuesAt(body, 'net')?.net ?? '').split('.');
  return { area: parts.slice(0, -4).join('.'), system: parts.slice(-4, -1).join('.') || '0000.0000.0000' };
}

function levelOf({ body }: RoutingProcess): string {
  const level = String(valuesAt(body, 'is-type')?.level ?? 'level-1-2');
  return level.replace('level-1-2', 'L1-L2').replace('level-', 'L');
}

const keys = (all: readonly Shown[]) =>
  table(
    'process_tag',
    all.map(({ tag, vrf }) => ({ 'process-tag-out': tag, ...table('vrf', [{ 'vrf-name-out': vrf }]) })),
  );

const common = {
  needs,
  read: ({ args, device }: { args: { readonly vrf?: string; readonly tag?: string }; device: Device }) =>
    shownOf(device, args),
  structure: keys,
};

/** `show isis` (layout: genie ShowIsis; keys inferred). */
const processes = showing('show isis [process <tag:word20>] [vrf <vrf>]', {
  ...common,
  examples: ['show isis', 'show isis vrf all', 'show isis process 1'],
  *print(all) {
    for (const [place, process] of all.entries()) {
      const { area, system } = netOf(process);
      yield '';
      yield `ISIS process : ${process.tag}`;
      yield ` Instance number :  ${place + 1}`;
      yield ` VRF: ${process.vrf}`;
      yield `  System ID : ${system}  IS-Type : ${levelOf(process)}`;
      yield `  SAP : 412  Queue Handle : ${10 + place}`;
      yield `  Maximum LSP MTU: ${valuesAt(process.body, 'lsp-mtu')?.bytes ?? 1492}`;
      yield '  Stateful HA enabled';
      yield '  Graceful Restart enabled. State: Inactive';
      yield '  Last graceful restart status : none';
      yield '  Start-Mode Complete';
      yield `  BFD IPv4 is globally ${entryAt(process.body, 'bfd') === undefined ? 'disabled' : 'enabled'} for ISIS process: ${process.tag}`;
      yield '  Topology-mode is base';
      yield `  Metric-style : advertise(${entryAt(process.body, 'metric-style transition') === undefined ? 'wide' : 'narrow, wide'}), accept(narrow, wide)`;
      yield '  Area address(es) :';
      if (area !== '') yield `    ${area}`;
      yield '  Process is up and running';
      yield '  Interfaces supported by IS-IS :';
      for (const { name } of process.ports) yield `    ${name}`;
      yield '  Topology : 0';
      yield '  Address family IPv4 unicast :';
      yield `    Number of interface : ${process.ports.length}`;
      yield `    Distance : ${valuesAt(process.body, 'distance')?.distance ?? 115}`;
      yield '    Default-information not originated';
    }
  },
});

/** `show isis adjacency` (layout: genie ShowIsisAdjacency). */
const adjacency = showing('show isis adjacency [<interface>] [detail] [vrf <vrf>]', {
  ...common,
  examples: ['show isis adjacency', 'show isis adjacency detail vrf all'],
  *print(all) {
    for (const { tag, vrf } of all) {
      yield `IS-IS process: ${tag} VRF: ${vrf}`;
      yield 'IS-IS adjacency database:';
      yield "Legend: '!': No AF level connectivity in given topology";
      yield 'System ID       SNPA            Level  State  Hold Time  Interface';
      yield '';
    }
  },
});

/** `show isis database` (layout: genie ShowIsisDatabaseDetail). */
const database = showing('show isis database [detail] [summary] [vrf <vrf>]', {
  ...common,
  examples: ['show isis database', 'show isis database detail vrf all'],
  *print(all) {
    for (const { tag, vrf } of all) {
      yield `IS-IS Process: ${tag} LSP database VRF: ${vrf}`;
      for (const level of [1, 2]) {
        yield `IS-IS Level-${level} Link State Database`;
        yield '  LSPID                 Seq Number   Checksum  Lifetime   A/P/O/T';
      }
      yield '';
    }
  },
});

/** `show isis hostname` (layout: genie ShowIsisHostname): the switch knows its own name alone. */
const hostname = showing('show isis hostname [detail] [vrf <vrf>]', {
  ...common,
  examples: ['show isis hostname', 'show isis hostname detail vrf all'],
  *print(all) {
    for (const process of all) {
      yield `IS-IS Process: ${process.tag} dynamic hostname table VRF: ${process.vrf}`;
      yield '  Level  System ID       Dynamic hostname';
      for (const level of levelOf(process) === 'L1-L2' ? [1, 2] : [Number(levelOf(process).slice(1))]) {
        yield `  ${level}      ${netOf(process).system}* ${process.hostname}`;
      }
      yield '';
    }
  },
});

/** `show isis interface` (layout: genie ShowIsisInterface). */
const interfaces = showing('show isis interface [<interface>] [vrf <vrf>]', {
  ...common,
  examples: ['show isis interface', 'show isis interface vrf all', 'show isis interface ethernet 1/1'],
  *print(all) {
    for (const { tag, vrf, ports } of all) {
      yield `IS-IS process: ${tag} VRF: ${vrf}`;
      for (const [place, { name, address, isUp, isShut, body }] of ports.entries()) {
        const up = isUp ? 'up' : 'down';
        const circuit = String(valuesAt(body, 'isis circuit-type')?.level ?? 'level-1-2').replace('level-', 'L');
        yield `${name}, Interface status: protocol-${up}/link-${up}/admin-${isShut ? 'down' : 'up'}`;
        yield `  IP address: ${address.split('/')[0]}, IP subnet: ${address}`;
        yield `  Index: 0x000${place + 1}, Local Circuit ID: 0x0${place + 1}, Circuit Type: ${circuit}`;
        yield '  BFD IPv4 is locally disabled for Interface';
        yield '  MTR is disabled';
        yield '  LSP interval: 33 ms, MTU: 1500';
      }
      yield '';
    }
  },
});

/** `show isis interface brief`, `show isis route`, `show isis statistics` and others: a heading for each process (inferred). */
const others = [
  ['interface brief', 'Interface    Type  Idx State        Circuit   MTU  Metric  Priority  Adjs/AdjsUp'],
  ['route', 'IS-IS IPv4 routing table'],
  ['statistics', 'IS-IS statistics'],
  ['traffic', 'IS-IS Traffic'],
  ['spf-log', 'IS-IS SPF log'],
  ['topology', 'IS-IS Level-1 IS routing table'],
].map(([what, heading]) =>
  showing(`show isis ${what} [vrf <vrf>]`, {
    ...common,
    examples: [`show isis ${what}`, `show isis ${what} vrf all`],
    *print(all) {
      for (const { tag, vrf } of all) {
        yield `IS-IS process: ${tag} VRF: ${vrf}`;
        yield heading ?? '';
        yield '';
      }
    },
  }),
);

/** IS-IS: nobody answers yet. */
export const showIsis = [processes, adjacency, database, hostname, interfaces, ...others];
