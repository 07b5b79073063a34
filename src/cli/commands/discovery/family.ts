import type { Family } from '../family.ts';
import { clearCdp, clearLldp } from './clear-discovery.ts';
import { cdpLines, cdpOnPorts, lldpLines, lldpOnPorts } from './lines.ts';
import { showCdpAll, showCdpEntry, showCdpGlobal, showCdpTraffic } from './show-cdp.ts';
import { showLldpAll, showLldpInterface, showLldpTimers, showLldpTlvs, showLldpTraffic } from './show-lldp.ts';
import { showCdpNeighbors, showLldpNeighbors } from './show-neighbors.ts';

/** CDP and LLDP, by which neighbours learn of each other. */
export const discovery: Family = {
  commands: [
    clearCdp,
    clearLldp,
    showCdpNeighbors,
    showCdpGlobal,
    showCdpAll,
    showCdpEntry,
    showCdpTraffic,
    showLldpNeighbors,
    showLldpTimers,
    showLldpTlvs,
    showLldpAll,
    showLldpInterface,
    showLldpTraffic,
  ],
  settings: [...cdpLines.settings, ...cdpOnPorts.settings, ...lldpLines.settings, ...lldpOnPorts.settings],
};
