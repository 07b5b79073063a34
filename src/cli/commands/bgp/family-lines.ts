import { addressText, maskLength, networkOf, parseAddress } from '../../../machine/config/addresses.ts';
import { type Line, line } from '../../notation/line.ts';

/** `network`: what is announced. */
export const network4 = line('network <prefix:network> [route-map <map:word>] [summarize] [evpn]', { by: 'prefix' });
export const network6 = line('network <prefix:ipv6-network> [route-map <map:word>] [summarize] [evpn]', {
  by: 'prefix',
});

const aggregateTail =
  '[as-set] [summary-only] [advertise-map <advertiseMap:word>] [attribute-map <attributeMap:word>] [suppress-map <suppressMap:word>]';
export const aggregate4 = line(`aggregate-address <prefix:network> ${aggregateTail}`, { by: 'prefix' });
export const aggregate6 = line(`aggregate-address <prefix:ipv6-network> ${aggregateTail}`, { by: 'prefix' });

export const redistribute = line('redistribute <protocol:direct|static|lisp|hmm|am|amt> route-map <map:word>', {
  by: 'protocol',
});
export const redistributeTagged = line(
  'redistribute <protocol:eigrp|isis|ospf|ospfv3|rip> <tag:word20> route-map <map:word>',
  { by: 'protocol tag', id: 'redistribute tagged' },
);
export const dampening = line(
  'dampening [ route-map <map:word> | <halfLife:1-45> <reuse:1-20000> <suppress:1-20000> <longest:1-255> ]',
);
export const triggerDelay = line(
  'nexthop trigger-delay critical <critical:1-4294967295> non-critical <nonCritical:1-4294967295>',
  { default: 'nexthop trigger-delay critical 3000 non-critical 10000' },
);
export const nexthopMap = line('nexthop route-map <map:word>');
export const waitIgp = line('wait-igp-convergence');

/** `network 192.0.2.0 mask 255.255.255.0`, which is written with the length of the prefix. */
const maskedNetwork = line('network <address:ip> mask <mask:ip> [route-map <map:word>]', {
  id: 'network mask',
  by: 'address mask',
  means: ({ address, mask, map }) => {
    const length = maskLength(String(mask)) ?? 32;
    const first = addressText(networkOf({ address: parseAddress(String(address)) ?? 0, length }));
    return [`network ${first}/${length}${map === undefined ? '' : ` route-map ${map}`}`];
  },
});

const maximumPaths = line('maximum-paths <1-64>', { default: 'maximum-paths 1' });
const maximumPathsOf = line('maximum-paths <kind:eibgp|ibgp|local|mixed> <1-64>', {
  by: 'kind',
  id: 'maximum-paths of',
});

/**
 * The lines of an address family, in the order of `show running-config` (genie's goldens of ShowRunningConfigBgp, public configurations
 * of 9.2 and 9.3; what none of them has stands where its like does). Numbers: the cmd_ref tables of Cisco's node utils.
 */
function familyLines(own: { readonly network: readonly Line[]; readonly aggregate: Line }): readonly Line[] {
  return [
    line('advertise l2vpn evpn'),
    line('export-gateway-ip'),
    line('dampen-igp-metric <20-3600>', { default: 'dampen-igp-metric 600' }),
    dampening,
    line('default-metric <0-4294967295>'),
    ...own.network,
    redistribute,
    redistributeTagged,
    line('default-information originate [always] [rd <rd> route-target <target:rd>]'),
    own.aggregate,
    line('inject-map <map:word> exist-map <exist:word> [copy-attributes]', { by: 'map exist' }),
    maximumPaths,
    maximumPathsOf,
    nexthopMap,
    triggerDelay,
    line('additional-paths send'),
    line('additional-paths receive'),
    line('additional-paths selection route-map <map:word>'),
    line('additional-paths install backup'),
    line('client-to-client reflection', { default: 'client-to-client reflection' }),
    line('suppress-inactive'),
    line('table-map <map:word> [filter]'),
    line('distance <external:1-255> <internal:1-255> <local:1-255>', { default: 'distance 20 200 220' }),
    line('timers bestpath-defer <100-300000> maximum <300-1000000>'),
    waitIgp,
    line('allocate-label { all | route-map <map:word> }'),
    line('bestpath origin-as use validity'),
  ];
}

export const familyLines4 = familyLines({ network: [network4, maskedNetwork], aggregate: aggregate4 });
export const familyLines6 = familyLines({ network: [network6], aggregate: aggregate6 });

/** The lines of the address family of Ethernet VPNs. */
export const evpnLines: readonly Line[] = [
  dampening,
  maximumPaths,
  maximumPathsOf,
  nexthopMap,
  triggerDelay,
  line('additional-paths send'),
  line('additional-paths receive'),
  line('additional-paths selection route-map <map:word>'),
  line('retain route-target { all | route-map <map:word> }'),
  line('client-to-client reflection', { default: 'client-to-client reflection' }),
  line('advertise-pip'),
  line('advertise-system-mac'),
  line('allow-vni-in-ethertag'),
];

/** The lines of the address families of layer 3 VPNs and of link states. */
export const vpnLines: readonly Line[] = [
  dampening,
  nexthopMap,
  triggerDelay,
  line('additional-paths send'),
  line('additional-paths receive'),
  line('additional-paths selection route-map <map:word>'),
  line('retain route-target { all | route-map <map:word> }'),
  line('client-to-client reflection', { default: 'client-to-client reflection' }),
  line('allocate-label option-b'),
  waitIgp,
];
