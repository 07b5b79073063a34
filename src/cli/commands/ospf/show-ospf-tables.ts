import { entryAt, valuesAt } from '../../../machine/config/body.ts';
import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import {
  interfacesOf,
  numberAt,
  type ProcessInterface,
  type RoutingProcess,
  routerIdOf,
  wantedProcesses,
} from '../../../machine/routing-processes.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { isPassive } from './passive.ts';

const v2 = { needs: 'feature ospf', id: 'ip router ospf area', protocol: 'ospf', head: 'ip ospf' } as const;
const v3 = { needs: 'feature ospfv3', id: 'ipv6 router ospfv3 area', protocol: 'ospfv3', head: 'ospfv3' } as const;
type Version = typeof v2 | typeof v3;
const name = (version: Version) => (version === v2 ? 'OSPF' : 'OSPFv3');

/** The ways in which the commands of a version begin. */
const heads = [
  { text: 'show ip ospf', version: v2 },
  { text: 'show ospfv3', version: v3 },
  { text: 'show ipv6 ospfv3', version: v3 },
] as const;

interface Shown extends RoutingProcess {
  readonly routerId: string;
  readonly ports: readonly ProcessInterface[];
}

interface Wanted {
  readonly vrf?: string;
  readonly tag?: string;
  readonly interface?: string;
}

function shownOf(device: Device, version: Version, args: Wanted): readonly Shown[] {
  return wantedProcesses(device, version.protocol, args).map((process) => ({
    ...process,
    routerId: routerIdOf(device, process),
    ports: interfacesOf(device, process, version.id).filter(
      (port) => args.interface === undefined || port.name === args.interface,
    ),
  }));
}

/** How an interface takes part: nobody else does yet, so the one that is up is the designated router. */
function stateOf({ name: port, isUp, body }: ProcessInterface, { head }: Version): string {
  if (!isUp) return 'DOWN';
  if (port.startsWith('loopback')) return 'LOOPBACK';
  return isPointToPoint(body, head) ? 'P2P' : 'DR';
}

function isPointToPoint(body: ProcessInterface['body'], head: string): boolean {
  return valuesAt(body, `${head} network`)?.network === 'point-to-point';
}

/** The type of the network, whether the interface is up or not. */
function networkOf({ name: port, body }: ProcessInterface, { head }: Version): string {
  if (port.startsWith('loopback')) return 'LOOPBACK';
  return isPointToPoint(body, head) ? 'P2P' : 'BROADCAST';
}

/** What a line says, else the reference bandwidth by that of the port, at least 1. */
function costOf({ name: port, body }: ProcessInterface, { head }: Version): number {
  const bySpeed = port.startsWith('Ethernet') ? 4 : 40;
  return numberAt(body, `${head} cost`, 'cost', port.startsWith('loopback') ? 1 : bySpeed);
}

/** `show ip ospf neighbors`: nobody answers yet (layout: ntc-templates show_ip_ospf_neighbor; keys: Nexus 9000 NX-API). */
function neighbours({ text, version }: (typeof heads)[number]) {
  return showing(`${text} neighbors [<interface>] [detail] [vrf <vrf>]`, {
    needs: version.needs,
    examples: [`${text} neighbors`, `${text} neighbor vrf all`, `${text} neighbors detail vrf all`],
    read: ({ args, device }) => ({ isDetail: args.detail === true, all: shownOf(device, version, args as Wanted) }),
    *print({ isDetail, all }) {
      if (isDetail) return;
      for (const { tag, vrf } of all) {
        yield ` ${name(version)} Process ID ${tag} VRF ${vrf}`;
        yield ' Total number of neighbors: 0';
      }
    },
    structure: ({ all }) =>
      table(
        'ctx',
        all.map(({ tag, vrf }) => ({ ptag: tag, cname: vrf, nbrcount: '0' })),
      ),
  });
}

/** `show ip ospf interface brief` (layout: ntc-templates; keys: Nexus 9000 NX-API). */
function brief({ text, version }: (typeof heads)[number]) {
  return showing(`${text} interface brief [vrf <vrf>]`, {
    needs: version.needs,
    examples: [`${text} interface brief`, `${text} int brief vrf all`],
    read: ({ args, device }) => shownOf(device, version, args as Wanted),
    *print(all) {
      for (const { tag, vrf, ports } of all) {
        yield ` ${name(version)} Process ID ${tag} VRF ${vrf}`;
        yield ` Total number of interface: ${ports.length}`;
        yield ' Interface               ID     Area            Cost   State    Neighbors Status';
        for (const [place, port] of ports.entries()) {
          yield ` ${shortName(port.name).padEnd(24)}${String(place + 1).padEnd(7)}${String(port.values.area).padEnd(16)}${String(costOf(port, version)).padEnd(7)}${stateOf(port, version).padEnd(9)}${'0'.padEnd(10)}${port.isUp ? 'up' : 'down'}`;
        }
      }
    },
    structure: (all) =>
      table(
        'ctx',
        all.map(({ tag, vrf, ports }) => ({
          ptag: tag,
          cname: vrf,
          if_count: String(ports.length),
          ...table(
            'intf',
            ports.map((port, place) => ({
              ifname: shortName(port.name),
              index: String(place + 1),
              area: String(port.values.area),
              cost: String(costOf(port, version)),
              state_str: stateOf(port, version),
              nbr_total: '0',
              admin_status: port.isUp ? 'up' : 'down',
            })),
          ),
        })),
      ),
  });
}

/** `show ip ospf interface` (layout: genie ShowIpOspfInterface; keys: Nexus 9000 NX-API). */
function detailed({ text, version }: (typeof heads)[number]) {
  return showing(`${text} interface [<interface>] [vrf <vrf>]`, {
    needs: version.needs,
    examples: [`${text} interface`, `${text} interface ethernet 1/1`, `${text} interface vrf all`],
    read: ({ args, device }) =>
      shownOf(device, version, {
        vrf: args.interface === undefined ? (args.vrf ?? 'default') : 'all',
        ...(args as Wanted),
      }),
    *print(all) {
      for (const process of all) {
        for (const [place, port] of process.ports.entries()) yield* interfaceLines(process, port, { place, version });
      }
    },
    structure: (all) =>
      table(
        'ctx',
        all.flatMap((process) =>
          process.ports.map((port) => ({
            ptag: process.tag,
            cname: process.vrf,
            ...table('intf', [interfaceKeys(process, port, version)]),
          })),
        ),
      ),
  });
}

function* interfaceLines(
  process: Shown,
  port: ProcessInterface,
  { place, version }: { readonly place: number; readonly version: Version },
): Generator<string> {
  const { tag, vrf, routerId } = process;
  const { body, address, isUp } = port;
  const up = isUp ? 'up' : 'down';
  const state = stateOf(port, version);
  const { head } = version;
  yield ` ${port.name} is ${up}, line protocol is ${up}`;
  yield `    IP address ${address}`;
  yield `    Process ID ${tag} VRF ${vrf}, area ${port.values.area}`;
  yield '    Enabled by interface configuration';
  yield `    State ${state}, Network type ${networkOf(port, version)}, cost ${costOf(port, version)}`;
  if (networkOf(port, version) === 'LOOPBACK') {
    yield `    Index ${place + 1}`;
    return;
  }
  if (isPassive(process, port, head)) {
    yield `    Index ${place + 1}, Passive interface`;
    return;
  }
  yield `    Index ${place + 1}, Transmit delay ${numberAt(body, `${head} transmit-delay`, 'seconds', 1)} sec, Router Priority ${numberAt(body, `${head} priority`, 'priority', 1)}`;
  if (state === 'DR') {
    yield `    Designated Router ID: ${routerId}, address: ${address.split('/')[0]}`;
    yield '    No backup designated router on this network';
  }
  const { hello, dead } = timersOf(body, head);
  yield '    0 Neighbors, flooding to 0, adjacent with 0';
  yield `    Timer intervals: Hello ${hello}, Dead ${dead}, Wait ${dead}, Retransmit ${numberAt(body, `${head} retransmit-interval`, 'seconds', 5)}`;
  if (isUp) yield '      Hello timer due in 00:00:02';
  yield `    ${entryAt(body, `${head} authentication`) === undefined ? 'No' : 'Simple'} authentication`;
  yield '    Number of opaque link LSAs: 0, checksum sum 0';
}

/** The dead interval is four times that of hellos unless it is configured. */
function timersOf(body: ProcessInterface['body'], head: string): { readonly hello: number; readonly dead: number } {
  const hello = numberAt(body, `${head} hello-interval`, 'seconds', 10);
  return { hello, dead: numberAt(body, `${head} dead-interval`, 'seconds', hello * 4) };
}

function interfaceKeys(process: Shown, port: ProcessInterface, version: Version): object {
  const { hello, dead } = timersOf(port.body, version.head);
  const [address = '', length = ''] = port.address.split('/');
  return {
    ifname: port.name,
    proto_status_str: port.isUp ? 'up' : 'down',
    admin_status_str: port.isShut ? 'down' : 'up',
    ip_addr: address,
    masklen: length,
    area: String(port.values.area),
    if_cfg: 'true',
    state_str: stateOf(port, version),
    type_str: networkOf(port, version),
    passive: String(isPassive(process, port, version.head)),
    cost: String(costOf(port, version)),
    nbr_total: '0',
    hello_interval: String(hello),
    dead_interval: String(dead),
  };
}

/** What there is nothing of while there is no neighbour: one heading for each process (inferred from those of public transcripts). */
function empty(what: string, heading: (process: Shown, version: Version) => readonly string[]) {
  return heads.map(({ text, version }) =>
    showing(`${text} ${what} [vrf <vrf>]`, {
      needs: version.needs,
      examples: [`${text} ${what.replaceAll(/ \[.*/g, '')}`],
      read: ({ args, device }) => shownOf(device, version, args as Wanted),
      *print(all) {
        for (const process of all) yield* heading(process, version);
      },
      structure: (all) =>
        table(
          'ctx',
          all.map(({ tag, vrf, routerId }) => ({ ptag: tag, cname: vrf, rid: routerId })),
        ),
    }),
  );
}

const ofProcess = ({ tag, vrf, routerId }: Shown, version: Version, what: string) => [
  '',
  `        ${name(version)} Process ID (${tag}) context ${vrf}, ${what}`,
  `        Router ID (${routerId})`,
];

/** Tables of OSPF that are about neighbours or what they tell. */
export const showOspfTables = [
  ...heads.flatMap((head) => [neighbours(head), brief(head), detailed(head)]),
  ...empty(
    'database [<kind:asbr-summary|database-summary|external|network|nssa-external|opaque-area|opaque-as|opaque-link|router|self-originated|summary>] [detail]',
    ({ tag, vrf, routerId }, version) => [
      `        ${name(version)} Router with ID (${routerId}) (Process ID ${tag} VRF ${vrf})`,
      '',
    ],
  ),
  ...empty('route', ({ tag, vrf }, version) => [` ${name(version)} Process ID ${tag} VRF ${vrf}, Routing Table`, '']),
  ...empty('border-routers', ({ tag, vrf, routerId }, version) => [
    ` ${name(version)} Process ID ${tag} VRF ${vrf}, Internal Routing Table`,
    ` Codes: i - Intra-area route, I - Inter-area route`,
    ` Router ID ${routerId}`,
  ]),
  ...empty('virtual-links [brief]', () => []),
  ...empty('statistics', (process, version) => ofProcess(process, version, 'Event statistics')),
  ...empty('traffic', (process, version) => ofProcess(process, version, 'Packet Counters')),
];
