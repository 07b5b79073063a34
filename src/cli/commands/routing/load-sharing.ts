import { line, notation } from '../../notation/notation.ts';
import { valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';

/** By what packets are spread over paths of equal cost (Nexus 9000 interfaces guide, Nexus 3000 unicast guide; the default is that of both). */
const loadSharing = line(
  'ip load-sharing address <address:destination|source-destination> [port <port:destination|source-destination>] [gre] [gtpu] [ttl] [symmetric] [universal-id <1-4294967295>] [rotate <0-63>] [concatenation]',
  { order: 'fixed', default: 'ip load-sharing address source-destination port source-destination' },
);

export const loadSharingLines = notation('load-sharing', [loadSharing]);

/** `show ip load-sharing` (layout: public transcript of a Nexus 9000). The seed of a switch that has none configured is its own. */
export const showLoadSharing = showing('show ip load-sharing', {
  read: ({ device }) => ({
    seed: device.random.fork('seed of load sharing').integer(4_294_967_295) + 1,
    set: valuesIn(loadSharingLines.slice.of(device.configuration.running), loadSharing),
  }),
  *print({ seed, set }) {
    const { address = 'source-destination', port, universalId = seed, rotate = 32, gre, concatenation } = set ?? {};
    yield 'IPv4/IPv6 ECMP load sharing:';
    yield `Universal-id (Random Seed): ${universalId}`;
    yield `Load-share mode : address ${address}${port === undefined ? '' : ` port ${port}`}`;
    yield `GRE-Outer hash is ${gre === true ? 'enabled' : 'disabled'}`;
    yield `Concatenation is ${concatenation === true ? 'enabled' : 'disabled'}`;
    yield `Rotate: ${rotate}`;
  },
});
