import { line, notation, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { vrfMode } from '../routing/vrf-mode.ts';

const pim = { needs: 'feature pim' } as const;
const pim6 = { needs: 'feature pim6' } as const;

/** Groups that an RP or a candidate serves. */
const groups = '[group-list <groups:network> | prefix-list <list:word63> | route-map <map:word63>]';
const candidateGroups = '{ group-list <groups:network> | prefix-list <list:word63> | route-map <map:word63> }';

/** PIM as a whole, in VRF default or in a VRF (Nexus 9000 command reference 9.3, batfish nxos_ip_pim, cisco.nxos nxos_pim). */
export const pimRouterLines = [
  line(`ip pim rp-address <rp:ip> ${groups} [bidir] [override]`, { ...pim, by: 'rp groups list map' }),
  line('ip pim auto-rp { forward [listen] | listen [forward] }', { ...pim, id: 'ip pim auto-rp' }),
  line(`ip pim send-rp-announce <interface> ${candidateGroups} [interval <1-65535>] [scope <1-255>] [bidir]`, {
    ...pim,
    by: 'interface groups list map',
  }),
  line('ip pim send-rp-discovery <interface> [scope <1-255>]', pim),
  line('ip pim bsr { forward [listen] | listen [forward] }', { ...pim, id: 'ip pim bsr' }),
  line('ip pim bsr-candidate <interface> [hash-len <0-32>] [priority <0-255>]', {
    ...pim,
    replaces: 'ip pim bsr bsr-candidate',
  }),
  // The same line as 7.0(3)I7 writes it (genie's capture of a Nexus 9500).
  line('ip pim bsr bsr-candidate <interface> [hash-len <0-32>] [priority <0-255>]', {
    ...pim,
    replaces: 'ip pim bsr-candidate',
  }),
  line(`ip pim bsr rp-candidate <interface> ${candidateGroups} [priority <0-192>] [interval <1-65535>] [bidir]`, {
    ...pim,
    by: 'interface groups list map',
  }),
  line('ip pim bsr rp-candidate-policy <map:word63>', pim),
  line('ip pim bsr bsr-policy <map:word63>', pim),
  line('ip pim auto-rp mapping-agent-policy <map:word63>', pim),
  line('ip pim auto-rp rp-candidate-policy <map:word63>', pim),
  line(`ip pim rp-candidate <interface> ${candidateGroups} [priority <0-192>] [interval <1-65535>] [bidir]`, {
    ...pim,
    by: 'interface groups list map',
  }),
  line('ip pim anycast-rp <rp:ip> <peer:ip>', { ...pim, by: 'rp peer' }),
  line('ip pim bfd', pim),
  line('ip pim bidir-rp-limit <limit:0-8>', { ...pim, default: 'ip pim bidir-rp-limit 6' }),
  line('ip pim flush-routes', pim),
  line('ip pim isolate', pim),
  line('ip pim log-neighbor-changes', pim),
  line('ip pim mtu <bytes:1500-65536>', pim),
  line('ip pim pre-build-spt [force]', pim),
  line('ip pim register-policy { prefix-list <list:word63> | <map:word63> }', pim),
  line('ip pim register-rate-limit <rate:1-65535>', pim),
  line('ip pim register-source <interface>', pim),
  line('ip pim sg-expiry-timer { <seconds:180-604801> | infinity } [sg-list <map:word63>]', pim),
  line('ip pim spt-threshold infinity group-list <map:word63>', pim),
  line('ip pim state-limit <limit:1-4294967295> [reserved <map:word63> <reserve:0-4294967295>]', pim),
  line('ip pim use-shared-tree-only group-list <map:word63>', pim),
];

const ssm =
  'ip pim ssm { range none | range <range:networks> | policy <map:word63> | prefix-list <list:word63> | route-map <map:word63> }';

/** The groups of SSM: VRF default is written with those that it has from the start, as captures of Nexus 9000 are. */
const ssmLine = line(ssm, { ...pim, default: 'ip pim ssm range 232.0.0.0/8', isAlwaysWritten: true });

/** PIM of IPv6. */
export const pim6RouterLines = [
  line('ipv6 pim rp-address <rp:ipv6> [group-list <groups:ipv6-network> | route-map <map:word63>] [bidir] [override]', {
    ...pim6,
    by: 'rp groups map',
  }),
  line('ipv6 pim bsr { forward [listen] | listen [forward] }', pim6),
  line('ipv6 pim anycast-rp <rp:ipv6> <peer:ipv6>', { ...pim6, by: 'rp peer' }),
  line('ipv6 pim flush-routes', pim6),
  line('ipv6 pim log-neighbor-changes', pim6),
  line('ipv6 pim register-rate-limit <rate:1-65535>', pim6),
  line('ipv6 pim register-source <interface>', pim6),
  line('ipv6 pim state-limit <limit:1-4294967295> [reserved <map:word63> <reserve:0-4294967295>]', pim6),
];

const onPort = { needs: 'feature pim and routed' } as const;
const onPort6 = { needs: 'feature pim6 and routed' } as const;

/** PIM on an interface (batfish nxos_interface_multicast, cisco.nxos nxos_pim_interface). */
export const pimOnPorts = notationIn(interfaceMode, [
  line('ip pim sparse-mode', onPort),
  line('ip pim bfd-instance [disable]', onPort),
  line('ip pim border', onPort),
  line('ip pim border-router', onPort),
  line('ip pim dr-delay <seconds:3-65535>', onPort),
  line('ip pim dr-priority <priority:1-4294967295>', { ...onPort, default: 'ip pim dr-priority 1' }),
  line('ip pim hello-authentication ah-md5 [<form:0|3|7>] <key:word>', onPort),
  line('ip pim hello-interval <ms:1000-18724286>', { ...onPort, default: 'ip pim hello-interval 30000' }),
  line('ip pim jp-policy { prefix-list <list:word63> | <map:word63> } [<direction:in|out>]', {
    ...onPort,
    by: 'direction',
  }),
  line('ip pim neighbor-policy { prefix-list <list:word63> | <map:word63> }', onPort),
  line('ip pim passive', onPort),
  line('ip pim prune-on-expiry', onPort),
  line('ip pim strict-rfc-compliant', onPort),
  line('ipv6 pim sparse-mode', onPort6),
  line('ipv6 pim border', onPort6),
  line('ipv6 pim dr-priority <priority:1-4294967295>', { ...onPort6, default: 'ipv6 pim dr-priority 1' }),
  line('ipv6 pim hello-interval <ms:1000-18724286>', { ...onPort6, default: 'ipv6 pim hello-interval 30000' }),
  line('ipv6 pim jp-policy <map:word63> [<direction:in|out>]', { ...onPort6, by: 'direction' }),
  line('ipv6 pim neighbor-policy <map:word63>', onPort6),
]);

export const pimLines = notation('pim', [...pimRouterLines, ssmLine, ...pim6RouterLines]);
export const pimInVrfs = notationIn(vrfMode, [...pimRouterLines, line(ssm, pim), ...pim6RouterLines]);
