import type { Body } from '../../../machine/config/body.ts';
import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { type PortStatus, portStatuses } from '../../../machine/port-status.ts';
import { integer } from '../../grammar/arg-types.ts';
import { arg, either, flag, word } from '../../grammar/tokens.ts';
import { isOn, listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import {
  destinationInterface,
  destinationIp,
  erspanId,
  filterList,
  filterVlan,
  monitorSession,
  originAddress,
  sessionDescription,
  sessionDscp,
  sessionShut,
  sessionTtl,
  sessionVrf,
  sourceInterface,
  sourceIp,
  sourceVlan,
  spanLines,
} from './lines.ts';

type Direction = 'both' | 'rx' | 'tx';

/** A session with how it is. */
interface MonitorSession {
  readonly number: number;
  readonly type: string;
  readonly description: string;
  /** Why it is down; undefined while it is up. */
  readonly reason: string | undefined;
  readonly body: Body;
  readonly ports: Readonly<Record<Direction, readonly string[]>>;
  readonly vlans: Readonly<Record<Direction, readonly string[]>>;
  readonly destinations: readonly string[];
  readonly origin: string | undefined;
}

const showWord = word('show', 'Show running system information');
const monitorWord = word('monitor', 'Show Ethernet SPAN information');
const none = 'Note: No sessions configured';

/** `show monitor` (layout: Cisco's system management guides; keys: its command reference of 9.3). */
export const showMonitor = show({
  syntax: [showWord, monitorWord],
  examples: ['show monitor'],
  read: ({ device }) => sessionsOf(device),
  *print(sessions) {
    if (sessions.length === 0) {
      yield none;
      return;
    }
    yield 'Session  State        Reason                  Description';
    yield '-------  -----------  ----------------------  --------------------------------';
    for (const { number, reason, description } of sessions) {
      const state = reason === undefined ? 'up' : 'down';
      const why = reason ?? 'The session is up';
      yield `${String(number).padEnd(9)}${state.padEnd(13)}${why.padEnd(24)}${description}`;
    }
  },
  structure: (sessions) =>
    sessions.length === 0
      ? none
      : table(
          'session',
          sessions.map(({ number, reason, description }) => ({
            session_number: String(number),
            state: reason === undefined ? 'up' : 'down',
            state_reason: reason ?? 'The session is up',
            description,
          })),
        ),
});

/** `show monitor session` (layout: genie's goldens and Cisco's guides for Nexus 3000; keys inferred but for those of `show monitor`). */
export const showMonitorSession = show({
  syntax: [
    showWord,
    monitorWord,
    word('session', 'Show session info'),
    either({ all: [word('all', 'All sessions')], one: [arg('number', integer(1, 48), 'Session number')] }),
    flag('isBrief', word('brief', 'Brief information')),
  ],
  examples: ['show monitor session all', 'show monitor session 1', 'show monitor session 1 brief'],
  read: ({ device, args }) =>
    sessionsOf(device).filter(({ number }) => args.number === undefined || number === args.number),
  *print(sessions) {
    if (sessions.length === 0) yield none;
    for (const session of sessions) yield* sessionLines(session);
    if (sessions.length > 0) yield* ['Legend: f = forwarding enabled, l = learning enabled', ''];
  },
  structure: (sessions) =>
    sessions.length === 0
      ? none
      : table(
          'session',
          sessions.map((session) => ({
            session_number: String(session.number),
            type: session.type,
            state: session.reason === undefined ? 'up' : 'down',
            ...(session.reason === undefined ? {} : { state_reason: session.reason }),
            ...Object.fromEntries(
              directions.map((direction) => [`sources-${direction}`, session.ports[direction].join(',')]),
            ),
            ...Object.fromEntries(
              directions.map((direction) => [`source-vlans-${direction}`, session.vlans[direction].join(',')]),
            ),
            dest_ports: session.destinations.join(','),
          })),
        ),
});

const directions: readonly Direction[] = ['rx', 'tx', 'both'];

function* sessionLines(session: MonitorSession): Generator<string> {
  const { body, type, reason } = session;
  yield `   session ${session.number}`;
  yield '---------------';
  if (session.description !== '') yield about('description', session.description);
  yield about('type', type);
  yield about('state', reason === undefined ? 'up' : `down (${reason})`);
  if (type !== 'local') {
    yield about('erspan-id', String(valuesIn(body, erspanId)?.erspanId ?? 'not configured'));
    yield about('vrf-name', valuesIn(body, sessionVrf)?.vrf ?? 'not configured');
  }
  if (type !== 'erspan-destination')
    yield about('acl-name', valuesIn(body, filterList)?.list ?? 'acl-name not specified');
  if (type === 'erspan-source') {
    yield about('ip-ttl', String(valuesIn(body, sessionTtl)?.ttl ?? 255));
    yield about('ip-dscp', String(valuesIn(body, sessionDscp)?.dscp ?? 0));
    yield about('destination-ip', valuesIn(body, destinationIp)?.ip ?? 'not configured');
    yield about('origin-ip', session.origin === undefined ? 'not configured' : `${session.origin} (global)`);
  }
  if (type === 'erspan-destination') yield about('source-ip', valuesIn(body, sourceIp)?.ip ?? 'not configured');
  if (type !== 'erspan-destination') {
    yield about('source intf', '');
    for (const direction of directions)
      yield `    ${below(direction, session.ports[direction].map(shortName).join(', '))}`;
    yield about('source VLANs', '');
    for (const direction of directions) yield `    ${below(direction, session.vlans[direction].join(','))}`;
    yield about('filter VLANs', valuesIn(body, filterVlan)?.vlans ?? 'filter not specified');
  }
  if (type !== 'erspan-source') yield about('destination ports', session.destinations.map(shortName).join(', '));
  yield '';
}

function about(name: string, value: string): string {
  return `${name.padEnd(18)}: ${value}`;
}

function sessionsOf(device: Device): readonly MonitorSession[] {
  const all = spanLines.slice.of(device.configuration.running);
  const ports = new Map(portStatuses(device).map((status) => [status.port.name, status]));
  return sectionsIn(all, monitorSession).map(({ values, body }) => {
    const sources = listIn(body, sourceInterface);
    const vlans = listIn(body, sourceVlan);
    const session = {
      number: values.session,
      type: values.type ?? 'local',
      description: valuesIn(body, sessionDescription)?.description ?? '',
      body,
      ports: byDirection(sources.map(({ interfaces, direction }) => [namesIn(interfaces), direction ?? 'both'])),
      vlans: byDirection(vlans.map(({ vlans: ids, direction }) => [[ids], direction ?? 'both'])),
      destinations: listIn(body, destinationInterface).flatMap(({ interfaces }) => namesIn(interfaces)),
      origin: valuesIn(all, originAddress)?.ip,
    };
    return { ...session, reason: reasonOf(session, ports) };
  });
}

function byDirection(
  sources: readonly (readonly [readonly string[], Direction])[],
): Readonly<Record<Direction, readonly string[]>> {
  const of = (wanted: Direction): readonly string[] =>
    sources.flatMap(([names, direction]) => (direction === wanted ? names : []));
  return { rx: of('rx'), tx: of('tx'), both: of('both') };
}

function namesIn(interfaces: string): readonly string[] {
  return interfaces.split(/,\s*/);
}

/** Why a session does not run, as the device says it (Cisco's system management guides). */
function reasonOf(
  { body, type, ports, vlans, destinations }: Omit<MonitorSession, 'reason'>,
  statuses: ReadonlyMap<string, PortStatus>,
): string | undefined {
  if (isOn(body, sessionShut)) return 'Session admin shut';
  const sources = directions.flatMap((direction) => ports[direction]);
  const hasVlans = directions.some((direction) => vlans[direction].length > 0);
  if (type !== 'erspan-destination' && sources.length === 0 && !hasVlans) return 'No sources configured';
  if (type === 'erspan-source') {
    return valuesIn(body, destinationIp) === undefined ? 'No dest configured' : 'No operational src/dst';
  }
  if (destinations.length === 0) return 'No dest configured';
  const isUp = (name: string): boolean => statuses.get(name)?.down === undefined && statuses.has(name);
  const areUp = destinations.some(isUp) && (hasVlans || sources.some(isUp) || type === 'erspan-destination');
  return areUp ? undefined : 'No operational src/dst';
}

function below(name: string, value: string): string {
  return `${name.padEnd(14)}: ${value}`;
}
