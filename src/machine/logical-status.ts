import { type InterfaceState, interfaceIn, isShut } from './config/interfaces.ts';
import { valuesOf } from './config/keyed.ts';
import { type LogicalInterface, logicalInterfaces, nameOfLogical } from './config/logical-interfaces.ts';
import type { Device } from './device.ts';
import { portStatuses } from './port-status.ts';

/** Why an interface that exists by configuration is down. */
export type LogicalDownReason = 'administratively' | 'no-members' | 'vlan-down';

/** A port-channel, VLAN interface or loopback with what is configured on it and how it is. */
export interface LogicalStatus {
  readonly known: LogicalInterface;
  /** `Vlan10`, `port-channel5`, `loopback0`. */
  readonly name: string;
  readonly state: InterfaceState;
  readonly isShut: boolean;
  /** Undefined while it is up. */
  readonly down: LogicalDownReason | undefined;
}

/**
 * Every logical interface of a switch in the order of the running configuration. No port can be put into a port-channel and no VLAN
 * is forwarded, so of these only a loopback is ever up.
 */
export function logicalStatuses({ configuration }: Device): readonly LogicalStatus[] {
  return valuesOf(configuration.of(logicalInterfaces)).map((known) => {
    const name = nameOfLogical(known);
    const state = interfaceIn(configuration.running, name);
    const isDown = isShut(name, state);
    return { known, name, state, isShut: isDown, down: isDown ? 'administratively' : lacking(known) };
  });
}

function lacking({ kind }: LogicalInterface): LogicalDownReason | undefined {
  if (kind === 'loopback') return undefined;
  return kind === 'Vlan' ? 'vlan-down' : 'no-members';
}

/** An interface that has an address, whatever it is made of. */
export interface AddressedInterface {
  readonly name: string;
  readonly vrf: string;
  /** With prefix length, `192.0.2.1/24`. */
  readonly address: string;
  readonly isUp: boolean;
  readonly isShut: boolean;
  /** The number by which the device counts its interfaces (`iod`). */
  readonly index: number;
}

/** Numbers that the device counts interfaces by: mgmt0 is 2, ports follow the first four, then what is configured (inferred). */
const managementIndex = 2;
const firstPortIndex = 4;

/** Every interface with an address, in the order of the tables of IP: VLAN interfaces, loopbacks, port-channels, ports (inferred). */
export function addressedInterfaces(device: Device): readonly AddressedInterface[] {
  const ports = portStatuses(device);
  const ofPorts = ports.flatMap(({ port, state, isShut: isDown, down }) => {
    const index = port.number === 0 ? managementIndex : firstPortIndex + port.number;
    return addressed(port.name, state, { isUp: down === undefined, isShut: isDown, index });
  });
  const made = logicalStatuses(device).map(({ known, name, state, isShut: isDown, down }, position) => ({
    kind: known.kind,
    found: addressed(name, state, {
      isUp: down === undefined,
      isShut: isDown,
      index: firstPortIndex + ports.length + position,
    }),
  }));
  const order = ['Vlan', 'loopback', 'port-channel'] as const;
  return [...order.flatMap((kind) => made.flatMap((one) => (one.kind === kind ? one.found : []))), ...ofPorts];
}

function addressed(
  name: string,
  { vrf, address, isRouted }: InterfaceState,
  about: Pick<AddressedInterface, 'isUp' | 'isShut' | 'index'>,
): readonly AddressedInterface[] {
  return address === undefined || !isRouted ? [] : [{ name, vrf, address, ...about }];
}
