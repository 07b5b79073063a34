import type { Family } from '../family.ts';
import { clearFhrp } from './clear-fhrp.ts';
import { hsrpLines, hsrpOnPorts } from './hsrp-lines.ts';
import { showHsrp } from './show-hsrp.ts';
import { showVrrp } from './show-vrrp.ts';
import { vrrpLines, vrrpOnPorts } from './vrrp-lines.ts';

/** HSRP and VRRP. */
export const fhrp: Family = {
  commands: [...clearFhrp, ...showHsrp, ...showVrrp],
  settings: [...hsrpLines.settings, ...hsrpOnPorts.settings, ...vrrpLines.settings, ...vrrpOnPorts.settings],
};
