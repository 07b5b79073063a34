import { hex } from '../base/bytes.ts';
import { addressText, contains, networkOf, parseAddress, parsePrefix } from './config/addresses.ts';
import { noneKeyed, valuesOf } from './config/keyed.ts';
import { named } from './config/named.ts';
import { defaultPreference, type StaticRoute, vrfs } from './config/vrfs.ts';
import type { Device } from './device.ts';
import { type AddressedInterface, addressedInterfaces } from './logical-status.ts';

/** A route that is in use. */
export interface Route {
  /** Destination with prefix length. */
  readonly prefix: string;
  /** Undefined for a static route that names an interface alone. */
  readonly nextHop: string | undefined;
  /** The interface that the next hop lies behind; undefined for a static route that names a host alone. */
  readonly port: string | undefined;
  readonly preference: number;
  readonly source: 'direct' | 'local' | 'static';
  /** The VRF of the next hop of a static route, where that is another one. */
  readonly nextVrf?: string | undefined;
  /** What a static route is marked with. */
  readonly tag?: number | undefined;
}

/** A host that the switch knows the MAC address of. */
export interface Neighbour {
  readonly address: string;
  readonly macAddress: string;
  readonly port: string;
}

/**
 * The routes of a VRF in the order of their networks: those of its interfaces that are up, and static ones whose next hop lies
 * in one of their networks.
 */
export function routesOf(
  device: Device,
  vrf: string,
  addressed: readonly AddressedInterface[] = addressedInterfaces(device),
): readonly Route[] {
  const attached = upIn(addressed, vrf);
  const own = attached.flatMap(({ name, address }): readonly Route[] => {
    const prefix = parsePrefix(address);
    if (prefix === undefined) return [];
    const host = addressText(prefix.address);
    const about = { nextHop: host, port: name, preference: 0 } as const;
    const network = `${addressText(networkOf(prefix))}/${prefix.length}`;
    const local: Route = { prefix: `${host}/32`, source: 'local', ...about };
    // An address of its own network, as a loopback's, has both ways, the local one first (genie's goldens of Nexus 9000).
    const direct: Route = { prefix: network, source: 'direct', ...about };
    return prefix.length === 32 ? [local, direct] : [direct, local];
  });
  const fixed = bestOf(usable(device, vrf, own, addressed));
  const routes = [...own, ...fixed.map(inTable)];
  return routes.sort((a, b) => sortKey(a.prefix) - sortKey(b.prefix));
}

/**
 * The static routes of a VRF whose next hop is known: it lies in a network of an interface that is up, or behind another route. Nothing
 * but the direct ones of another VRF count there.
 */
function usable(
  { configuration }: Device,
  vrf: string,
  own: readonly Route[],
  addressed: readonly AddressedInterface[],
): readonly StaticRoute[] {
  const all = valuesOf(named(configuration.of(vrfs), vrf)?.routes ?? noneKeyed);
  if (all.length === 0) return all;
  const up = new Set(addressed.flatMap(({ name, isUp }) => (isUp ? name : [])));
  const found = new Set<StaticRoute>();
  const isReached = ({ prefix, nextHop, port, nextVrf }: StaticRoute): boolean => {
    if (port === nowhere) return true;
    if (port !== undefined && !up.has(port)) return false;
    if (nextHop === undefined) return port !== undefined;
    if (nextVrf !== undefined && nextVrf !== vrf) {
      return upIn(addressed, nextVrf).some(({ address }) => contains(address, nextHop));
    }
    return [...own, ...found].some((way) => way.prefix !== prefix && contains(way.prefix, nextHop));
  };
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const route of all) if (!found.has(route) && isReached(route)) found.add(route);
  }
  return all.filter((route) => found.has(route));
}

/** Where a route to nowhere leads. */
const nowhere = 'Null0';

/** Those with the lowest preference for each prefix. */
function bestOf(routes: readonly StaticRoute[]): readonly StaticRoute[] {
  const lowest = new Map<string, number>();
  for (const { prefix, preference = defaultPreference } of routes) {
    lowest.set(prefix, Math.min(preference, lowest.get(prefix) ?? preference));
  }
  return routes.filter(({ prefix, preference = defaultPreference }) => preference === lowest.get(prefix));
}

/** A static route as the table has it. */
function inTable({ prefix, nextHop, port, nextVrf, tag, preference }: StaticRoute): Route {
  return { prefix, nextHop, port, nextVrf, tag, preference, source: 'static' };
}

/** Whether a packet to `address` finds a way out of the switch in a VRF. */
export function hasRoute(device: Device, vrf: string, address: string): boolean {
  return routesOf(device, vrf).some(({ prefix }) => contains(prefix, address));
}

/** The networks that routes lead to, for whoever asks after many addresses. */
export class Reach {
  readonly #networks = new Map<number, Set<number>>();

  constructor(routes: readonly Route[]) {
    for (const { prefix } of routes) {
      const network = parsePrefix(prefix);
      if (network === undefined) continue;
      const known = this.#networks.get(network.length) ?? new Set();
      this.#networks.set(network.length, known.add(networkOf(network)));
    }
  }

  /** Whether any of the routes leads to it; see `hasRoute`. */
  has(host: string): boolean {
    const address = parseAddress(host);
    if (address === undefined) return false;
    return [...this.#networks].some(([length, networks]) => networks.has(networkOf({ address, length })));
  }
}

/** Whether `address` is the switch's own in a VRF: on an interface that is up, or one of the loopback network. */
export function isOwnAddress(device: Device, vrf: string, address: string): boolean {
  if (contains('127.0.0.0/8', address)) return true;
  return routesOf(device, vrf).some(({ source, nextHop }) => source === 'local' && nextHop === address);
}

/**
 * The hosts that a switch knows in a VRF: next hops of its static routes that answer. Others are asked anew whenever they are
 * needed and not kept (inferred simplification).
 */
export function neighboursOf(device: Device, vrf: string): readonly Neighbour[] {
  const addressed = addressedInterfaces(device);
  const attached = upIn(addressed, vrf);
  const hops = new Set(
    routesOf(device, vrf, addressed).flatMap(({ source, nextHop }) =>
      source === 'static' && nextHop !== undefined ? nextHop : [],
    ),
  );
  return [...hops].flatMap((address) => {
    const port = portTowards(attached, address);
    if (port === undefined || !device.network.reachable(address, vrf).ok) return [];
    return { address, port, macAddress: macAddressOf(device, address) };
  });
}

function upIn(addressed: readonly AddressedInterface[], vrf: string): readonly AddressedInterface[] {
  return addressed.filter((known) => known.vrf === vrf && known.isUp);
}

function portTowards(attached: readonly AddressedInterface[], address: string): string | undefined {
  return attached.find((known) => contains(known.address, address))?.name;
}

/** The address of a host's card; it follows from the host's IP address and the seed of the lab. */
function macAddressOf(device: Device, address: string): string {
  const tail = hex(device.random.fork(`card of ${address}`).bytes(3));
  return `0050.56${tail.slice(0, 2)}.${tail.slice(2)}`;
}

/** By address, then by length. */
function sortKey(prefix: string): number {
  const { address, length } = parsePrefix(prefix) ?? { address: 0, length: 0 };
  return address * 64 + length;
}
