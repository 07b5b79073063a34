import { mayBeSwitched } from '../../../machine/config/interface-kinds.ts';
import type { InterfaceState } from '../../../machine/config/interfaces.ts';
import type { Device } from '../../../machine/device.ts';
import type { LogicalStatus } from '../../../machine/logical-status.ts';
import { type PortStatus, portStatuses } from '../../../machine/port-status.ts';
import { optional, word } from '../../grammar/tokens.ts';
import { interfaceSyntax, type TypedInterfaces, wantedLogical, wantedPorts } from '../words/interface-arg.ts';
import { isManagement } from '../words/interface-words.ts';

/** `show interface [some]`, with which all tables of interfaces begin. */
export const showInterfacePart = [
  word('show', 'Show running system information'),
  word('interface', 'Show interface status and information'),
  optional([interfaceSyntax]),
] as const;

/** The line above and below the heads of a table. */
export const ruler80 = '-'.repeat(80);

/** Any interface with what all have in common. */
export interface AnyStatus {
  readonly name: string;
  readonly state: InterfaceState;
  readonly isUp: boolean;
  readonly isShut: boolean;
  /** Undefined for what is no port. */
  readonly port: PortStatus | undefined;
  readonly logical: LogicalStatus | undefined;
}

/** The Ethernet ports that were typed, or all when nothing was; never mgmt0. */
export function wantedEthernet(typed: TypedInterfaces, device: Device): readonly PortStatus[] {
  return wantedPorts(typed, portStatuses(device)).filter((status) => !isManagement(status));
}

/** All interfaces that were typed, or all that there are: mgmt0, ports, then what is made. */
export function wantedAny(typed: TypedInterfaces, device: Device): readonly AnyStatus[] {
  return [
    ...wantedPorts(typed, portStatuses(device)).map((port) => ({
      name: port.port.name,
      state: port.state,
      isUp: port.down === undefined,
      isShut: port.isShut,
      port,
      logical: undefined,
    })),
    ...wantedLogical(typed, device).map((logical) => ({
      name: logical.name,
      state: logical.state,
      isUp: logical.down === undefined,
      isShut: logical.isShut,
      port: undefined,
      logical,
    })),
  ];
}

/** Those of all that were typed that may be switched: ports and port-channels. */
export function wantedSwitchable(typed: TypedInterfaces, device: Device): readonly AnyStatus[] {
  return wantedAny(typed, device).filter(({ name }) => mayBeSwitched(name));
}
