import type { Family } from '../family.ts';
import { addressLines } from './address-lines.ts';
import { interfaceAddressSettings } from './addresses.ts';
import { clearCounters } from './clear-counters.ts';
import { defaultInterface, interfaceSettings } from './interfaces.ts';
import { portDefaultSettings } from './port-defaults.ts';
import { portLines } from './port-lines.ts';
import { showInterfaceCapabilities } from './show-capabilities.ts';
import {
  showInterfaceCountersBrief,
  showInterfaceCountersDetailed,
  showInterfaceCountersErrors,
  showInterfaceCountersTable,
} from './show-counters.ts';
import {
  showInterfaceBreakout,
  showInterfaceErrDisabled,
  showInterfaceMacAddress,
  showInterfacePriorityFlowControl,
  showInterfaceSnmpIndex,
} from './show-hardware-tables.ts';
import { showInterface } from './show-interface.ts';
import { showInterfaceBrief } from './show-interface-brief.ts';
import { showInterfaceStatus } from './show-interface-status.ts';
import { showInterfaceCounters, showInterfaceDescription } from './show-interface-tables.ts';
import { showIpv6Interface, showIpv6InterfaceBrief } from './show-ipv6-interface.ts';
import { showInterfaceDebounce, showInterfaceFec, showInterfaceFlowControl } from './show-link-tables.ts';
import { showInterfaceSwitchport, showInterfaceTrunk } from './show-switchport.ts';
import { showInterfaceTransceiver } from './show-transceiver.ts';
import { switchportSettings } from './switchport.ts';
import { switchportHost } from './switchport-host.ts';
import { switchportLines } from './switchport-lines.ts';

/** Ports, port-channels, VLAN interfaces, loopbacks and `mgmt0`. */
export const interfaces: Family = {
  commands: [
    ...clearCounters,
    defaultInterface,
    switchportHost,
    showInterfaceBrief,
    showInterfaceStatus,
    showInterfaceDescription,
    showInterfaceCounters,
    showInterfaceCountersBrief,
    showInterfaceCountersDetailed,
    showInterfaceCountersErrors,
    showInterfaceCountersTable,
    showInterfaceBreakout,
    showInterfaceCapabilities,
    showInterfaceDebounce,
    showInterfaceErrDisabled,
    showInterfaceFec,
    showInterfaceFlowControl,
    showInterfaceMacAddress,
    showInterfacePriorityFlowControl,
    showInterfaceSnmpIndex,
    showInterfaceSwitchport,
    showInterfaceTransceiver,
    showInterfaceTrunk,
    showInterface,
    showIpv6Interface,
    showIpv6InterfaceBrief,
  ],
  settings: [
    ...portDefaultSettings,
    ...interfaceSettings,
    ...switchportSettings,
    ...switchportLines.settings,
    ...portLines.settings,
    ...interfaceAddressSettings,
    ...addressLines.settings,
  ],
};
