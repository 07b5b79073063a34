import type { Family } from '../family.ts';
import { hsrpLines, hsrpOnPorts } from './hsrp-lines.ts';
import { showHsrp } from './show-hsrp.ts';
import { showVrrp } from './show-vrrp.ts';
import { vrrpLines, vrrpOnPorts } from './vrrp-lines.ts';

/** HSRP and VRRP. */
export const fhrp: Family = {
  commands: [...showHsrp, ...showVrrp],
  settings: [...hsrpLines.settings, ...hsrpOnPorts.settings, ...vrrpLines.settings, ...vrrpOnPorts.settings],
};
