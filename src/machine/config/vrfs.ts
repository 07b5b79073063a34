import { slice } from './slice.ts';

/** The VRF of mgmt0. */
export const managementVrf = 'management';

/** A static route of one VRF. */
export interface StaticRoute {
  /** Destination with prefix length, `0.0.0.0/0`. */
  readonly prefix: string;
  readonly nextHop: string;
  readonly preference: number;
}

/** A VRF and its routes. */
export interface Vrf {
  readonly name: string;
  readonly routes: readonly StaticRoute[];
}

/** The preference of a static route that names none. */
export const defaultPreference = 1;

/** Every VRF, with `default` (whose routes stand outside of any context) and `management`, which cannot be removed. */
export const vrfs = slice<readonly Vrf[]>('vrfs', [
  { name: 'default', routes: [] },
  { name: managementVrf, routes: [] },
]);

/** The VRFs with those two first, in the order of their ids: the device counts them up as they are made. */
export function withRoutes(
  all: readonly Vrf[],
  name: string,
  change: (routes: readonly StaticRoute[]) => readonly StaticRoute[],
): readonly Vrf[] {
  return all.map((vrf) => (vrf.name === name ? { ...vrf, routes: change(vrf.routes) } : vrf));
}
