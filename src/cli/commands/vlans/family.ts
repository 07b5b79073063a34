import type { Family } from '../family.ts';
import { linesOfVlans, privateVlansOnPorts, vlanLines } from './lines.ts';
import { showPrivateTypes, showPrivateVlans } from './show-private-vlan.ts';
import { showVlan, showVlanBrief, showVlanId, showVlanName } from './show-vlan.ts';
import {
  showNativeTag,
  showReservedVlans,
  showVlanCounters,
  showVlanIdCounters,
  showVlanSummary,
} from './show-vlan-tables.ts';
import { vlanSettings } from './vlans.ts';

/** VLANs. */
export const vlans: Family = {
  commands: [
    showVlanBrief,
    showVlan,
    showVlanId,
    showVlanName,
    showVlanSummary,
    showVlanCounters,
    showVlanIdCounters,
    showNativeTag,
    showReservedVlans,
    showPrivateVlans,
    showPrivateTypes,
  ],
  settings: [...vlanSettings, ...linesOfVlans.settings, ...vlanLines.settings, ...privateVlansOnPorts.settings],
};
