import type { Family } from '../family.ts';
import { accessListSettings, resequence } from './access-lists.ts';
import { appliedOnPorts, appliedOnVty } from './applied.ts';
import { clearListCounters } from './clear-counters.ts';
import { groupLines } from './groups.ts';
import { showAccessLists } from './show-access-lists.ts';
import { showObjectGroup, showTimeRange } from './show-groups.ts';
import { showVlanAccessMap, showVlanFilter } from './show-vlan-maps.ts';
import { vlanMapLines } from './vlan-maps.ts';

/** Lines that say which packets pass, what they are made of, and where they hold. */
export const accessLists: Family = {
  commands: [
    ...clearListCounters,
    resequence,
    ...showAccessLists,
    showObjectGroup,
    showTimeRange,
    showVlanAccessMap,
    showVlanFilter,
  ],
  settings: [
    ...groupLines.settings,
    ...accessListSettings,
    ...vlanMapLines.settings,
    ...appliedOnPorts.settings,
    ...appliedOnVty.settings,
  ],
};
