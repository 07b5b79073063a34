import { shortName } from '../../../machine/config/ports.ts';
import { type Route, routesOf } from '../../../machine/routes.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { anyOrder, arg, choice, either, flag, word } from '../../grammar/tokens.ts';
import { addressArg, prefixArg } from '../../notation/network-args.ts';
import { type Context, show } from '../../shell/command.ts';
import { interfaceNames, interfaceSyntax, type TypedInterfaces } from '../words/interface-arg.ts';
import { table } from '../words/table.ts';
import { counted, type Destination, destinationsOf, isAttached, lengthOf } from './route-table.ts';
import { keysByVrf, runningSeconds, uptimeText, vrfPart, wantedVrfs } from './tables.ts';

const showWord = word('show', 'Show running system information');
const ipWord = word('ip', 'Display IP information');
const routeWord = word('route', 'Display routing information');
const routingWord = word('routing', 'Display routing information');

const wanted = either({
  address: [arg('address', addressArg(), 'Display routes for this address')],
  prefix: [
    arg('prefix', prefixArg(), 'Display routes with this prefix'),
    flag('isLonger', word('longer-prefixes', 'Show route matching the specified Network/Mask pair only')),
  ],
  // A process by its name, as it stands behind a route.
  process: [
    arg(
      'source',
      wordArg({ pattern: /^(bgp|eigrp|isis|ospf|rip)-\w{1,20}$/, placeholder: 'WORD' }),
      'Display routes owned by a process',
    ),
  ],
  source: [
    choice('source', [
      word('am', 'Display routes owned by am'),
      word('bgp', 'Display routes owned by bgp'),
      word('direct', 'Display direct routes'),
      word('eigrp', 'Display routes owned by eigrp'),
      word('isis', 'Display routes owned by isis'),
      word('local', 'Display local routes'),
      word('ospf', 'Display routes owned by ospf'),
      word('rip', 'Display routes owned by rip'),
      word('static', 'Display static routes'),
    ]),
  ],
});

/** What a table may be asked for; several at once, in any order. */
const tail = anyOrder([
  vrfPart,
  [wanted],
  [flag('isDetail', word('detail', 'Display routes in full detail'))],
  [word('interface', 'Display routes with this output interface only'), interfaceSyntax],
]);
const summaryTail = anyOrder([vrfPart]);
const summaryWord = word('summary', 'Display route counts');

interface Typed extends TypedInterfaces {
  readonly isLonger?: boolean | undefined;
  readonly vrf?: string | undefined;
  readonly address?: string | undefined;
  readonly prefix?: string | undefined;
  readonly source?: string | undefined;
}

interface Tables {
  readonly uptime: string;
  readonly tables: readonly { readonly vrf: string; readonly found: readonly Destination[] }[];
}

/** The routes behind the interfaces that were typed, or all of them. */
function behind(routes: readonly Route[], typed: Typed): readonly Route[] {
  if (typed.interfaceForm === undefined) return routes;
  const names = interfaceNames(typed);
  return routes.filter(({ port }) => port !== undefined && names.includes(port));
}

const shown = {
  read: ({ args, device, running }: Context<Typed>): Tables => ({
    uptime: uptimeText(runningSeconds(device, running)),
    tables: wantedVrfs(device, args.vrf).map(({ name }) => ({
      vrf: name,
      found: destinationsOf(behind(routesOf(device, name), args), args),
    })),
  }),
  *print({ uptime, tables }: Tables): Generator<string> {
    for (const { vrf, found } of tables) {
      yield* headOf(vrf);
      for (const one of found) yield* linesOf(one, uptime);
      yield '';
    }
  },
  structure: ({ uptime, tables }: Tables) =>
    keysByVrf(
      'ipv4',
      tables.map(({ vrf, found }) => ({ vrf, prefixes: found.map((one) => destinationKeys(one, uptime)) })),
    ),
};

/** `show ip route` (layout: public transcripts of 9.x; keys inferred from those of other tables). Routes are as old as NX-OS runs. */
export const showIpRoute = show({
  syntax: [showWord, ipWord, routeWord, tail],
  examples: [
    'show ip route',
    'show ip route vrf management',
    'show ip route vrf all',
    'show ip route direct',
    'show ip route ospf-1',
    'show ip route interface ethernet 1/1',
    'show ip route 192.0.2.0/24 longer-prefixes',
    'show ip route 192.0.2.1 vrf management',
    'show ip route vrf management static',
  ],
  ...shown,
});

/** `show routing`: the same table under another name. */
export const showRouting = show({
  syntax: [showWord, routingWord, tail],
  examples: ['show routing', 'show routing vrf all', 'show routing static'],
  ...shown,
});

interface Summary {
  readonly vrf: string;
  readonly found: readonly Destination[];
  readonly paths: number;
  readonly bySource: ReadonlyMap<Route['source'], number>;
  readonly byLength: ReadonlyMap<number, number>;
}

const summed = {
  read: ({ args, device }: Context<Pick<Typed, 'vrf'>>): readonly Summary[] =>
    wantedVrfs(device, args.vrf).map(({ name: vrf }) => {
      const found = destinationsOf(routesOf(device, vrf), {});
      const routes = found.flatMap((one) => one.routes);
      const bySource = counted(routes.map(({ source }) => source));
      const byLength = counted(found.map(({ prefix }) => lengthOf(prefix)).sort((a, b) => a - b));
      return { vrf, found, paths: routes.length, bySource, byLength };
    }),
  *print(all: readonly Summary[]): Generator<string> {
    for (const { vrf, found, paths, bySource, byLength } of all) {
      yield `IP Route Table for VRF "${vrf}"`;
      yield `Total number of routes: ${found.length}`;
      yield `Total number of paths:  ${paths}`;
      yield '';
      yield 'Best paths per protocol:      Backup paths per protocol:';
      if (bySource.size === 0) yield '  None                          None';
      for (const [place, [source, count]] of [...bySource].entries()) {
        yield `  ${source.padEnd(15)}: ${count}${place === 0 ? '            None' : ''}`;
      }
      yield '';
      yield 'Number of routes per mask-length:';
      yield `  ${[...byLength].map(([length, count]) => `${`/${length}`.padEnd(3)}: ${String(count).padEnd(8)}`).join('')}`;
      yield '';
    }
  },
  structure: (all: readonly Summary[]) =>
    table(
      'vrf',
      all.map(({ vrf, found, paths, bySource, byLength }) => ({
        'vrf-name-out': vrf,
        ...table('addrf', [
          {
            addrf: 'ipv4',
            ...table('summary', [
              {
                routes: String(found.length),
                paths: String(paths),
                ...table(
                  'unicast',
                  [...bySource].map(([source, count]) => ({ clientnameuni: source, 'best-paths': String(count) })),
                ),
                ...table(
                  'route_count',
                  [...byLength].map(([length, count]) => ({ mask_len: String(length), count: String(count) })),
                ),
              },
            ]),
          },
        ]),
      })),
    ),
};

/** `show ip route summary`: how many there are of each (layout: genie ShowIpRouteSummary; keys inferred). */
export const showIpRouteSummary = show({
  syntax: [showWord, ipWord, routeWord, summaryWord, summaryTail],
  examples: ['show ip route summary', 'show ip route summary vrf all'],
  ...summed,
});

/** `show routing summary`. */
export const showRoutingSummary = show({
  syntax: [showWord, routingWord, summaryWord, summaryTail],
  examples: ['show routing summary'],
  ...summed,
});

function* headOf(vrf: string): Generator<string> {
  yield `IP Route Table for VRF "${vrf}"`;
  yield "'*' denotes best ucast next-hop";
  yield "'**' denotes best mcast next-hop";
  yield "'[x/y]' denotes [preference/metric]";
  yield "'%<string>' in via output denotes VRF <string>";
  yield '';
}

function* linesOf(one: Destination, uptime: string): Generator<string> {
  const { prefix, routes } = one;
  yield `${prefix}, ubest/mbest: ${routes.length}/0${isAttached(one) ? ', attached' : ''}`;
  for (const { nextHop, port, nextVrf, preference, source, tag } of routes) {
    const hop =
      nextHop === undefined ? shortName(port ?? '') : `${nextHop}${nextVrf === undefined ? '' : `%${nextVrf}`}`;
    const behind = nextHop === undefined || port === undefined ? '' : ` ${shortName(port)},`;
    yield `    *via ${hop},${behind} [${preference}/0], ${uptime}, ${source}${tag === undefined ? '' : `, tag ${tag}`}`;
  }
}

function destinationKeys(one: Destination, uptime: string): object {
  return {
    ipprefix: one.prefix,
    'ucast-nhops': String(one.routes.length),
    'mcast-nhops': '0',
    attached: isAttached(one) ? 'true' : 'false',
    ...table(
      'path',
      one.routes.map(({ nextHop, port, preference, source, tag }) => ({
        ...(nextHop === undefined ? {} : { ipnexthop: nextHop }),
        ...(port === undefined ? {} : { ifname: port }),
        uptime,
        pref: String(preference),
        metric: '0',
        clientname: source,
        ...(tag === undefined ? {} : { tag: String(tag) }),
        ubest: 'true',
      })),
    ),
  };
}
