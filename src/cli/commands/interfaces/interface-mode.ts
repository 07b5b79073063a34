import { bodyOf, entriesAt } from '../../../machine/config/body.ts';
import { type InterfaceKind, interfaceName, mayBeSwitched } from '../../../machine/config/interface-kinds.ts';
import {
  type InterfaceState,
  interfaceIn,
  interfaces,
  type PortDefaults,
  portDefaults,
  withChangedInterfaces,
} from '../../../machine/config/interfaces.ts';
import { entriesOf, type Keyed } from '../../../machine/config/keyed.ts';
import { parseLogical } from '../../../machine/config/logical-interfaces.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import type { Device } from '../../../machine/device.ts';
import type { Context, View } from '../../shell/command.ts';
import type { Around } from '../../shell/conditions.ts';
import { submode } from '../../shell/mode.ts';

/**
 * `(config-if)#` or `(config-if-range)#`, about these interfaces. Which lines there are depends on what they are, by conditions that
 * hold when they hold for every one of them: `physical`, `port-channel`, `svi`, `loopback`, `mgmt`, `nve`, `tunnel` and
 * `sub-interface` by name; `ethernet` for ports and port-channels; `switched` or `routed` by layer; `access` or `trunk` by the mode of a
 * switched one; `member` for ports of a port-channel; `in ospf` and `in ospfv3` where a process runs.
 */
export const interfaceMode = submode<readonly string[]>('config-if', {
  prompt: (names) => {
    const is = names.some((name) => interfaceName(name).sub === undefined) ? 'config-if' : 'config-subif';
    return names.length > 1 ? `${is}-range` : is;
  },
  has(need, names, around) {
    const kindOnly = kindConditions[need];
    if (kindOnly !== undefined) return names.every(kindOnly);
    const process = processConditions[need];
    if (process !== undefined) {
      const { running } = around.configuration;
      return names.every((name) => process.some((id) => entriesAt(bodyOf(running, 'config-if', name), id).size > 0));
    }
    return stateConditions[need] === undefined ? undefined : layersOf(names, around).has.has(need);
  },
});

/** A condition on the kind of an interface; a sub-interface is of no kind but its own. */
function isOf(kind: InterfaceKind): (name: string) => boolean {
  return (name) => {
    const known = interfaceName(name);
    return known.kind === kind && known.sub === undefined;
  };
}

const kindConditions: Readonly<Record<string, (name: string) => boolean>> = {
  physical: isOf('ethernet'),
  'port-channel': isOf('port-channel'),
  svi: isOf('Vlan'),
  loopback: isOf('loopback'),
  mgmt: isOf('mgmt'),
  nve: isOf('nve'),
  tunnel: isOf('Tunnel'),
  'sub-interface': (name) => interfaceName(name).sub !== undefined,
  ethernet: mayBeSwitched,
};

/** The lines that put an interface into a process. */
const processConditions: Readonly<Record<string, readonly string[]>> = {
  'in ospf': ['ip router ospf area', 'ip router ospf tag multi-area'],
  'in ospfv3': ['ipv6 router ospfv3 area', 'ipv6 router ospfv3 tag multi-area'],
};

const stateConditions: Readonly<Record<string, (state: InterfaceState, name: string) => boolean>> = {
  switched: ({ isRouted }) => !isRouted,
  routed: ({ isRouted }, name) => isRouted && interfaceName(name).kind !== 'nve',
  access: ({ isRouted, mode }) => !isRouted && mode === 'access',
  trunk: ({ isRouted, mode }) => !isRouted && mode === 'trunk',
  member: ({ channelGroup }) => channelGroup !== undefined,
};

/** What holds for the interfaces of a place, in the configuration it was found in. */
interface Layers {
  readonly configured: Keyed<InterfaceState>;
  readonly system: PortDefaults;
  readonly has: ReadonlySet<string>;
}

/** What was found of the interfaces of a place: a line asks several times, and there may be thousands. */
const knownLayers = new WeakMap<readonly string[], Layers>();

function layersOf(names: readonly string[], { configuration }: Around): Layers {
  const configured = configuration.of(interfaces);
  const system = configuration.of(portDefaults);
  const known = knownLayers.get(names);
  if (known?.configured === configured && known.system === system) return known;
  const states = names.map((name): readonly [InterfaceState, string] => [
    interfaceIn(configuration.running, name),
    name,
  ]);
  const has = Object.entries(stateConditions).flatMap(([need, holds]) =>
    states.every(([state, name]) => holds(state, name)) ? [need] : [],
  );
  const layers = { configured, system, has: new Set(has) };
  knownLayers.set(names, layers);
  return layers;
}

/** What the members of a port-channel have from it. */
export function switching({ isRouted, mode, accessVlan, nativeVlan, allowedVlans }: InterfaceState): Switching {
  return { isRouted, mode, accessVlan, nativeVlan, allowedVlans };
}

/** What a port-channel and its members have in common. */
export type Switching = Pick<InterfaceState, (typeof switchingFields)[number]>;

/**
 * Changes how some interfaces are switched; the members of a port-channel become what it is, and none of them becomes anything else
 * (that it is refused and its words are inferred).
 */
export function changeSwitching(
  { device, refuse }: Pick<Context<unknown>, 'device' | 'refuse'>,
  names: readonly string[],
  fields: (state: InterfaceState, name: string) => Partial<InterfaceState>,
): void {
  const before = device.configuration.running;
  const isHeld = (name: string): boolean => {
    const state = interfaceIn(before, name);
    if (state.channelGroup === undefined) return false;
    const after = { ...state, ...fields(state, name) };
    return switchingFields.some((field) => after[field] !== state[field]);
  };
  const held = names.find(isHeld);
  if (held !== undefined) {
    const group = interfaceIn(before, held).channelGroup;
    refuse(`ERROR: ${held} is a member of port-channel${group}: configure the port-channel`);
    return;
  }
  change(device, names, fields);
  followChannels(device, names);
}

/** Members become what the port-channels among some interfaces are. */
export function followChannels(device: Device, names: readonly string[]): void {
  const { running } = device.configuration;
  const channels = new Map(
    names.flatMap((name): readonly (readonly [number, string])[] => {
      const known = parseLogical(name);
      return known?.kind === 'port-channel' ? [[known.number, name]] : [];
    }),
  );
  const members = membersOf(running, new Set(channels.keys()));
  if (members.length === 0) return;
  change(device, members, ({ channelGroup }) => {
    const channel = channelGroup === undefined ? undefined : channels.get(channelGroup);
    return channel === undefined ? {} : switching(interfaceIn(running, channel));
  });
}

const switchingFields = ['isRouted', 'mode', 'accessVlan', 'nativeVlan', 'allowedVlans'] as const;

/** The ports that belong to some port-channels, in the order of their names. */
export function membersOf(running: RunningConfiguration, channels: ReadonlySet<number>): readonly string[] {
  if (channels.size === 0) return [];
  return Array.from(entriesOf(interfaces.of(running))).flatMap(([name, { channelGroup }]) =>
    channelGroup !== undefined && channels.has(channelGroup) ? [name] : [],
  );
}

/** Changes some interfaces. */
export function change(
  { configuration, clock }: Device,
  names: readonly string[],
  fields: (state: InterfaceState, name: string) => Partial<InterfaceState>,
): void {
  configuration.replace(withChangedInterfaces(configuration.running, names, fields), clock.now());
}

/** The lines that `write` gives for each of the interfaces. */
export function lines(
  { running }: View,
  names: readonly string[],
  write: (state: InterfaceState, name: string) => readonly string[],
): readonly string[] {
  return names.flatMap((name) => write(interfaceIn(running, name), name));
}
