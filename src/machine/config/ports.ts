import type { Model } from '../../facts/model.ts';

/** A port that a switch has, whether anything is configured on it or not. */
export interface Port {
  /** As the device writes it: `Ethernet1/1`, `mgmt0`. */
  readonly name: string;
  /** 0 for mgmt0, else the number behind the slash. */
  readonly number: number;
  /** The number behind the second slash, of a port that is a part of a split one. */
  readonly lane?: number;
  readonly speedMbps: number;
  /** The plug: a copper port reports a missing link, a cage a missing transceiver. */
  readonly isCopper: boolean;
}

/** The management port. */
export const managementPort: Port = { name: 'mgmt0', number: 0, speedMbps: 1000, isCopper: true };

/**
 * The Ethernet ports of a model in order. Speeds follow from the module type (`48x10GE + 6x40G Supervisor`: 48 ports of
 * 10 Gb/s, then 40 Gb/s); of alternatives (`16x10G/4x40G`) the one that gives the model's number of ports counts.
 */
export function ethernetPorts(model: Model): readonly Port[] {
  const groups = model.moduleType.split('+').map((part) => groupsOf(part));
  const speeds = groups.flatMap((alternatives) => alternatives[0] ?? []);
  const last = speeds.at(-1) ?? { speedMbps: 10_000, isCopper: false };
  return Array.from({ length: model.ports }, (_, index) => ({
    name: `Ethernet1/${index + 1}`,
    number: index + 1,
    ...(speeds[index] ?? last),
  }));
}

/** `Eth1/1` for `Ethernet1/1`, `Po5` for `port-channel5`, `Lo0` for `loopback0`, as tables have it; `Vlan10` stays. */
export function shortName(name: string): string {
  return name.replace('Ethernet', 'Eth').replace('port-channel', 'Po').replace('loopback', 'Lo');
}

type Plug = Pick<Port, 'speedMbps' | 'isCopper'>;

/** The alternatives of one part of a module type, each as one plug for each port. */
function groupsOf(part: string): readonly (readonly Plug[])[] {
  return [...part.matchAll(/(\d+)x(\d+)G(E|T)?/g)].map(([, count, speed, plug]) =>
    Array.from({ length: Number(count) }, () => ({
      speedMbps: Number(speed) * 1000,
      isCopper: plug === 'T' || (plug === 'E' && speed === '1'),
    })),
  );
}
