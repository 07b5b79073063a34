import type { Family } from '../family.ts';
import { showVlan, showVlanBrief } from './show-vlan.ts';
import { vlanSettings } from './vlans.ts';

/** VLANs. */
export const vlans: Family = {
  commands: [showVlanBrief, showVlan],
  settings: [...vlanSettings],
};
