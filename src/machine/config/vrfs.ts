import { parseAddress, parsePrefix } from './addresses.ts';
import { type Keyed, noneKeyed, numberKey } from './keyed.ts';
import { type Named, named, namedByName, withNamed } from './named.ts';
import { slice } from './slice.ts';

/** The VRF of mgmt0. */
export const managementVrf = 'management';

/** A static route of one VRF: to a host, out of an interface, both, or to nowhere. */
export interface StaticRoute {
  /** Destination with prefix length, `0.0.0.0/0`. */
  readonly prefix: string;
  readonly nextHop?: string | undefined;
  /** The interface that packets leave by; `Null0` drops them. */
  readonly port?: string | undefined;
  /** The VRF in which the next hop lies, where that is another one. */
  readonly nextVrf?: string | undefined;
  /** The tracked object without which the route does not count. */
  readonly track?: number | undefined;
  readonly name?: string | undefined;
  readonly tag?: number | undefined;
  readonly preference: number;
  /** The preference stands in the line although it is that of a route without one. */
  readonly isPreferenceTyped?: true | undefined;
}

/** A VRF and its routes. */
export interface Vrf {
  readonly name: string;
  /** By `routeKey`, which is their order. */
  readonly routes: Keyed<StaticRoute>;
}

/** The preference of a static route that names none. */
export const defaultPreference = 1;

/**
 * Every VRF, with `default` (whose routes stand outside of any context) and `management`, which cannot be removed; they stand in the
 * order in which they were made, which is that of their ids.
 */
export const vrfs = slice<Named<Vrf>>(
  'vrfs',
  namedByName([
    { name: 'default', routes: noneKeyed },
    { name: managementVrf, routes: noneKeyed },
  ]),
);

/** Routes stand in the order of their networks, then of their next hops; the same way to the same network is one route. */
export function routeKey({
  prefix,
  nextHop = '',
  port,
  nextVrf,
}: Pick<StaticRoute, 'prefix' | 'nextHop' | 'port' | 'nextVrf'>): string {
  const { address, length } = parsePrefix(prefix) ?? { address: 0, length: 0 };
  const way = `${numberKey(address)}/${numberKey(length, 2)} ${numberKey(parseAddress(nextHop) ?? 0)}`;
  return [way, port, nextVrf].filter((part) => part !== undefined).join(' ');
}

/** The VRFs with the routes of one changed; a VRF that is not there stays away. */
export function withRoutes(
  all: Named<Vrf>,
  name: string,
  change: (routes: Keyed<StaticRoute>) => Keyed<StaticRoute>,
): Named<Vrf> {
  const vrf = named(all, name);
  return vrf === undefined ? all : withNamed(all, name, { ...vrf, routes: change(vrf.routes) });
}
