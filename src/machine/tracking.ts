import { type Body, bodyOf, emptyBody, entriesAt, type LineValues, listAt, valuesAt } from './config/body.ts';
import { valuesOf } from './config/keyed.ts';
import { slice } from './config/slice.ts';
import type { Device } from './device.ts';
import { addressedInterfaces, logicalStatuses } from './logical-status.ts';
import { portStatuses } from './port-status.ts';
import { hasRoute } from './routes.ts';

/** A tracked object and whether what it watches is there. */
export interface TrackedObject {
  readonly number: number;
  /** What the line says; `$0` is which of the ways of the line it goes. */
  readonly values: LineValues;
  readonly body: Body;
  readonly kind: 'interface' | 'route' | 'sla' | 'list';
  /** What is watched of it, as tables say it. */
  readonly what: string;
  readonly isUp: boolean;
}

/** The tracked objects in the order of their numbers. */
export function trackedObjects(device: Device): readonly TrackedObject[] {
  const body = slice<Body>('lines of track', emptyBody).of(device.configuration.running);
  const entries = valuesOf(entriesAt(body, 'track'));
  const up = upInterfaces(device);
  const known = new Map<number, TrackedObject>();
  const objects = entries.map(({ values, body: own = emptyBody }) => {
    const found = single(device, values, own, up);
    const object = { number: Number(values.object), values, body: own, ...found };
    known.set(object.number, object);
    return object;
  });
  return objects.map((object) =>
    object.kind === 'list'
      ? { ...object, isUp: isListUp(object, (number) => known.get(number)?.isUp === true) }
      : object,
  );
}

/** The interfaces that are up. */
function upInterfaces(device: Device): ReadonlySet<string> {
  return new Set([
    ...portStatuses(device).flatMap(({ port, down }) => (down === undefined ? [port.name] : [])),
    ...logicalStatuses(device).flatMap(({ name, down }) => (down === undefined ? [name] : [])),
  ]);
}

function single(
  device: Device,
  values: LineValues,
  body: Body,
  up: ReadonlySet<string>,
): Pick<TrackedObject, 'kind' | 'what' | 'isUp'> {
  const { interface: port, prefix, prefix6, operation, logic } = values;
  if (port !== undefined) {
    const what = (['Line Protocol', 'IP Routing', 'IPv6 Routing'] as const)[Number(values.$1 ?? 0)] ?? 'Line Protocol';
    const isAddressed =
      what === 'Line Protocol' ||
      (what === 'IP Routing'
        ? addressedInterfaces(device).some(({ name }) => name === port)
        : entriesAt(bodyOf(device.configuration.running, 'config-if', String(port)), 'ipv6 address').size > 0);
    return { kind: 'interface', what, isUp: up.has(String(port)) && isAddressed };
  }
  if (prefix !== undefined || prefix6 !== undefined) {
    const vrf = String(valuesAt(body, 'vrf member')?.vrf ?? 'default');
    const isUp = prefix !== undefined && hasRoute(device, vrf, String(prefix).split('/')[0] ?? '');
    return { kind: 'route', what: 'Reachability', isUp };
  }
  if (operation !== undefined)
    return { kind: 'sla', what: values.of === 'state' ? 'State' : 'Reachability', isUp: false };
  return {
    kind: 'list',
    what: logic === undefined ? `Threshold ${values.threshold}` : `Boolean ${logic}`,
    isUp: false,
  };
}

function isListUp({ values, body }: TrackedObject, isUp: (number: number) => boolean): boolean {
  const members = listAt(body, 'object').map(({ member, weight = 10, ...rest }) => ({
    // The first way of the line says `not`.
    isUp: isUp(Number(member)) !== (rest.$0 === '0'),
    weight: Number(weight),
  }));
  if (members.length === 0) return false;
  if (values.logic === 'and') return members.every((one) => one.isUp);
  if (values.logic === 'or') return members.some((one) => one.isUp);
  const counted = members.filter((one) => one.isUp);
  if (values.threshold === 'percentage') {
    return (counted.length / members.length) * 100 >= Number(valuesAt(body, 'threshold percentage up')?.up ?? 100);
  }
  return (
    counted.reduce((sum, { weight }) => sum + weight, 0) >= Number(valuesAt(body, 'threshold weight up')?.up ?? 255)
  );
}
