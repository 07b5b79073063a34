import type { Family } from '../family.ts';
import { showVlan, showVlanBrief, showVlanId, showVlanName } from './show-vlan.ts';
import { showVlanCounters, showVlanIdCounters, showVlanSummary } from './show-vlan-tables.ts';
import { vlanSettings } from './vlans.ts';

/** VLANs. */
export const vlans: Family = {
  commands: [showVlanBrief, showVlan, showVlanId, showVlanName, showVlanSummary, showVlanCounters, showVlanIdCounters],
  settings: [...vlanSettings],
};
