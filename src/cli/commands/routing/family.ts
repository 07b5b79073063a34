import type { Family } from '../family.ts';
import { clearRoutes } from './clear-routes.ts';
import { ipLines } from './ip-lines.ts';
import { loadSharingLines, showLoadSharing } from './load-sharing.ts';
import { pbrOnPorts } from './pbr-lines.ts';
import { ping, traceroute } from './ping.ts';
import { showAdjacency } from './show-adjacency.ts';
import { showIpAdjacency, showIpArp, showIpArpStatic, showIpArpStatistics, showIpArpSummary } from './show-arp.ts';
import { showForwarding, showForwarding6, showForwardingAdjacency } from './show-forwarding.ts';
import { showIpInterface, showIpInterfaceBrief } from './show-ip-interface.ts';
import { showIpInternals } from './show-ip-internals.ts';
import { showIpRoute, showIpRouteSummary, showRouting, showRoutingSummary } from './show-ip-route.ts';
import { showIpv6 } from './show-ipv6.ts';
import { showIpv6Nd } from './show-ipv6-nd.ts';
import { showStaticRoutes } from './show-static-route.ts';
import { showVrf, showVrfDetail, showVrfInterface } from './show-vrf.ts';
import { staticInVrfs, staticLines } from './static-lines.ts';
import { staticRouteSettings } from './static-routes.ts';
import { linesInVrfs } from './vrf-lines.ts';
import { vrfSettings } from './vrfs.ts';

/** VRFs, static routes and who can be reached through them. */
export const routing: Family = {
  commands: [
    ...clearRoutes,
    showLoadSharing,
    ping,
    traceroute,
    showIpInterfaceBrief,
    showIpInterface,
    showIpRoute,
    showIpRouteSummary,
    showRouting,
    showRoutingSummary,
    showIpArp,
    showIpArpSummary,
    showIpArpStatic,
    showIpArpStatistics,
    showIpAdjacency,
    ...showForwarding,
    showForwardingAdjacency,
    showForwarding6,
    ...showAdjacency,
    ...showIpInternals,
    ...showIpv6Nd,
    ...showStaticRoutes,
    ...showIpv6,
    showVrf,
    showVrfDetail,
    showVrfInterface,
  ],
  settings: [
    ...loadSharingLines.settings,
    ...vrfSettings,
    ...staticRouteSettings,
    ...staticLines.settings,
    ...staticInVrfs.settings,
    ...linesInVrfs.settings,
    ...pbrOnPorts.settings,
    ...ipLines.settings,
  ],
};
