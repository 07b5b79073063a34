import type { Family } from '../family.ts';
import { portSecurityLines, stormLines } from './lines.ts';
import { showPortSecurity, showPortSecurityInterface, showSecureAddresses } from './show-port-security.ts';
import { showStormControl, showStormCounters } from './show-storm-control.ts';

/** What keeps floods and strangers off a port: storm control and port security. */
export const portProtection: Family = {
  commands: [showStormControl, showStormCounters, showPortSecurity, showPortSecurityInterface, showSecureAddresses],
  settings: [...stormLines.settings, ...portSecurityLines.settings],
};
