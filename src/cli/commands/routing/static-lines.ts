import { line, notation, notationIn } from '../../notation/notation.ts';
import { routeOptions } from './static-routes.ts';
import { vrfMode } from './vrf-mode.ts';

/** Static routes of IPv6. */
export const staticRoute6 = line(
  `ipv6 route <prefix:ipv6-network> { Null0 | <interface> [<nextHop:ipv6>] | <nextHop:ipv6> } ${routeOptions}`,
  { by: 'prefix interface nextHop nextVrf' },
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
