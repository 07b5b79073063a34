import { isDeepStrictEqual } from 'node:util';
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

/** What an interface has before anybody configures it: mgmt0 is routed and lives in VRF management, VLAN interfaces and loopbacks are routed. */
export function defaultsOf(name: string): InterfaceState {
  if (name === managementPort.name) return { ...unconfigured, isRouted: true, vrf: managementVrf };
  const kind = parseLogical(name)?.kind;
  return kind === 'Vlan' || kind === 'loopback' ? { ...unconfigured, isRouted: true } : unconfigured;
}

/** The configured interfaces by name. */
export const interfaces = slice<Readonly<Record<string, InterfaceState>>>('interfaces', {});

/** What holds for one interface in a configuration. */
export function interfaceIn(running: RunningConfiguration, name: string): InterfaceState {
  return interfaces.of(running)[name] ?? defaultsOf(name);
}

/** Whether the interface is shut down by configuration. */
export function isShut(name: string, state: InterfaceState): boolean {
  return (
    state.isShutdown ?? (state.isRouted && name !== managementPort.name && parseLogical(name)?.kind !== 'loopback')
  );
}

/** `configured` with some fields of some interfaces changed. An interface back at its defaults is forgotten. */
export function withInterfaces(
  configured: Readonly<Record<string, InterfaceState>>,
  names: readonly string[],
  change: (state: InterfaceState, name: string) => Partial<InterfaceState>,
): Readonly<Record<string, InterfaceState>> {
  const next = new Map(Object.entries(configured));
  for (const name of names) {
    const before = next.get(name) ?? defaultsOf(name);
    const after = { ...before, ...change(before, name) };
    if (isDeepStrictEqual(after, defaultsOf(name))) next.delete(name);
    else next.set(name, after);
  }
  return Object.fromEntries(next);
}
