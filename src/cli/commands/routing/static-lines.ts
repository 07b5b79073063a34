import type { LineValues } from '../../../machine/config/body.ts';
import { line, notation, notationIn } from '../../notation/notation.ts';
import { routeOptions } from './static-routes.ts';
import { vrfMode } from './vrf-mode.ts';

/** A preference of 1 is what holds without one. */
const withoutDefault = {
  canonical({ preference, ...values }: LineValues): LineValues {
    return preference === undefined || preference === 1 ? values : { ...values, preference };
  },
};

/** Static routes of IPv6. */
export const staticRoute6 = line(
  `ipv6 route <prefix:ipv6-network> { Null0 | <interface> [<nextHop:ipv6>] | <nextHop:ipv6> } ${routeOptions}`,
  { by: 'prefix interface nextHop nextVrf', ...withoutDefault },
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
