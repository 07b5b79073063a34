import { type Keyed, noneKeyed, valueAt, withEach } from './keyed.ts';
import { parseLogical } from './logical-interfaces.ts';
import { managementPort } from './ports.ts';
import { type RunningConfiguration, slice } from './slice.ts';
import { managementVrf } from './vrfs.ts';

/** What is configured on one interface. Undefined is the default of its layer. */
export interface InterfaceState {
  readonly description: string | undefined;
  /** Undefined: switched ports and mgmt0 are up, routed ports are down (pynxos running configuration). */
  readonly isShutdown: boolean | undefined;
  readonly isRouted: boolean;
  readonly mode: 'access' | 'trunk';
  readonly accessVlan: number;
  readonly nativeVlan: number;
  /** VLANs that a trunk carries, as the device writes them; undefined for all. */
  readonly allowedVlans: string | undefined;
  readonly vrf: string;
  /** Address with prefix length, `192.0.2.1/24`. */
  readonly address: string | undefined;
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
};

const unconfiguredRouted: InterfaceState = { ...unconfigured, isRouted: true };
const unconfiguredManagement: InterfaceState = { ...unconfiguredRouted, vrf: managementVrf };

/** What an interface has before anybody configures it: mgmt0 is routed and lives in VRF management, VLAN interfaces and loopbacks are routed. */
export function defaultsOf(name: string): InterfaceState {
  if (name === managementPort.name) return unconfiguredManagement;
  return name.startsWith('Vlan') || name.startsWith('loopback') ? unconfiguredRouted : unconfigured;
}

/** The configured interfaces by name. */
export const interfaces = slice<Keyed<InterfaceState>>('interfaces', noneKeyed);

/** What holds for one interface in a configuration. */
export function interfaceIn(running: RunningConfiguration, name: string): InterfaceState {
  return valueAt(interfaces.of(running), name) ?? defaultsOf(name);
}

/** Whether the interface is shut down by configuration. */
export function isShut(name: string, state: InterfaceState): boolean {
  return (
    state.isShutdown ?? (state.isRouted && name !== managementPort.name && parseLogical(name)?.kind !== 'loopback')
  );
}

/** `configured` with some fields of some interfaces changed. An interface back at its defaults is forgotten. */
export function withInterfaces(
  configured: Keyed<InterfaceState>,
  names: readonly string[],
  change: (state: InterfaceState, name: string) => Partial<InterfaceState>,
): Keyed<InterfaceState> {
  const ascending = names.length < 2 ? names : [...names].sort();
  return withEach(configured, ascending, (known, name) => {
    const defaults = defaultsOf(name);
    const before = known ?? defaults;
    const after = { ...before, ...change(before, name) };
    if (isSame(after, defaults)) return undefined;
    return known !== undefined && isSame(after, known) ? known : after;
  });
}

const fieldNames = Object.keys(unconfigured) as readonly (keyof InterfaceState)[];

function isSame(one: InterfaceState, other: InterfaceState): boolean {
  return fieldNames.every((field) => one[field] === other[field]);
}
