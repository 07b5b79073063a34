import { contains } from '../../../machine/config/addresses.ts';
import type { Route } from '../../../machine/routes.ts';

/** Ways to one destination. */
export interface Destination {
  readonly prefix: string;
  readonly routes: readonly Route[];
}

/** Which routes are to be shown. */
export interface RouteFilter {
  readonly address?: string | undefined;
  readonly prefix?: string | undefined;
  readonly source?: string | undefined;
  /** With a prefix: what lies in it as well. */
  readonly isLonger?: boolean | undefined;
}

/**
 * The destinations of a table that a filter lets through: the best match of an address, the destination that a prefix names exactly,
 * what one protocol has given.
 */
export function destinationsOf(
  routes: readonly Route[],
  { address, prefix, source, isLonger }: RouteFilter,
): readonly Destination[] {
  const all = grouped(routes.filter((route) => source === undefined || route.source === source));
  if (prefix !== undefined && isLonger === true) {
    return all.filter((one) => lengthOf(one.prefix) >= lengthOf(prefix) && contains(prefix, hostOf(one.prefix)));
  }
  if (prefix !== undefined) return all.filter((one) => one.prefix === prefix);
  if (address === undefined) return all;
  const matching = all.filter((one) => contains(one.prefix, address));
  const best = matching.reduce((longest, one) => Math.max(longest, lengthOf(one.prefix)), -1);
  return matching.filter((one) => lengthOf(one.prefix) === best);
}

/** Whether somebody of the destination can be reached without a router. */
export function isAttached({ routes }: Destination): boolean {
  return routes.some(({ source }) => source !== 'static');
}

/** The length behind the slash of a prefix. */
export function lengthOf(prefix: string): number {
  return Number(prefix.split('/')[1] ?? 0);
}

/** How many there are of each, in the order in which they first come. */
export function counted<Key>(keys: Iterable<Key>): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function grouped(routes: readonly Route[]): readonly Destination[] {
  const byPrefix = new Map<string, Route[]>();
  for (const route of routes) {
    const known = byPrefix.get(route.prefix);
    if (known === undefined) byPrefix.set(route.prefix, [route]);
    else known.push(route);
  }
  return Array.from(byPrefix, ([prefix, ways]) => ({ prefix, routes: ways }));
}

function hostOf(prefix: string): string {
  return prefix.split('/')[0] ?? prefix;
}
