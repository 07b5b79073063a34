import type { Family } from '../family.ts';
import { interfaceAddressSettings } from './addresses.ts';
import { defaultInterface, interfaceSettings } from './interfaces.ts';
import { showInterface } from './show-interface.ts';
import { showInterfaceBrief } from './show-interface-brief.ts';
import { showInterfaceStatus } from './show-interface-status.ts';
import { showInterfaceCounters, showInterfaceDescription } from './show-interface-tables.ts';
import { showCdpNeighbors, showLldpNeighbors } from './show-neighbors.ts';
import { switchportSettings } from './switchport.ts';

/** Ports, port-channels, VLAN interfaces, loopbacks and `mgmt0`. */
export const interfaces: Family = {
  commands: [
    defaultInterface,
    showInterfaceBrief,
    showInterfaceStatus,
    showInterfaceDescription,
    showInterfaceCounters,
    showInterface,
    showCdpNeighbors,
    showLldpNeighbors,
  ],
  settings: [...interfaceSettings, ...switchportSettings, ...interfaceAddressSettings],
};
