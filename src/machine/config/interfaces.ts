import { interfaceName, mayBeSwitched } from './interface-kinds.ts';
import { entriesOf, type Keyed, noneKeyed, valueAt, withEach } from './keyed.ts';
import { managementPort } from './ports.ts';
import { type RunningConfiguration, slice } from './slice.ts';
import { managementVrf } from './vrfs.ts';

/** How a switched port takes part in VLANs. */
export type SwitchportMode =
  | 'access'
  | 'trunk'
  | 'dot1q-tunnel'
  | 'private-vlan host'
  | 'private-vlan promiscuous'
  | 'private-vlan trunk promiscuous'
  | 'private-vlan trunk secondary';

/** What is configured on one interface. Undefined is the default of its layer. */
export interface InterfaceState {
  readonly description: string | undefined;
  /** Undefined: switched ports and mgmt0 are up, routed ports are down (pynxos running configuration). */
  readonly isShutdown: boolean | undefined;
  readonly isRouted: boolean;
  readonly mode: SwitchportMode;
  readonly accessVlan: number;
  readonly nativeVlan: number;
  /** VLANs that a trunk carries, as the device writes them; undefined for all. */
  readonly allowedVlans: string | undefined;
  readonly vrf: string;
  /** Address with prefix length, `192.0.2.1/24`. */
  readonly address: string | undefined;
  /** What is said behind the address, such as `tag 5`. */
  readonly addressOptions: string | undefined;
  /** The number of the port-channel that the port belongs to. */
  readonly channelGroup: number | undefined;
  /** How the port takes part; undefined is `on`. */
  readonly channelMode: 'active' | 'passive' | undefined;
  /** Whether it was put into the port-channel with `force`, which is written back. */
  readonly isForced: true | undefined;
}

const unconfigured: InterfaceState = {
  description: undefined,
  isShutdown: undefined,
  isRouted: false,
  mode: 'access',
  accessVlan: 1,
  nativeVlan: 1,
  allowedVlans: undefined,
  vrf: 'default',
  address: undefined,
  addressOptions: undefined,
  channelGroup: undefined,
  channelMode: undefined,
  isForced: undefined,
};

const unconfiguredRouted: InterfaceState = { ...unconfigured, isRouted: true };
const unconfiguredManagement: InterfaceState = { ...unconfiguredRouted, vrf: managementVrf };

/** How ports and port-channels begin: `system default switchport` and `system default switchport shutdown`. */
export interface PortDefaults {
  readonly isRouted: boolean;
  /** Whether switched ports are shut down; routed ones are in any case. */
  readonly isShutdown: boolean;
}

/** From the factory ports of a Nexus 3000 are switched and up (Cisco's layer 2 guides). */
export const factoryPortDefaults: PortDefaults = { isRouted: false, isShutdown: false };

/** How ports begin; see `withPortDefaults` for what a change does to those that exist. */
export const portDefaults = slice<PortDefaults>('port defaults', factoryPortDefaults);

/**
 * What an interface has before anybody configures it: mgmt0 is routed and lives in VRF management, ports and port-channels are as
 * the system's default says, all others are routed.
 */
export function defaultsOf(name: string, system: PortDefaults = factoryPortDefaults): InterfaceState {
  if (name === managementPort.name) return unconfiguredManagement;
  return mayBeSwitched(name) && !system.isRouted ? unconfigured : unconfiguredRouted;
}

/** The configured interfaces by name. */
export const interfaces = slice<Keyed<InterfaceState>>('interfaces', noneKeyed);

/** What holds for one interface in a configuration. */
export function interfaceIn(running: RunningConfiguration, name: string): InterfaceState {
  return valueAt(interfaces.of(running), name) ?? defaultsOf(name, portDefaults.of(running));
}

/**
 * Whether the interface is shut down by configuration. Unless it says so itself, a routed port, a VLAN interface and a sub-interface
 * are (batfish's tests of Nexus 9.2(3)); mgmt0, loopbacks and port-channels are not.
 */
export function isShut(name: string, state: InterfaceState, system: PortDefaults = factoryPortDefaults): boolean {
  return state.isShutdown ?? isShutByDefault(name, state.isRouted, system);
}

function isShutByDefault(name: string, isRouted: boolean, system: PortDefaults): boolean {
  const { kind, sub } = interfaceName(name);
  if (sub !== undefined) return true;
  switch (kind) {
    case 'mgmt':
    case 'loopback':
    case 'port-channel':
      return false;
    case 'ethernet':
      return isRouted || system.isShutdown;
    case 'Vlan':
    case 'nve':
    case 'Tunnel':
      return true;
  }
}

/**
 * `configured` with some fields of some interfaces changed. An interface back at its defaults is forgotten; `system` is what those
 * of ports are.
 */
export function withInterfaces(
  configured: Keyed<InterfaceState>,
  names: readonly string[],
  change: (state: InterfaceState, name: string) => Partial<InterfaceState>,
  system: PortDefaults = factoryPortDefaults,
): Keyed<InterfaceState> {
  const ascending = names.length < 2 ? names : [...names].sort();
  return withEach(configured, ascending, (known, name) => {
    const defaults = defaultsOf(name, system);
    const before = known ?? defaults;
    const after = { ...before, ...change(before, name) };
    if (isSame(after, defaults)) return undefined;
    return known !== undefined && isSame(after, known) ? known : after;
  });
}

/** A configuration with some fields of some interfaces changed. */
export function withChangedInterfaces(
  running: RunningConfiguration,
  names: readonly string[],
  change: (state: InterfaceState, name: string) => Partial<InterfaceState>,
): RunningConfiguration {
  return interfaces.in(running, withInterfaces(interfaces.of(running), names, change, portDefaults.of(running)));
}

/**
 * A configuration whose ports begin otherwise. Those that were in the layer of the default go with it and keep what both layers have;
 * those in the other layer stay there (inferred). What a port says that is the default now is no longer said by it.
 */
export function withPortDefaults(running: RunningConfiguration, system: PortDefaults): RunningConfiguration {
  const before = portDefaults.of(running);
  const names = Array.from(entriesOf(interfaces.of(running)), ([name]) => name).filter(mayBeSwitched);
  const changed = withInterfaces(
    interfaces.of(running),
    names,
    (state, name) =>
      state.isRouted === before.isRouted && before.isRouted !== system.isRouted
        ? inLayer(state, name, system.isRouted, system)
        : { isShutdown: ownShutdown(name, state, state.isRouted, system) },
    system,
  );
  return portDefaults.in(interfaces.in(running, changed), system);
}

/** What a port keeps that changes its layer: what was said of it, whether it is shut down where that is not the default, and its group. */
export function inLayer(
  state: InterfaceState,
  name: string,
  isRouted: boolean,
  system: PortDefaults = factoryPortDefaults,
): InterfaceState {
  const { description, channelGroup, channelMode, isForced } = state;
  const isShutdown = ownShutdown(name, state, isRouted, system);
  return { ...defaultsOf(name), description, isShutdown, channelGroup, channelMode, isForced, isRouted };
}

/** Whether an interface is shut down, where that is not the default of the layer. */
function ownShutdown(
  name: string,
  { isShutdown }: InterfaceState,
  isRouted: boolean,
  system: PortDefaults,
): boolean | undefined {
  return isShutdown === isShutByDefault(name, isRouted, system) ? undefined : isShutdown;
}

const fieldNames = Object.keys(unconfigured) as readonly (keyof InterfaceState)[];

function isSame(one: InterfaceState, other: InterfaceState): boolean {
  return fieldNames.every((field) => one[field] === other[field]);
}
