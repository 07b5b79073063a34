import { managementPort } from '../../../machine/config/ports.ts';
import type { LogicalDownReason } from '../../../machine/logical-status.ts';
import type { DownReason, PortStatus } from '../../../machine/port-status.ts';

/** Why a port is down, as `show interface` and `show interface brief` say it; `XCVR` since 7.0(3), `SFP` before (captures). */
export function reasonWords(down: DownReason | undefined, isSingleImage: boolean): string {
  switch (down) {
    case undefined:
      return 'none';
    case 'administratively':
      return 'Administratively down';
    case 'no-link':
      return 'Link not connected';
    case 'no-transceiver':
      return isSingleImage ? 'XCVR not inserted' : 'SFP not inserted';
  }
}

/** `192.0.2.1` of `192.0.2.1/24`. */
export function hostOf(address: string): string {
  return address.split('/')[0] ?? address;
}

export function isManagement({ port }: PortStatus): boolean {
  return port.name === managementPort.name;
}

/** Why a logical interface is down, as `show interface` and `show interface brief` say it (genie's goldens of Nexus 9000). */
export function logicalReason(down: LogicalDownReason | undefined): string {
  switch (down) {
    case undefined:
      return 'none';
    case 'administratively':
      return 'Administratively down';
    case 'no-members':
      return 'No operational members';
    case 'vlan-down':
      return 'VLAN/BD is down';
    case 'parent-down':
      return 'Parent interface is down';
    case 'no-tunnel':
      return 'Tunnel not configured';
  }
}
