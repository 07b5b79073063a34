import { portsIn } from './config/breakouts.ts';
import { type InterfaceState, interfaceIn, isShut, portDefaults } from './config/interfaces.ts';
import { managementPort, type Port } from './config/ports.ts';
import type { Device } from './device.ts';

/** Why a port is down. */
export type DownReason = 'administratively' | 'no-transceiver' | 'no-link';

/** A port with what is configured on it and how it is. */
export interface PortStatus {
  readonly port: Port;
  readonly state: InterfaceState;
  readonly isShut: boolean;
  /** Undefined while the port is up. */
  readonly down: DownReason | undefined;
  /** `547f.ee12.3456`; counted up from the chassis's own. */
  readonly macAddress: string;
}

/**
 * Every port of a switch, mgmt0 first. The lab's network is plugged into mgmt0; nothing is plugged into the others, so copper
 * ports lack a link and cages a transceiver, until a lever plugs something in.
 */
export function portStatuses(device: Device): readonly PortStatus[] {
  const { running } = device.configuration;
  const system = portDefaults.of(running);
  return [managementPort, ...portsIn(device.model, running)].map((port) => {
    const state = interfaceIn(running, port.name);
    const isDownByConfiguration = isShut(port.name, state, system);
    return {
      port,
      state,
      isShut: isDownByConfiguration,
      down: isDownByConfiguration ? 'administratively' : missing(port, device),
      macAddress: addressBehind(device.macAddress, placeOf(port)),
    };
  });
}

function missing(port: Port, device: Device): DownReason | undefined {
  const link = device.conditions.linkOf(port.name);
  if (link !== undefined) return link === 'up' ? undefined : 'no-link';
  if (port.name === managementPort.name) return undefined;
  return port.isCopper ? 'no-link' : 'no-transceiver';
}

/** How far behind the chassis's own address a port's lies; those of parts of split ports follow on (inferred). */
function placeOf({ number, lane }: Port): number {
  return lane === undefined ? number : 128 + number * 4 + lane;
}

function addressBehind(first: string, count: number): string {
  const address = Number.parseInt(first.replaceAll('.', ''), 16) + count;
  return (address.toString(16).padStart(12, '0').match(/.{4}/g) ?? []).join('.');
}
