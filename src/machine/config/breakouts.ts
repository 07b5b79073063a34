import type { Model } from '../../facts/model.ts';
import { type Keyed, noneKeyed, numberKey, valueAt, withEach } from './keyed.ts';
import { ethernetPorts, managementPort, type Port } from './ports.ts';
import { type RunningConfiguration, slice } from './slice.ts';

/** Into what a port can be split. Cisco's interface guide for Nexus 3000: a 40 Gb/s port into four of 10 Gb/s. */
export const breakoutMaps = ['10g-4x'] as const;
export type BreakoutMap = (typeof breakoutMaps)[number];

const lanes: Readonly<Record<BreakoutMap, { readonly count: number; readonly speedMbps: number }>> = {
  '10g-4x': { count: 4, speedMbps: 10_000 },
};

/** The ports that are split, by number. */
export const breakouts = slice<Keyed<BreakoutMap>>('breakouts', noneKeyed);

/** The key of a port in a configuration. */
export function breakoutKey(number: number): string {
  return numberKey(number, 3);
}

/** Whether a port can be split: the QSFP cages. */
export function isBreakable({ speedMbps }: Port): boolean {
  return speedMbps >= 40_000;
}

/** The ports split, or made whole again. */
export function withBreakouts(
  known: Keyed<BreakoutMap>,
  numbers: readonly number[],
  map: BreakoutMap | undefined,
): Keyed<BreakoutMap> {
  return withEach(known, numbers.map(breakoutKey).sort(), () => map);
}

/** The ports of a model, as they are split. */
interface Ports {
  readonly split: Keyed<BreakoutMap>;
  readonly ports: readonly Port[];
  readonly names: ReadonlySet<string>;
}

const knownPorts = new WeakMap<Model, Ports>();

function splitPorts(model: Model, running: RunningConfiguration): Ports {
  const split = breakouts.of(running);
  const known = knownPorts.get(model);
  if (known?.split === split) return known;
  const whole = ethernetPorts(model);
  const ports = split.size === 0 ? whole : whole.flatMap((port) => lanesOf(port, split));
  const made = { split, ports, names: new Set([managementPort, ...ports].map(({ name }) => name)) };
  knownPorts.set(model, made);
  return made;
}

/** The Ethernet ports that a switch has now: a split port is gone, and its lanes (`Ethernet1/49/1`) are there in its place. */
export function portsIn(model: Model, running: RunningConfiguration): readonly Port[] {
  return splitPorts(model, running).ports;
}

/** Whether a switch has now the port of that full name. */
export function isPort(model: Model, running: RunningConfiguration, name: string): boolean {
  return splitPorts(model, running).names.has(name);
}

function lanesOf(port: Port, split: Keyed<BreakoutMap>): readonly Port[] {
  const map = valueAt(split, breakoutKey(port.number));
  if (map === undefined) return [port];
  const { count, speedMbps } = lanes[map];
  return Array.from({ length: count }, (_, index) => ({
    ...port,
    name: `${port.name}/${index + 1}`,
    lane: index + 1,
    speedMbps,
  }));
}
