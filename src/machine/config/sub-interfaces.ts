import { sortKey } from './interface-kinds.ts';
import { type Keyed, noneKeyed, valuesOf, withEach } from './keyed.ts';
import { type RunningConfiguration, slice } from './slice.ts';

/**
 * The greatest number of a sub-interface. Cisco's guides speak of 511, public configurations have others as well: whatever a VLAN
 * can be called (inferred).
 */
export const subInterfaceMaximum = 4094;

/** The sub-interfaces that somebody has made, such as `Ethernet1/1.10`, in the order of their numbers. */
export const subInterfaces = slice<Keyed<string>>('sub-interfaces', noneKeyed);

/** Those of one port or port-channel. */
export function subInterfacesOf(running: RunningConfiguration, parent: string): readonly string[] {
  const all = subInterfaces.of(running);
  return all.size === 0 ? [] : valuesOf(all).filter((name) => name.startsWith(`${parent}.`));
}

/** The sub-interfaces with others among them. */
export function withSubInterfaces(known: Keyed<string>, names: readonly string[]): Keyed<string> {
  const byKey = new Map(names.map((name) => [sortKey(name), name]));
  return withEach(known, [...byKey.keys()].sort(), (before, key) => before ?? byKey.get(key));
}

/** The sub-interfaces without some of them. */
export function withoutSubInterfaces(known: Keyed<string>, names: readonly string[]): Keyed<string> {
  return withEach(known, names.map(sortKey).sort(), () => undefined);
}
