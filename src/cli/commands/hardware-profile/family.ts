import type { Family } from '../family.ts';
import { hardwareLines } from './hardware-profile.ts';
import { showAclRegion, showForwardingMode, showPortMode, showProfileStatus, showTcamRegion } from './show-regions.ts';
import { showAclUtilization, showCapacity, showRateLimiter } from './show-usage.ts';

/** How the hardware is divided. */
export const hardwareProfile: Family = {
  commands: [
    showTcamRegion,
    showAclRegion,
    showPortMode,
    showForwardingMode,
    showProfileStatus,
    showAclUtilization,
    showRateLimiter,
    showCapacity,
  ],
  settings: [...hardwareLines.settings],
};
