import type { Family } from '../family.ts';
import { showCtsInterface, showFabricPathRoute, showFex, showFexOne, showFlogi } from './show-absent.ts';
import { showFrozenHosts, showNveInterface, showNvePeers, showNveVni, showNveVniDetail } from './show-overlay.ts';

/** What belongs to larger fabrics: overlays, extenders, Fibre Channel, security groups. */
export const fabric: Family = {
  commands: [
    showNvePeers,
    showNveVni,
    showNveVniDetail,
    showNveInterface,
    showFrozenHosts,
    showFex,
    showFexOne,
    showFlogi,
    showFabricPathRoute,
    showCtsInterface,
  ],
  settings: [],
};
