import { showing } from '../../notation/showing.ts';
import type { Context } from '../../shell/command.ts';
import { familyText, notRunning, type Selected, selected, type Told, told, type Wanted } from './selection.ts';
import { legend } from './show-table.ts';
import { pathsOf, versionOf } from './table.ts';

interface WantedRoutes extends Wanted {
  readonly peer?: string | undefined;
}

interface Routes extends Selected {
  readonly version: number;
  readonly peer: string;
}

/**
 * What a neighbor has sent and gets: nothing, since no session is up (text: genie's goldens of ShowBgpVrfAllNeighborsRoutes). A
 * neighbor that is not configured cannot be found.
 */
const about = {
  needs: 'feature bgp',
  read: (context: Context<WantedRoutes>): Promise<Told<Routes> | undefined> =>
    told(context, (instance, args) =>
      selected(instance, args)
        .filter(({ vrf }) => vrf.peers.some(({ name }) => name === args.peer))
        .map((one) => ({ ...one, peer: args.peer ?? '', version: versionOf(pathsOf(context.device, one)) })),
    ),
  *print(model: Told<Routes> | undefined): Iterable<string> {
    if (model === undefined) return yield notRunning;
    for (const { vrf, kind, peer, version } of model.parts) {
      yield '';
      yield `Peer ${peer} routes for address family ${kind.name}:`;
      yield `BGP table version is ${version}, Local Router ID is ${vrf.routerId}`;
      yield* legend;
      yield '';
    }
  },
};

/** What narrows a table to what somebody has sent. */
const filters = [
  'community [<communities:words>]',
  'extcommunity [<communities:words>]',
  'community-list <list:word> [exact-match]',
  'extcommunity-list <list:word> [exact-match]',
  'filter-list <list:word>',
  'route-map <map:word>',
  'prefix-list <list:word>',
  'regexp <pattern:text>',
  'nexthop <hop:ip-any>',
  'received-paths',
  'injected-routes',
  'self-originated',
  'labels',
  'rib-install',
  'rib-uninstall',
  'rib-pending',
];

/** A table of which nothing matches: what is asked for only neighbors send. */
const filtered = {
  needs: 'feature bgp',
  read: (context: Context<Wanted>): Promise<Told<Selected> | undefined> => told(context, selected),
  *print(model: Told<Selected> | undefined): Iterable<string> {
    if (model === undefined) yield notRunning;
  },
};

/** Commands on the routes of neighbors. */
export const routeCommands = [
  showing(
    `show bgp [vrf <first:vrf>] ${familyText} neighbors <peer:bgp-peer> { advertised-routes | received-routes | routes [<kind:advertised|received|dampened>] } [vrf <vrf>]`,
    about,
  ),
  showing(
    'show ip bgp [vrf <first:vrf>] neighbors <peer:bgp-peer> { advertised-routes | received-routes | routes [<kind:advertised|received|dampened>] } [vrf <vrf>]',
    about,
  ),
  ...filters.map((filter) => showing(`show bgp [vrf <first:vrf>] ${familyText} ${filter}` as string, filtered)),
  ...filters.map((filter) => showing(`show ip bgp ${filter}` as string, filtered)),
];
