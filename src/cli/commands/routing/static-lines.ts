import type { LineValues } from '../../../machine/config/body.ts';
import { line, notation, notationIn } from '../../notation/notation.ts';
import { vrfMode } from './vrf-mode.ts';

const options = '[vrf <vrf>] [track <1-500>] [name <name:word50>] [tag <0-4294967295>] [<preference:1-255>]';

/** A preference of 1 is what holds without one. */
const withoutDefault = {
  canonical({ preference, ...values }: LineValues): LineValues {
    return preference === undefined || preference === 1 ? values : { ...values, preference };
  },
};

/**
 * Static routes: what differs in its way is another route, what differs in name, tag, track or preference is the same (batfish
 * nxos_static_route, cisco.nxos nxos_static_routes).
 */
export const staticRoute = line(
  `ip route <prefix:network> { Null0 | <interface> [<nextHop:ip>] | <nextHop:ip> } ${options}`,
  { by: 'prefix interface nextHop vrf', ...withoutDefault },
);

/** Static routes of IPv6. */
export const staticRoute6 = line(
  `ipv6 route <prefix:ipv6-network> { Null0 | <interface> [<nextHop:ipv6>] | <nextHop:ipv6> } ${options}`,
  { by: 'prefix interface nextHop vrf', ...withoutDefault },
);

const needsBfd = 'feature bfd';

/** `ip route static bfd`: next hops that BFD watches. */
const staticBfd = line('ip route static bfd <interface> <nextHop:ip>', { needs: needsBfd, by: 'interface nextHop' });
const staticBfd6 = line('ipv6 route static bfd <interface> <nextHop:ipv6>', {
  needs: needsBfd,
  by: 'interface nextHop',
});

export const staticLines = notation('static', [staticRoute6, staticBfd, staticBfd6]);
export const staticInVrfs = notationIn(vrfMode, [staticRoute6, staticBfd, staticBfd6]);
