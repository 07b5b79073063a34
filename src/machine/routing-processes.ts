import { type Body, bodyOf, emptyBody, entriesAt, type LineValues, valuesAt } from './config/body.ts';
import { valuesOf } from './config/keyed.ts';
import { slice } from './config/slice.ts';
import type { Device } from './device.ts';
import { type AddressedInterface, addressedInterfaces } from './logical-status.ts';

/** A routing protocol in one VRF. */
export interface RoutingProcess {
  readonly tag: string;
  readonly vrf: string;
  /** What is configured of it, in this VRF alone. */
  readonly body: Body;
}

/** The protocols that run as processes with a tag, by the family of their lines. */
export type Protocol = 'eigrp' | 'isis' | 'ospf' | 'ospfv3' | 'rip';

/** The processes of a protocol: each in VRF default, then in the VRFs that it names. */
export function processesOf({ configuration }: Device, protocol: Protocol): readonly RoutingProcess[] {
  const body = slice<Body>(`lines of ${protocol}`, emptyBody).of(configuration.running);
  return valuesOf(entriesAt(body, `router ${protocol}`)).flatMap(({ values, body: own = emptyBody }) => [
    { tag: String(values.tag), vrf: 'default', body: own },
    ...valuesOf(entriesAt(own, 'vrf')).map((vrf) => ({
      tag: String(values.tag),
      vrf: String(vrf.values.name),
      body: vrf.body ?? emptyBody,
    })),
  ]);
}

/** The processes that a show command is about: of one VRF, of VRF default, or of all; of one tag if one is named. */
export function wantedProcesses(
  device: Device,
  protocol: Protocol,
  { tag, vrf = 'default' }: { readonly tag?: string | undefined; readonly vrf?: string | undefined },
): readonly RoutingProcess[] {
  return processesOf(device, protocol).filter(
    (one) => (tag === undefined || one.tag === tag) && (vrf === 'all' || one.vrf === vrf),
  );
}

/** An interface on which a process runs. */
export interface ProcessInterface extends AddressedInterface {
  /** The line that put it there. */
  readonly values: LineValues;
  /** All that is configured on it. */
  readonly body: Body;
}

/** The interfaces with an address on which a line of some identity names a process of this tag. */
export function interfacesOf(device: Device, { tag, vrf }: RoutingProcess, id: string): readonly ProcessInterface[] {
  return addressedInterfaces(device)
    .filter((one) => one.vrf === vrf)
    .flatMap((one) => {
      const body = bodyOf(device.configuration.running, 'config-if', one.name);
      return valuesOf(entriesAt(body, id))
        .filter(({ values }) => String(values.tag) === tag)
        .map(({ values }) => ({ ...one, values, body }));
    });
}

/**
 * The address by which a process is known: the configured one, else that of loopback0, of the first loopback, or of the first interface
 * that is up (Nexus 9000 unicast guide).
 */
export function routerIdOf(device: Device, { vrf, body }: RoutingProcess): string {
  const configured = valuesAt(body, 'router-id')?.id;
  if (configured !== undefined) return String(configured);
  const up = addressedInterfaces(device).filter((one) => one.vrf === vrf && one.isUp);
  const chosen =
    up.find(({ name }) => name === 'loopback0') ?? up.find(({ name }) => name.startsWith('loopback')) ?? up[0];
  return chosen?.address.split('/')[0] ?? '0.0.0.0';
}

/** A number that a line has, or what holds without it. */
export function numberAt(body: Body, id: string, name: string, otherwise: number): number {
  const value = valuesAt(body, id)?.[name];
  return typeof value === 'number' ? value : otherwise;
}
