import type { Family } from '../family.ts';
import { hsrpLines, hsrpOnPorts } from './hsrp-lines.ts';
import { vrrpLines, vrrpOnPorts } from './vrrp-lines.ts';

/** HSRP and VRRP. */
export const fhrp: Family = {
  commands: [],
  settings: [...hsrpLines.settings, ...hsrpOnPorts.settings, ...vrrpLines.settings, ...vrrpOnPorts.settings],
};
