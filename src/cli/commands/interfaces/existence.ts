import { withoutBodies } from '../../../machine/config/body.ts';
import { breakouts, portsIn, withBreakouts } from '../../../machine/config/breakouts.ts';
import { interfaceName, mayBeSwitched } from '../../../machine/config/interface-kinds.ts';
import { defaultsOf, interfaceIn, portDefaults } from '../../../machine/config/interfaces.ts';
import { valuesOf } from '../../../machine/config/keyed.ts';
import {
  type LogicalKind,
  logicalInterfaces,
  nameOfLogical,
  parseLogical,
  withLogical,
  withoutLogical,
} from '../../../machine/config/logical-interfaces.ts';
import { managementPort } from '../../../machine/config/ports.ts';
import {
  subInterfaces,
  subInterfacesOf,
  withoutSubInterfaces,
  withSubInterfaces,
} from '../../../machine/config/sub-interfaces.ts';
import type { Device } from '../../../machine/device.ts';
import type { View } from '../../shell/command.ts';
import { change, followChannels, interfaceMode, membersOf } from './interface-mode.ts';

/**
 * Interfaces that exist because they are named. What a sub-interface lies on must be there and routed (inferred words); undefined when
 * all of them exist now.
 */
export function make({ configuration, clock }: Device, names: readonly string[]): string | undefined {
  const { running } = configuration;
  const subs = names.filter((name) => interfaceName(name).sub !== undefined);
  for (const name of subs) {
    const { parent } = interfaceName(name);
    if (!interfaceIn(running, parent).isRouted) {
      return `ERROR: ${parent}: a sub-interface needs a layer 3 port`;
    }
  }
  const added = names.flatMap((name) => parseLogical(name) ?? []);
  if (added.length === 0 && subs.length === 0) return undefined;
  const withMade = logicalInterfaces.in(running, withLogical(logicalInterfaces.of(running), added));
  configuration.replace(subInterfaces.in(withMade, withSubInterfaces(subInterfaces.of(withMade), subs)), clock.now());
  return undefined;
}

/** Takes interfaces away that exist because they were named; a port is only put back to its defaults. */
export function unmake(device: Device, names: readonly string[]): void {
  const { configuration, clock } = device;
  const gone = names.flatMap((name) => parseLogical(name) ?? []);
  const channels = new Set(gone.flatMap(({ kind, number }) => (kind === 'port-channel' ? [number] : [])));
  const members = membersOf(configuration.running, channels);
  if (members.length > 0) change(device, members, () => leftChannel);
  reset(device, names);
  dropSubInterfaces(device, gone.map(nameOfLogical));
  const subs = names.filter((name) => interfaceName(name).sub !== undefined);
  const { running } = configuration;
  const without = logicalInterfaces.in(running, withoutLogical(logicalInterfaces.of(running), gone));
  configuration.replace(subInterfaces.in(without, withoutSubInterfaces(subInterfaces.of(without), subs)), clock.now());
}

/** What a port has that belongs to no port-channel. */
export const leftChannel = { channelGroup: undefined, channelMode: undefined, isForced: undefined } as const;

/** Everything on some interfaces back to its defaults; sub-interfaces of those that are switched then go. */
export function reset(device: Device, names: readonly string[]): void {
  const { configuration } = device;
  const system = configuration.of(portDefaults);
  change(device, names, (_state, name) => defaultsOf(name, system));
  dropLines(device, names);
  followChannels(device, names);
  dropSubInterfaces(
    device,
    names.filter((name) => mayBeSwitched(name) && !interfaceIn(configuration.running, name).isRouted),
  );
}

/** Takes the sub-interfaces of some ports and port-channels away. */
export function dropSubInterfaces(device: Device, parents: readonly string[]): void {
  const { configuration, clock } = device;
  if (configuration.of(subInterfaces).size === 0) return;
  const gone = parents.flatMap((name) => subInterfacesOf(configuration.running, name));
  if (gone.length === 0) return;
  change(device, gone, (_state, name) => defaultsOf(name));
  dropLines(device, gone);
  configuration.change(subInterfaces, withoutSubInterfaces(configuration.of(subInterfaces), gone), clock.now());
}

/** Takes away what families have configured on some interfaces beside their state. */
function dropLines({ configuration, clock }: Device, names: readonly string[]): void {
  configuration.replace(withoutBodies(configuration.running, interfaceMode.name, names), clock.now());
}

/** Splits ports or makes them whole; what was configured on what is then gone goes with it. */
export function split(device: Device, numbers: readonly number[], map: '10g-4x' | undefined): void {
  const { configuration, clock } = device;
  const before = portsIn(device.model, configuration.running);
  configuration.change(breakouts, withBreakouts(configuration.of(breakouts), numbers, map), clock.now());
  const now = new Set(portsIn(device.model, configuration.running).map(({ name }) => name));
  const gone = before.flatMap(({ name }) => (now.has(name) ? [] : [name]));
  if (gone.length === 0) return;
  reset(device, gone);
  dropSubInterfaces(device, gone);
}

/** Every interface that stands in the running configuration, in its order; sub-interfaces behind what they lie on. */
export function writtenInterfaces({ model, running }: Pick<View, 'model' | 'running'>): readonly string[] {
  const made = valuesOf(logicalInterfaces.of(running));
  const ofKind = (kind: LogicalKind): readonly string[] => made.filter((one) => one.kind === kind).map(nameOfLogical);
  const names = [
    ...ofKind('Vlan'),
    ...ofKind('port-channel'),
    ...ofKind('nve'),
    ...[...portsIn(model, running), managementPort].map(({ name }) => name),
    ...ofKind('loopback'),
    ...ofKind('Tunnel'),
  ];
  if (subInterfaces.of(running).size === 0) return names;
  return names.flatMap((name) => [name, ...subInterfacesOf(running, name)]);
}
