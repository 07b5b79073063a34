import { type Body, isEmptyBody } from '../../../machine/config/body.ts';
import { sectionsIn } from '../../notation/read.ts';
import {
  evpnFamily,
  instanceFamilies,
  linkStateFamily,
  type peerFamilies,
  vpnFamily,
  vrfFamilies,
} from './bgp-lines.ts';

/** An address family as commands and tables name it; `afi` and `safi` are its numbers (IANA). */
export interface FamilyKind {
  readonly words: string;
  readonly name: string;
  readonly afi: number;
  readonly safi: number;
}

/** An address family that is on, and what is said of it. */
export interface Family {
  readonly kind: FamilyKind;
  readonly body: Body;
}

/** All address families, in the order of tables (genie's goldens of ShowBgpProcessVrfAll and ShowBgpVrfAllNeighbors). */
export const familyKinds: readonly FamilyKind[] = [
  { words: 'ipv4 unicast', name: 'IPv4 Unicast', afi: 1, safi: 1 },
  { words: 'ipv4 multicast', name: 'IPv4 Multicast', afi: 1, safi: 2 },
  { words: 'ipv6 unicast', name: 'IPv6 Unicast', afi: 2, safi: 1 },
  { words: 'ipv6 multicast', name: 'IPv6 Multicast', afi: 2, safi: 2 },
  { words: 'vpnv4 unicast', name: 'VPNv4 Unicast', afi: 1, safi: 128 },
  { words: 'vpnv6 unicast', name: 'VPNv6 Unicast', afi: 2, safi: 128 },
  { words: 'ipv4 mvpn', name: 'IPv4 MVPN', afi: 1, safi: 5 },
  { words: 'ipv6 mvpn', name: 'IPv6 MVPN', afi: 2, safi: 5 },
  { words: 'l2vpn evpn', name: 'L2VPN EVPN', afi: 25, safi: 70 },
  { words: 'ipv4 labeled-unicast', name: 'IPv4 Label Unicast', afi: 1, safi: 4 },
  { words: 'ipv6 labeled-unicast', name: 'IPv6 Label Unicast', afi: 2, safi: 4 },
  { words: 'link-state', name: 'Link-State', afi: 16_388, safi: 71 },
];

/** The address families of an instance. */
export function familiesOf(body: Body): readonly Family[] {
  return known([
    ...ipFamiliesIn(body, instanceFamilies),
    ...sectionsIn(body, evpnFamily).map((one) => ({ words: 'l2vpn evpn', body: one.body })),
    ...sectionsIn(body, linkStateFamily).map((one) => ({ words: 'link-state', body: one.body })),
    ...sectionsIn(body, vpnFamily).map((one) => ({ words: `${one.values.afi} unicast`, body: one.body })),
  ]);
}

/** The address families of a VRF in an instance. */
export function familiesOfVrf(body: Body): readonly Family[] {
  return known(ipFamiliesIn(body, vrfFamilies));
}

/** The address families of a neighbor or a template. */
export function familiesOfPeer(body: Body, sections: ReturnType<typeof peerFamilies>): readonly Family[] {
  if (isEmptyBody(body)) return [];
  return known([
    ...sectionsIn(body, sections.ip).map(({ values, body: own }) => ({
      words: `${values.afi} ${values.safi}`,
      body: own,
    })),
    ...sectionsIn(body, sections.evpn).map((one) => ({ words: 'l2vpn evpn', body: one.body })),
    ...sectionsIn(body, sections.linkState).map((one) => ({ words: 'link-state', body: one.body })),
    ...sectionsIn(body, sections.vpn).map((one) => ({ words: `${one.values.afi} unicast`, body: one.body })),
  ]);
}

interface Found {
  readonly words: string;
  readonly body: Body;
}

function ipFamiliesIn(body: Body, { ipv4, ipv6 }: typeof vrfFamilies): readonly Found[] {
  return [
    ...sectionsIn(body, ipv4).map((one) => ({ words: `ipv4 ${one.values.safi}`, body: one.body })),
    ...sectionsIn(body, ipv6).map((one) => ({ words: `ipv6 ${one.values.safi}`, body: one.body })),
  ];
}

function known(found: readonly Found[]): readonly Family[] {
  if (found.length === 0) return [];
  return familyKinds.flatMap((kind) =>
    found.filter(({ words }) => words === kind.words).map(({ body }) => ({ kind, body })),
  );
}
