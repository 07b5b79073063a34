import { shortName } from '../../../machine/config/ports.ts';
import { type Route6, routes6Of } from '../../../machine/routes6.ts';
import { showing } from '../../notation/showing.ts';
import type { Context } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { counted, lengthOf } from './route-table.ts';
import { keysByVrf, runningSeconds, uptimeText, wantedVrfs } from './tables.ts';

interface Destination {
  readonly prefix: string;
  readonly routes: readonly Route6[];
}

function grouped(routes: readonly Route6[]): readonly Destination[] {
  const prefixes = [...new Set(routes.map(({ prefix }) => prefix))];
  return prefixes.map((prefix) => ({ prefix, routes: routes.filter((route) => route.prefix === prefix) }));
}

interface Tables {
  readonly uptime: string;
  readonly all: readonly { readonly vrf: string; readonly found: readonly Destination[] }[];
}

const shown = {
  read: ({
    args,
    device,
    running,
  }: Context<{ readonly vrf?: string; readonly source?: string; readonly prefix?: string }>): Tables => ({
    uptime: uptimeText(runningSeconds(device, running)),
    all: wantedVrfs(device, args.vrf).map(({ name }) => ({
      vrf: name,
      found: grouped(
        routes6Of(device, name).filter(
          ({ source, prefix }) =>
            (args.source === undefined || source === args.source) &&
            (args.prefix === undefined || prefix === args.prefix),
        ),
      ),
    })),
  }),
  *print({ uptime, all }: Tables): Generator<string> {
    for (const { vrf, found } of all) {
      yield `IPv6 Routing Table for VRF "${vrf}"`;
      yield "'*' denotes best ucast next-hop";
      yield "'**' denotes best mcast next-hop";
      yield "'[x/y]' denotes [preference/metric]";
      yield '';
      for (const { prefix, routes: ways } of found) {
        const isAttached = ways.some(({ source }) => source !== 'static');
        yield `${prefix}, ubest/mbest: ${ways.length}/0${isAttached ? ', attached' : ''}`;
        for (const { nextHop, port, preference, source, tag } of ways) {
          const way = [nextHop, port === undefined ? undefined : shortName(port)].filter((part) => part !== undefined);
          yield `    *via ${way.join(', ')}, [${preference}/0], ${uptime}, ${source}${source === 'direct' ? ', ' : ''}${tag === undefined ? '' : `, tag ${tag}`}`;
        }
      }
      yield '';
    }
  },
  structure: ({ uptime, all }: Tables) =>
    keysByVrf(
      'ipv6',
      all.map(({ vrf, found }) => ({ vrf, prefixes: found.map((one) => destinationKeys(one, uptime)) })),
    ),
};

const filters =
  '[{ <address:ipv6> | <prefix:ipv6/len> | <source:bgp|direct|isis|local|ospfv3|rip|static> }] [detail] [vrf <vrf>]';

/** `show ipv6 route` (layout: genie ShowIpv6Route; keys as those of `show ip route`). */
const routes = showing(`show ipv6 route ${filters}`, {
  ...shown,
  examples: ['show ipv6 route', 'show ipv6 route vrf all', 'show ipv6 route static'],
});

/** `show routing ipv6`: the same table under another name. */
const routing = showing(`show routing ipv6 ${filters}`, {
  ...shown,
  examples: ['show routing ipv6', 'show routing ipv6 vrf all'],
});

function destinationKeys({ prefix, routes: ways }: Destination, uptime: string): object {
  return {
    ipprefix: prefix,
    'ucast-nhops': String(ways.length),
    'mcast-nhops': '0',
    attached: String(ways.some(({ source }) => source !== 'static')),
    ...table(
      'path',
      ways.map(({ nextHop, port, preference, source }) => ({
        ...(nextHop === undefined ? {} : { ipnexthop: nextHop }),
        ...(port === undefined ? {} : { ifname: port }),
        uptime,
        pref: String(preference),
        metric: '0',
        clientname: source,
        ubest: 'true',
      })),
    ),
  };
}

/** `show ipv6 route summary` (layout: genie ShowIpv6RouteSummary). */
const summary = showing('show ipv6 route summary [vrf <vrf>]', {
  examples: ['show ipv6 route summary', 'show ipv6 route summary vrf all'],
  read: ({ args, device }) =>
    wantedVrfs(device, args.vrf).map(({ name: vrf }) => {
      const found = grouped(routes6Of(device, vrf));
      return { vrf, found, all: found.flatMap((one) => one.routes) };
    }),
  *print(tables) {
    for (const { vrf, found, all } of tables) {
      yield `IPv6 Routing Table for VRF "${vrf}"`;
      yield `Total number of routes: ${found.length}`;
      yield `Total number of paths:  ${all.length}`;
      yield 'Total number of multicast paths:  0';
      yield '';
      yield 'Unicast paths:';
      yield 'Best paths per protocol:      Backup paths per protocol:    ';
      for (const [source, count] of counted(all.map((one) => one.source))) yield `  ${source.padEnd(15)}: ${count}`;
      yield '';
      yield 'Number of routes per mask-length:';
      yield `  ${[...counted(found.map(({ prefix }) => lengthOf(prefix)))].map(([length, count]) => `/${length}: ${String(count).padEnd(8)}`).join('')}`;
      yield '';
    }
  },
});

/** `show ipv6 neighbor`: nobody answers yet (layout: genie ShowIpv6Neighbor). */
const neighbours = ['show ipv6 neighbor', 'show ipv6 adjacency'].map((text) =>
  showing(`${text} [<interface>] [vrf <vrf>]` as string, {
    examples: [text, `${text} vrf all`],
    read: ({ args, device }) => wantedVrfs(device, (args as { vrf?: string }).vrf),
    *print(all) {
      yield '';
      yield 'Flags: # - Adjacencies Throttled for Glean';
      yield '       G - Adjacencies of vPC peer with G/W bit';
      yield '       R - Adjacencies learnt remotely';
      for (const { name } of all) {
        yield '';
        yield `IPv6 Adjacency Table for VRF ${name}`;
        yield 'Total number of entries: 0';
        yield 'Address         Age       MAC Address     Pref Source     Interface';
      }
    },
    structure: (all) =>
      table(
        'vrf',
        all.map(({ name }) => ({ 'vrf-name-out': name, 'cnt-total': '0' })),
      ),
  }),
);

export const showIpv6 = [routes, routing, summary, ...neighbours];
