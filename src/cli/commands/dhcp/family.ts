import type { Family } from '../family.ts';
import { dhcpLines, dhcpOnPorts } from './dhcp.ts';
import { showRelay, showRelay6, showRelayAddress, showRelayStatistics } from './show-relay.ts';
import {
  showInspection,
  showInspectionLog,
  showInspectionPorts,
  showSnooping,
  showSnoopingBinding,
  showSnoopingStatistics,
  showVerifySource,
} from './show-snooping.ts';

/** DHCP relay and snooping. */
export const dhcp: Family = {
  commands: [
    showRelay,
    showRelayAddress,
    showRelayStatistics,
    showRelay6,
    showSnooping,
    showSnoopingBinding,
    showSnoopingStatistics,
    showInspection,
    showInspectionPorts,
    showInspectionLog,
    showVerifySource,
  ],
  settings: [...dhcpLines.settings, ...dhcpOnPorts.settings],
};
