import type { Family } from '../family.ts';
import { dhcpLines, dhcpOnPorts } from './dhcp.ts';

/** DHCP relay and snooping. */
export const dhcp: Family = { commands: [], settings: [...dhcpLines.settings, ...dhcpOnPorts.settings] };
