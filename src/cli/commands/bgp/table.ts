import type { Device } from '../../../machine/device.ts';
import type { Route } from '../../../machine/routes.ts';
import { listIn } from '../../notation/read.ts';
import { permits } from '../route-policy/permits.ts';
import { network4, redistribute } from './family-lines.ts';
import type { Selected } from './selection.ts';

/** A way to a network in the table of BGP. */
export interface Path {
  readonly prefix: string;
  /** Announced by a line, or taken from the routing table. */
  readonly type: 'l' | 'r';
  readonly metric: number | undefined;
  readonly origin: 'i' | '?';
}

/** Bytes that a network with one path takes (ntc-templates: eight of each take 1152). */
export const pathBytes = 144;

/**
 * The paths of the switch itself, in the order of their networks: what `network` announces while there is a route to it, and
 * what is redistributed. Nothing comes from neighbors, since no session is up.
 */
export function pathsOf(device: Device, { vrf, kind, family }: Selected): readonly Path[] {
  if (family === undefined || kind.words !== 'ipv4 unicast') return [];
  const routes = vrf.routes.filter(({ source }) => source !== 'local');
  const own = new Set(listIn(family.body, network4).map(({ prefix }) => prefix));
  const taken = listIn(family.body, redistribute);
  const seen = new Set<string>();
  return routes.flatMap((route): readonly Path[] => {
    if (seen.has(route.prefix)) return [];
    const isOwn = own.has(route.prefix);
    const isTaken = taken.some(({ protocol, map }) => protocol === route.source && permits(device, map, route));
    if (!isOwn && !isTaken) return [];
    seen.add(route.prefix);
    return [pathOf(route, isOwn)];
  });
}

function pathOf({ prefix }: Route, isOwn: boolean): Path {
  return isOwn ? { prefix, type: 'l', metric: undefined, origin: 'i' } : { prefix, type: 'r', metric: 0, origin: '?' };
}

/** The version of a table: each path has made it one greater, and an empty one has two (genie's goldens). */
export function versionOf(paths: readonly Path[]): number {
  return paths.length + 2;
}
