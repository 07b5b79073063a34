import { valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import type { Context } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { dampening } from './family-lines.ts';
import { asNumber } from './peers.ts';
import { ageText, familyText, notRunning, type Selected, selected, type Told, told, type Wanted } from './selection.ts';
import { type Path, pathBytes, pathsOf, versionOf } from './table.ts';

interface Summary extends Selected {
  readonly paths: readonly Path[];
}

function read(context: Context<Wanted>): Promise<Told<Summary> | undefined> {
  return told(context, (instance, args) =>
    selected(instance, args).map((one) => ({ ...one, paths: pathsOf(context.device, one) })),
  );
}

/** `show bgp … summary` and its short forms. Text: ntc-templates show_ip_bgp_summary_vrf, genie's goldens of ShowBgpVrfAllAllSummary; keys: command reference 9.3(x). */
const about = {
  needs: 'feature bgp',
  read,
  *print(model: Told<Summary> | undefined): Iterable<string> {
    if (model === undefined) return yield notRunning;
    for (const [place, one] of model.parts.entries()) {
      if (place > 0) yield '';
      yield* summaryLines(one, ageText(model.seconds));
    }
  },
  structure: (model: Told<Summary> | undefined): unknown =>
    model === undefined ? notRunning : summaryKeys(model.parts, ageText(model.seconds)),
};

function* summaryLines({ vrf, kind, family, peers, paths }: Summary, age: string): Generator<string> {
  yield `BGP summary information for VRF ${vrf.name}, address family ${kind.name}`;
  if (family === undefined) return;
  yield `BGP router identifier ${vrf.routerId}, local AS number ${vrf.localAs}`;
  yield `BGP table version is ${versionOf(paths)}, ${kind.name} config peers ${peers.length}, capable peers 0`;
  yield `${paths.length} network entries and ${paths.length} paths using ${paths.length * pathBytes} bytes of memory`;
  yield `BGP attribute entries [${paths.length}/${paths.length * pathBytes}], BGP AS path entries [0/0]`;
  yield 'BGP community entries [0/0], BGP clusterlist entries [0/0]';
  if (valuesIn(family.body, dampening) !== undefined) yield 'Dampening configured, 0 history paths, 0 dampened paths';
  yield '';
  yield 'Neighbor        V    AS MsgRcvd MsgSent   TblVer  InQ OutQ Up/Down  State/PfxRcd';
  for (const { peer } of peers) {
    if (!peer.isPrefix) yield* peerLines(peer.name, asNumber(peer), `${age.padStart(8)} ${peer.state}`);
  }
}

/** An address or a number that is too long for its column has a line for itself (genie's goldens). */
function* peerLines(name: string, as: string, tail: string): Generator<string> {
  let head = name.padEnd(16);
  if (name.length > 15) {
    yield name;
    head = ' '.repeat(16);
  }
  head = `${head}4 ${as.padStart(5)}`;
  if (as.length > 5) {
    yield head;
    head = ' '.repeat(23);
  }
  yield `${head} ${'0'.padStart(7)} ${'0'.padStart(7)} ${'0'.padStart(8)} ${'0'.padStart(4)} ${'0'.padStart(4)} ${tail}`;
}

function summaryKeys(parts: readonly Summary[], age: string): object {
  const vrfs = [...new Set(parts.map(({ vrf }) => vrf))];
  return table(
    'vrf',
    vrfs.map((vrf) => {
      const own = parts.filter((one) => one.vrf === vrf && one.family !== undefined);
      const numbers = [...new Set(own.map(({ kind }) => kind.afi))];
      return {
        'vrf-name-out': vrf.name,
        'vrf-router-id': vrf.routerId,
        'vrf-local-as': vrf.localAs,
        ...table(
          'af',
          numbers.map((afi) => ({
            'af-id': String(afi),
            ...table(
              'saf',
              own.filter(({ kind }) => kind.afi === afi).map((one) => familyKeys(one, age)),
            ),
          })),
        ),
      };
    }),
  );
}

function familyKeys({ kind, family, peers, paths }: Summary, age: string): object {
  const count = String(paths.length);
  const bytes = String(paths.length * pathBytes);
  return {
    safi: String(kind.safi),
    'af-name': kind.name,
    tableversion: String(versionOf(paths)),
    configuredpeers: String(peers.length),
    capablepeers: '0',
    totalnetworks: count,
    totalpaths: count,
    memoryused: bytes,
    numberattrs: count,
    bytesattrs: bytes,
    numberpaths: '0',
    bytespaths: '0',
    numbercommunities: '0',
    bytescommunities: '0',
    numberclusterlist: '0',
    bytesclusterlist: '0',
    dampening: family !== undefined && valuesIn(family.body, dampening) !== undefined ? 'true' : 'false',
    ...table(
      'neighbor',
      peers
        .filter(({ peer }) => !peer.isPrefix)
        .map(({ peer }) => ({
          neighborid: peer.name,
          neighborversion: '4',
          msgrecvd: '0',
          msgsent: '0',
          neighbortableversion: '0',
          inq: '0',
          outq: '0',
          neighboras: asNumber(peer),
          time: age,
          state: peer.state,
          prefixreceived: '0',
        })),
    ),
  };
}

const vrfText = '[vrf <vrf>]';

/** All commands that summarise. */
export const summaryCommands = [
  showing(`show bgp [vrf <first:vrf>] ${familyText} summary ${vrfText}`, about),
  showing(`show ip bgp [vrf <first:vrf>] [all] summary ${vrfText}`, about),
  showing(`show ipv6 bgp [vrf <first:vrf>] summary ${vrfText}`, {
    ...about,
    read: (context) => read({ ...context, args: { ...context.args, afi: 'ipv6' } }),
  }),
];
