import type { Family } from '../family.ts';
import { clearMulticast } from './clear-multicast.ts';
import { igmpLines, igmpOnPorts } from './igmp-lines.ts';
import { mrouteInVrfs, mrouteLines } from './mroute-lines.ts';
import { msdpInVrfs, msdpLines } from './msdp-lines.ts';
import { pimInVrfs, pimLines, pimOnPorts } from './pim-lines.ts';
import { showIgmp } from './show-igmp.ts';
import { showMroute } from './show-mroute.ts';
import { showPim } from './show-pim.ts';

/** PIM, IGMP, MLD, MSDP and multicast routes. */
export const multicast: Family = {
  commands: [...clearMulticast, ...showPim, ...showIgmp, ...showMroute],
  settings: [
    ...igmpLines.settings,
    ...igmpOnPorts.settings,
    ...mrouteLines.settings,
    ...mrouteInVrfs.settings,
    ...msdpLines.settings,
    ...msdpInVrfs.settings,
    ...pimLines.settings,
    ...pimInVrfs.settings,
    ...pimOnPorts.settings,
  ],
};
