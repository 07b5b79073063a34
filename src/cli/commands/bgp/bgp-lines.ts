import { listAt } from '../../../machine/config/body.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { type Line, line, section } from '../../notation/line.ts';
import { notation } from '../../notation/notation.ts';
import { evpn } from './evpn-lines.ts';
import { evpnLines, familyLines4, familyLines6, vpnLines } from './family-lines.ts';
import { commonLines, firstLines, lastLines, vrfLocalAs } from './instance-lines.ts';
import { peerPolicyLines } from './peer-policy-lines.ts';
import { sessionLines } from './session-lines.ts';

const safis = '<safi:labeled-unicast|multicast|mvpn|unicast>';

/** Address families of an instance or of a VRF. */
function ipFamilies(prompt: string) {
  return {
    ipv4: section(`address-family ipv4 ${safis}`, { by: 'safi', prompt, holds: familyLines4 }),
    ipv6: section(`address-family ipv6 ${safis}`, { by: 'safi', prompt, holds: familyLines6 }),
  };
}

const prompt = 'config-router-af';
export const instanceFamilies = ipFamilies(prompt);
export const vrfFamilies = ipFamilies('config-router-vrf-af');
export const evpnFamily = section('address-family l2vpn evpn', { prompt, holds: evpnLines });
export const linkStateFamily = section('address-family link-state', { prompt, holds: vpnLines });
export const vpnFamily = section('address-family <afi:vpnv4|vpnv6> unicast', {
  by: 'afi',
  prompt,
  id: 'address-family vpn',
  holds: vpnLines,
});

/** Address families of a neighbor or of a template. */
export function peerFamilies(where: string) {
  const about = { prompt: where, holds: peerPolicyLines };
  return {
    ip: section(`address-family <afi:ipv4|ipv6> ${safis}`, { by: 'afi safi', id: 'address-family ip', ...about }),
    evpn: section('address-family l2vpn evpn', about),
    linkState: section('address-family link-state', about),
    vpn: section('address-family <afi:vpnv4|vpnv6> unicast', { by: 'afi', id: 'address-family vpn', ...about }),
  };
}

export const neighborFamilies = peerFamilies('config-router-neighbor-af');
export const vrfNeighborFamilies = peerFamilies('config-router-vrf-neighbor-af');

/** `neighbor 192.0.2.1 remote-as 65001` in short says what stands below the neighbor; a route map stays (captures in cisco.nxos). */
function neighborSection(where: string, families: readonly Line[]) {
  return section('neighbor <peer:bgp-peer> [remote-as { route-map <map:word> | <as> | <where:external|internal> }]', {
    by: 'peer',
    prompt: where,
    means: ({ as, where: side = as }) => (side === undefined ? [] : [`remote-as ${side}`]),
    canonical: (values) => (values.map === undefined && values.peer !== undefined ? { peer: values.peer } : values),
    holds: [...sessionLines, ...families],
  });
}

export const neighbor = neighborSection('config-router-neighbor', Object.values(neighborFamilies));
export const vrfNeighbor = neighborSection('config-router-vrf-neighbor', [vrfNeighborFamilies.ip]);

export const templatePeer = section('template peer <name:word>', {
  by: 'name',
  prompt: 'config-router-neighbor',
  holds: [...sessionLines, ...Object.values(neighborFamilies)],
});
export const templateSession = section('template peer-session <name:word>', {
  by: 'name',
  prompt: 'config-router-stmp',
  holds: sessionLines,
});
export const templatePolicy = section('template peer-policy <name:word>', {
  by: 'name',
  prompt: 'config-router-ptmp',
  holds: peerPolicyLines,
});

/** A VRF in an instance. */
export const bgpVrf = section('vrf <name:vrf>', {
  by: 'name',
  prompt: 'config-router-vrf',
  holds: [
    line('allocate-index <1-8000>'),
    vrfLocalAs,
    ...commonLines,
    vrfFamilies.ipv4,
    vrfFamilies.ipv6,
    vrfNeighbor,
  ] as readonly Line[],
});

/** `router bgp`: one instance, whose number stays what it is (words of the refusal inferred). */
export const routerBgp = section('router bgp <as>', {
  by: 'as',
  prompt: 'config-router',
  needs: 'feature bgp',
  holds: [
    ...firstLines,
    ...commonLines,
    ...lastLines,
    instanceFamilies.ipv4,
    instanceFamilies.ipv6,
    evpnFamily,
    linkStateFamily,
    vpnFamily,
    templatePeer,
    templatePolicy,
    templateSession,
    neighbor,
    bgpVrf,
  ] as readonly Line[],
  refuse: (values, { device }) => {
    const known = numberIn(device.configuration.running);
    return known === undefined || known === values.as ? undefined : `BGP is already running; AS is ${known}`;
  },
});

export const bgpLines = notation('bgp', [routerBgp, evpn]);

/** The number of the instance that is configured. */
function numberIn(running: RunningConfiguration): string | undefined {
  const [known] = listAt(bgpLines.slice.of(running), routerBgp.id);
  return known?.as === undefined ? undefined : String(known.as);
}
