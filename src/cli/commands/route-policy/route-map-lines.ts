import { type Line, line, section } from '../../notation/line.ts';
import { notation } from '../../notation/notation.ts';

/** What a route map of that name and number says of itself. */
export const entryDescription = line('description <text:text90>');

const multicast =
  '[source <source:FORM>] [ group <group:FORM> | group-range <first:ADDRESS> to <last:ADDRESS> ] [rp <rp:FORM> [rp-type <type:ASM|Bidir>]]';
const multicast4 = multicast.replaceAll('FORM', 'network').replaceAll('ADDRESS', 'ip');
const multicast6 = multicast.replaceAll('FORM', 'ipv6-network').replaceAll('ADDRESS', 'ipv6');

export const matchPrefixLists = line('match ip address prefix-list <lists:words>', { adds: 'lists' });
export const matchInterface = line('match interface <interfaces:interface-words>', { adds: 'interfaces' });
export const matchTag = line('match tag <tags:words>', { adds: 'tags' });

/**
 * What an entry matches, in the order of `show route-map` (genie's golden of ShowRouteMap). Typing a list again adds to it. The lines:
 * rm_templates route_maps of cisco.nxos, cmd_ref route_map of Cisco's node utils.
 */
export const matchLines: readonly Line[] = [
  line('match as-number as-path-list <lists:words>', { adds: 'lists' }),
  line('match as-number <numbers:as-ranges>', { id: 'match as-number' }),
  line('match as-path <lists:words>', { adds: 'lists' }),
  matchPrefixLists,
  line('match ip address <list:word>', { id: 'match ip address' }),
  line('match ip next-hop prefix-list <lists:words>', { adds: 'lists' }),
  line('match ip route-source prefix-list <lists:words>', { adds: 'lists' }),
  line(`match ip multicast ${multicast4}`, { order: 'fixed' }),
  line('match ipv6 address prefix-list <lists:words>', { adds: 'lists' }),
  line('match ipv6 address <list:word>', { id: 'match ipv6 address' }),
  line('match ipv6 next-hop prefix-list <lists:words>', { adds: 'lists' }),
  line('match ipv6 route-source prefix-list <lists:words>', { adds: 'lists' }),
  line(`match ipv6 multicast ${multicast6}`, { order: 'fixed' }),
  matchInterface,
  line('match mac-list <lists:words>', { adds: 'lists' }),
  line('match metric <metrics:words>', { adds: 'metrics' }),
  matchTag,
  line('match vlan <vlans>'),
  line('match length <from:0-65535> <to:0-65535>'),
  line('match community <lists:words>', { adds: 'lists' }),
  line('match extcommunity <lists:words>', { adds: 'lists' }),
  line('match large-community <lists:words>', { adds: 'lists' }),
  line('match route-type <types:words>', { adds: 'types' }),
  line('match evpn route-type <types:words>', { adds: 'types' }),
  line('match source-protocol <protocols:words>', { adds: 'protocols' }),
  line('match ospf-area <areas:words>', { adds: 'areas' }),
];

const nextHopTail = '[load-share] [force-order] [drop-on-fail]';

/** What an entry changes, in the order of `show route-map`. */
export const setLines: readonly Line[] = [
  line('set ip address prefix-list <list:word>'),
  line('set ip precedence <precedence:word>'),
  line(`set ip next-hop verify-availability <address:ip> [track <1-512>] ${nextHopTail}`, {
    by: 'address',
    order: 'typed',
  }),
  line('set ip next-hop <kind:peer-address|redist-unchanged|unchanged>', { by: 'kind', id: 'set ip next-hop kind' }),
  line('set ip next-hop <addresses:next-hops>', { id: 'set ip next-hop' }),
  line('set ip default next-hop verify-availability <address:ip> [track <1-512>] [load-share]', {
    by: 'address',
    order: 'typed',
  }),
  line('set ip default next-hop <addresses:next-hops>', { id: 'set ip default next-hop' }),
  line('set ip default vrf <vrf> next-hop <addresses:next-hops>', { by: 'vrf' }),
  line('set ipv6 address prefix-list <list:word>'),
  line('set ipv6 precedence <precedence:word>'),
  line(`set ipv6 next-hop verify-availability <address:ipv6> [track <1-512>] ${nextHopTail}`, {
    by: 'address',
    order: 'typed',
  }),
  line('set ipv6 next-hop <kind:peer-address|redist-unchanged|unchanged>', {
    by: 'kind',
    id: 'set ipv6 next-hop kind',
  }),
  line('set ipv6 next-hop <addresses:next-hops6>', { id: 'set ipv6 next-hop' }),
  line('set ipv6 default next-hop <addresses:next-hops6>', { id: 'set ipv6 default next-hop' }),
  line('set interface null0'),
  line('set vrf <vrf>'),
  line('set label-index <0-471788>'),
  line('set tag <0-4294967295>'),
  line('set metric <bandwidth:metric> [<delay:0-4294967295> <reliability:0-255> <load:1-255> <mtu:1-4294967295>]'),
  line('set metric-type <type:external|internal|type-1|type-2>'),
  line('set level <level:level-1|level-1-2|level-2>'),
  line('set local-preference <0-4294967295>'),
  line('set origin <origin:egp|igp|incomplete>'),
  line('set weight <0-65535>'),
  line('set distance <routes:1-255> [<internal:1-255> [<local:1-255>]]'),
  line('set dampening <halfLife:1-45> <reuse:1-20000> <suppress:1-20000> <longest:1-255>'),
  line('set forwarding-address'),
  line('set nssa-only'),
  line('set comm-list <list:word> delete'),
  line('set community <communities:set-communities>'),
  line('set as-path prepend last-as <1-10>'),
  line('set as-path prepend <numbers:as-numbers>', { id: 'set as-path prepend' }),
  line('set as-path tag'),
  line('set as-path { replace <numbers:words> | none }', { id: 'set as-path replace' }),
  line('set extcomm-list <list:word> delete'),
  line('set extcommunity rt <targets:words>'),
  line('set extcommunity soo <origin:word>'),
  line('set extcommunity none'),
  line('set extcommunity cost <costs:words>'),
  line('set extcommunity 4byteas-generic <communities:words>'),
  line('set extcommunity evpn rmac <mac>'),
  line('set evpn gateway-ip { <address:ip-any> | use-nexthop }'),
  line('set path-selection <which:all|backup|best2|multipaths> advertise'),
];

export const routeMap = section('route-map <name:word> [<action:deny|permit>] [<seq:0-65535>]', {
  by: 'name seq',
  order: 'fixed',
  prompt: 'config-route-map',
  sequence: { step: 10 },
  canonical: (values) => ({ ...values, action: values.action ?? 'permit', seq: values.seq ?? 10 }),
  holds: [entryDescription, ...matchLines, ...setLines, line('continue [<0-65535>]')],
});

/** Counters for policy-based routing. */
export const pbrStatistics = line('route-map <name:word> pbr-statistics', { by: 'name' });

export const routeMapLines = notation('route maps', [routeMap, pbrStatistics]);
