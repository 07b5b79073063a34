import { contains } from '../../../machine/config/addresses.ts';
import { showing } from '../../notation/showing.ts';
import type { Context } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { familyText, notRunning, type Selected, selected, type Told, told, type Wanted } from './selection.ts';
import { type Path, pathsOf, versionOf } from './table.ts';

interface Table extends Selected {
  readonly paths: readonly Path[];
  readonly version: number;
  /** Each network for itself: one that is asked for, or all in detail. */
  readonly isDetailed: boolean;
}

interface WantedTable extends Wanted {
  readonly prefix?: string | undefined;
  readonly longerPrefixes?: boolean | undefined;
  readonly detail?: boolean | undefined;
}

function read(context: Context<WantedTable>): Promise<Told<Table> | undefined> {
  return told(context, (instance, args) =>
    selected(instance, args).map((one) => {
      const paths = pathsOf(context.device, one);
      const found = paths.filter(({ prefix }) => isWanted(prefix, args));
      const isDetailed = args.detail === true || (args.prefix !== undefined && args.longerPrefixes !== true);
      return { ...one, paths: found, version: versionOf(paths), isDetailed };
    }),
  );
}

function isWanted(prefix: string, { prefix: wanted, longerPrefixes }: WantedTable): boolean {
  if (wanted === undefined || prefix === wanted) return true;
  const [address = ''] = prefix.split('/');
  return longerPrefixes === true ? contains(wanted, address) : !wanted.includes('/') && contains(prefix, wanted);
}

/** What the signs of a table mean, and its columns. */
export const legend = [
  'Status: s-suppressed, x-deleted, S-stale, d-dampened, h-history, *-valid, >-best',
  'Path type: i-internal, e-external, c-confed, l-local, a-aggregate, r-redist, I-injected',
  'Origin codes: i - IGP, e - EGP, ? - incomplete, | - multipath, & - backup, 2 - best2',
  '',
  '   Network            Next Hop            Metric     LocPrf     Weight Path',
];

/** `show bgp …`: the table, or a network of it. Text: genie's goldens of ShowBgpVrfAllAll and ntc-templates; keys: command reference 9.3(x). */
const about = {
  needs: 'feature bgp',
  read,
  *print(model: Told<Table> | undefined): Iterable<string> {
    if (model === undefined) return yield notRunning;
    for (const [place, one] of model.parts.entries()) {
      if (place > 0) yield '';
      yield* one.isDetailed ? entryLines(one) : tableLines(one);
    }
  },
  structure(model: Told<Table> | undefined): unknown {
    if (model === undefined) return notRunning;
    return table(
      'vrf',
      model.parts.map((one) => tableKeys(one)),
    );
  },
};

function* tableLines({ vrf, kind, family, paths, version }: Table): Generator<string> {
  if (family === undefined) return;
  yield `BGP routing table information for VRF ${vrf.name}, address family ${kind.name}`;
  yield `BGP table version is ${version}, Local Router ID is ${vrf.routerId}`;
  yield* legend;
  for (const { prefix, type, metric, origin } of paths) {
    const numbers = `${String(metric ?? '').padStart(17)}${'100'.padStart(11)}${'32768'.padStart(11)}`;
    yield `*>${type}${prefix.padEnd(18)} ${'0.0.0.0'.padEnd(9)}${numbers} ${origin}`;
  }
}

function* entryLines({ vrf, kind, paths, version }: Table): Generator<string> {
  if (paths.length > 0) yield `BGP routing table information for VRF ${vrf.name}, address family ${kind.name}`;
  for (const { prefix, type, metric, origin } of paths) {
    yield `BGP routing table entry for ${prefix}, version ${version}`;
    yield 'Paths: (1 available, best #1)';
    yield 'Flags: (0x080002) (high32 00000000) on xmit-list, is not in urib';
    yield '';
    yield '  Advertised path-id 1';
    yield `  Path type: ${type === 'l' ? 'local' : 'redist'}, path is valid, is best path, no labeled nexthop`;
    yield '  AS-Path: NONE, path locally originated';
    yield `    0.0.0.0 (metric 0) from 0.0.0.0 (${vrf.routerId})`;
    const med = metric === undefined ? 'MED not set' : `MED ${metric}`;
    yield `      Origin ${origin === 'i' ? 'IGP' : 'incomplete'}, ${med}, localpref 100, weight 32768`;
    yield '';
    yield '  Path-id 1 not advertised to any peer';
    yield '';
  }
}

function tableKeys({ vrf, kind, family, paths, version }: Table): object {
  const rows = paths.map(({ prefix, type, metric, origin }) => ({
    ipprefix: prefix,
    ...table('path', [
      {
        pathnr: '1',
        status: 'valid',
        best: 'best',
        type: type === 'l' ? 'local' : 'redist',
        statuscode: '*',
        bestcode: '>',
        typecode: type,
        ipnexthop: '0.0.0.0',
        weight: '32768',
        aspath: '',
        origin: origin === 'i' ? 'igp' : 'incomplete',
        ...(metric === undefined ? {} : { metric: String(metric) }),
        localpref: '100',
      },
    ]),
  }));
  const saf = {
    safi: String(kind.safi),
    'af-name': kind.name,
    'table-version': String(version),
    'router-id': vrf.routerId,
    ...table('rd', [{ ...table('prefix', rows) }]),
  };
  const afi = { afi: String(kind.afi), ...table('safi', family === undefined ? [] : [saf]) };
  return { 'vrf-name-out': vrf.name, ...table('afi', [afi]) };
}

/** Commands on the table. */
export const tableCommands = [
  showing(
    `show bgp [vrf <first:vrf>] ${familyText} [<prefix:ip-or-prefix>] [longer-prefixes] [detail] [vrf <vrf>]`,
    about,
  ),
  showing('show ip bgp [<prefix:ip-or-prefix>] [longer-prefixes] [detail] [vrf <vrf>]', about),
  showing('show ip bgp [vrf <first:vrf>] all [vrf <vrf>]', {
    ...about,
    read: (context) => read({ ...context, args: { ...context.args, all: true } }),
  }),
  showing('show ipv6 bgp [<prefix:ip-or-prefix>] [detail] [vrf <vrf>]', {
    ...about,
    read: (context) => read({ ...context, args: { ...context.args, afi: 'ipv6' } }),
  }),
];
