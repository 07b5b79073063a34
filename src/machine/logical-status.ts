import { interfaceName } from './config/interface-kinds.ts';
import { type InterfaceState, interfaceIn, isShut, portDefaults } from './config/interfaces.ts';
import { valueAt, valuesOf } from './config/keyed.ts';
import { type LogicalKind, logicalInterfaces, nameOfLogical } from './config/logical-interfaces.ts';
import { subInterfaces } from './config/sub-interfaces.ts';
import { parseRanges, vlanKey, vlans } from './config/vlans.ts';
import type { Device } from './device.ts';
import { type PortStatus, portStatuses } from './port-status.ts';

/** Why an interface that exists by configuration is down. */
export type LogicalDownReason = 'administratively' | 'no-members' | 'vlan-down' | 'parent-down' | 'no-tunnel';

/** A port-channel, VLAN interface, loopback or sub-interface with what is configured on it and how it is. */
export interface LogicalStatus {
  readonly known: { readonly kind: LogicalKind | 'sub-interface'; readonly number: number };
  /** `Vlan10`, `port-channel5`, `loopback0`, `Ethernet1/1.10`. */
  readonly name: string;
  readonly state: InterfaceState;
  readonly isShut: boolean;
  /** Undefined while it is up. */
  readonly down: LogicalDownReason | undefined;
  /** The ports that belong to a port-channel. */
  readonly members: readonly PortStatus[];
}

/**
 * Every logical interface of a switch: those with a number of their own first, sub-interfaces behind them. A port-channel is up with a
 * member that has a link, a VLAN interface with a port of its VLAN that has one, and a sub-interface with what it lies on.
 */
export function logicalStatuses(device: Device): readonly LogicalStatus[] {
  const { running } = device.configuration;
  const made = valuesOf(logicalInterfaces.of(running));
  const subs = valuesOf(subInterfaces.of(running));
  if (made.length + subs.length === 0) return [];
  const system = portDefaults.of(running);
  const ports = portStatuses(device);
  const statusOf = (
    name: string,
    known: LogicalStatus['known'],
    lacking: LogicalDownReason | undefined,
    members: readonly PortStatus[] = [],
  ): LogicalStatus => {
    const state = interfaceIn(running, name);
    const isDown = isShut(name, state, system);
    return { known, name, state, isShut: isDown, down: isDown ? 'administratively' : lacking, members };
  };
  const byGroup = membersByGroup(ports);
  const channels = made
    .filter(({ kind }) => kind === 'port-channel')
    .map((known) => {
      const members = byGroup.get(known.number) ?? [];
      return statusOf(nameOfLogical(known), known, isAnyUp(members) ? undefined : 'no-members', members);
    });
  const byName = new Map(channels.map((status) => [status.name, status]));
  const carriers = [...ports.filter(({ state }) => state.channelGroup === undefined), ...channels].filter(
    ({ down }) => down === undefined,
  );
  const others = made.map((known) => {
    const name = nameOfLogical(known);
    return byName.get(name) ?? statusOf(name, known, lackingOf(device, known, carriers));
  });
  const up = new Set([
    ...ports.flatMap(({ port, down }) => (down === undefined ? [port.name] : [])),
    ...channels.flatMap(({ name, down }) => (down === undefined ? [name] : [])),
  ]);
  return [
    ...others,
    ...subs.map((name) => {
      const { parent, sub = 0 } = interfaceName(name);
      return statusOf(name, { kind: 'sub-interface', number: sub }, up.has(parent) ? undefined : 'parent-down');
    }),
  ];
}

function membersByGroup(ports: readonly PortStatus[]): ReadonlyMap<number, readonly PortStatus[]> {
  const groups = new Map<number, PortStatus[]>();
  for (const port of ports) {
    const group = port.state.channelGroup;
    if (group === undefined) continue;
    const members = groups.get(group) ?? [];
    members.push(port);
    groups.set(group, members);
  }
  return groups;
}

function isAnyUp(members: readonly { readonly down: unknown }[]): boolean {
  return members.some(({ down }) => down === undefined);
}

/** `carriers` are those that are up. */
function lackingOf(
  { configuration }: Device,
  { kind, number }: LogicalStatus['known'],
  carriers: readonly { readonly state: InterfaceState }[],
): LogicalDownReason | undefined {
  if (kind === 'loopback') return undefined;
  if (kind !== 'Vlan') return 'no-tunnel';
  const vlan = valueAt(configuration.of(vlans), vlanKey(number));
  if (vlan === undefined || vlan.isShutdown) return 'vlan-down';
  return carriers.some(({ state }) => carries(state, number)) ? undefined : 'vlan-down';
}

/** Whether a port carries a VLAN. */
export function carries(state: InterfaceState, vlan: number): boolean {
  if (state.isRouted) return false;
  if (state.mode !== 'trunk') return state.accessVlan === vlan;
  return state.allowedVlans === undefined || (parseRanges(state.allowedVlans, 1, 4094) ?? []).includes(vlan);
}

/** An interface of layer 3, whatever it is made of. */
export interface RoutedInterface {
  readonly name: string;
  readonly vrf: string;
  /** With prefix length, `192.0.2.1/24`; undefined where it has none. */
  readonly address: string | undefined;
  readonly isUp: boolean;
  readonly isShut: boolean;
  /** The number by which the device counts its interfaces (`iod`). */
  readonly index: number;
  /** `547f.ee12.3456`. */
  readonly macAddress: string;
}

/** An interface that has an address of IPv4. */
export interface AddressedInterface extends RoutedInterface {
  readonly address: string;
}

/** Numbers that the device counts interfaces by: mgmt0 is 2, ports follow the first four, then what is configured (inferred). */
const managementIndex = 2;
const firstPortIndex = 4;

/** The kinds that stand before the ports in the tables of IP (inferred). */
const tableOrder = ['Vlan', 'loopback', 'port-channel', 'Tunnel', 'sub-interface'] as const;

/** Every interface of layer 3, in the order of the tables of IP. */
export function routedInterfaces(device: Device): readonly RoutedInterface[] {
  const ports = portStatuses(device);
  const ofPorts = ports.flatMap(({ port, state, isShut: isDown, down, macAddress }, position) => {
    const index = port.number === 0 ? managementIndex : firstPortIndex + position;
    return routed(port.name, state, { isUp: down === undefined, isShut: isDown, index, macAddress });
  });
  const made = logicalStatuses(device).map(({ known, name, state, isShut: isDown, down, members }, position) => ({
    kind: known.kind,
    found: routed(name, state, {
      isUp: down === undefined,
      isShut: isDown,
      index: firstPortIndex + ports.length + position,
      macAddress: members[0]?.macAddress ?? device.macAddress,
    }),
  }));
  return [...tableOrder.flatMap((kind) => made.flatMap((one) => (one.kind === kind ? one.found : []))), ...ofPorts];
}

/** Those of them that have an address of IPv4. */
export function addressedInterfaces(device: Device): readonly AddressedInterface[] {
  return routedInterfaces(device).flatMap(({ address, ...one }) =>
    address === undefined ? [] : [{ ...one, address }],
  );
}

function routed(
  name: string,
  { vrf, address, isRouted }: InterfaceState,
  about: Pick<RoutedInterface, 'isUp' | 'isShut' | 'index' | 'macAddress'>,
): readonly RoutedInterface[] {
  return isRouted ? [{ name, vrf, address, ...about }] : [];
}
