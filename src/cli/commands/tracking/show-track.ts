import { listAt, valuesAt } from '../../../machine/config/body.ts';
import type { Device } from '../../../machine/device.ts';
import { type TrackedObject, trackedObjects } from '../../../machine/tracking.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';

interface Wanted {
  readonly object?: number;
  readonly kind?: string;
}

function wanted(device: Device, { object, kind }: Wanted): readonly TrackedObject[] {
  const kinds: Readonly<Record<string, TrackedObject['kind']>> = {
    interface: 'interface',
    ip: 'route',
    ipv6: 'route',
    list: 'list',
  };
  return trackedObjects(device).filter(
    (one) => (object === undefined || one.number === object) && (kind === undefined || one.kind === kinds[kind]),
  );
}

function stateOf({ isUp }: TrackedObject): string {
  return isUp ? 'UP' : 'DOWN';
}

function instanceOf({ kind, values }: TrackedObject): string {
  if (kind === 'list') return '-----';
  return String(values.interface ?? values.prefix ?? values.prefix6 ?? values.operation);
}

function* objectLines(one: TrackedObject, byNumber: ReadonlyMap<number, TrackedObject>): Generator<string> {
  const { number, kind, values, body, what } = one;
  yield `Track ${number}`;
  if (kind === 'list') yield `  List  ${what}`;
  else if (kind === 'sla') yield `  IP SLA ${values.operation} ${what}`;
  else if (kind === 'route') yield `  ${values.prefix === undefined ? 'IPv6' : 'IP'} Route ${instanceOf(one)} ${what}`;
  else yield `  Interface ${instanceOf(one)} ${what}`;
  yield `  ${what} is ${stateOf(one)}`;
  yield '  0 changes, last change never';
  const up = valuesAt(body, 'delay');
  const delays = [
    up?.seconds === undefined ? [] : `up ${up.seconds} secs`,
    up?.downSeconds === undefined ? [] : `down ${up.downSeconds} secs`,
  ].flat();
  const members = listAt(body, 'object');
  if (members.length > 0) yield '  Track List Members:';
  for (const { member, weight } of members) {
    const known = byNumber.get(Number(member));
    yield `  object ${member}${weight === undefined ? '' : ` weight ${weight}`} ${known === undefined ? 'DOWN' : stateOf(known)}`;
  }
  if (delays.length > 0) yield `  Delay ${delays.join(', ')}`;
  yield '';
}

const rowsOf = (all: readonly TrackedObject[]) =>
  table(
    'track',
    all.map((one) => ({
      track_id: String(one.number),
      type: one.kind,
      instance: instanceOf(one),
      parameter: one.what,
      object_state: stateOf(one),
      state_chg_count: '0',
      last_chg_time: 'never',
    })),
  );

/** `show track` (layout: genie ShowTrack; keys inferred). */
const full = showing('show track [<object:1-500>] [<kind:interface|ip|ipv6|list>]', {
  examples: ['show track', 'show track 1', 'show track interface'],
  read: ({ args, device }) => ({ all: trackedObjects(device), shown: wanted(device, args as Wanted) }),
  *print({ all, shown }) {
    const byNumber = new Map(all.map((one) => [one.number, one]));
    for (const one of shown) yield* objectLines(one, byNumber);
  },
  structure: ({ shown }) => rowsOf(shown),
});

/** `show track brief` (layout: genie ShowTrackBrief). */
const brief = showing('show track [<kind:interface|ip|ipv6|list>] brief', {
  examples: ['show track brief', 'show track list brief'],
  read: ({ args, device }) => wanted(device, args as Wanted),
  *print(shown) {
    if (shown.length > 0) yield 'Track Type       Instance                 Parameter         State    Last Change';
    for (const one of shown) {
      const type = { interface: 'Interface', route: 'IP Route', sla: 'IP SLA', list: 'List' }[one.kind];
      yield `${String(one.number).padEnd(6)}${type.padEnd(13)}${instanceOf(one).padEnd(20)}${one.what.padEnd(23)}${stateOf(one).padEnd(8)}never`;
    }
  },
  structure: rowsOf,
});

export const showTrack = [full, brief];
