import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { listIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { rmonEventsOf } from './rmon.ts';
import { rmonAlarm, rmonAlarmLines, rmonHighAlarm } from './rmon-alarms.ts';

const help = {
  rmon: 'Show RMON information',
  alarms: 'Show alarms',
  hcalarms: 'Show high capacity alarms',
  events: 'Show events',
  info: 'Show how many alarms and events there are',
  logs: 'Show what events have logged',
};

/** An alarm as tables tell it. */
interface Alarm {
  readonly number: number;
  readonly object: string;
  readonly interval: number;
  readonly sample: string;
  readonly rising: number | string;
  readonly falling?: number | string | undefined;
  readonly risingEvent?: number | undefined;
  readonly fallingEvent?: number | undefined;
  readonly owner?: string | undefined;
  readonly startup?: number | undefined;
}

function alarmsOf(running: RunningConfiguration, isHigh: boolean): readonly Alarm[] {
  const body = rmonAlarmLines.slice.of(running);
  return isHigh ? listIn(body, rmonHighAlarm) : listIn(body, rmonAlarm);
}

const startups = ['rising or falling', 'rising', 'falling', 'rising or falling'];

function* alarmText(alarm: Alarm): Iterable<string> {
  yield `Alarm ${alarm.number} is active, owned by ${alarm.owner ?? 'null'}`;
  yield ` Monitors ${alarm.object} every ${alarm.interval} second(s)`;
  yield ` Taking ${alarm.sample} samples, last value was 0`;
  yield ` Rising threshold is ${alarm.rising}, assigned to event ${alarm.risingEvent ?? 0}`;
  yield ` Falling threshold is ${alarm.falling ?? 0}, assigned to event ${alarm.fallingEvent ?? 0}`;
  yield ` On startup enable ${startups[alarm.startup ?? 0]} alarm`;
  yield '';
}

/** `show rmon alarms` and `hcalarms` (form: the RMON chapters of Cisco's guides; without one the words are inferred). */
const alarms = [['alarms', 'RMON', false] as const, ['hcalarms', 'High Capacity RMON', true] as const].map(
  ([name, kind, isHigh]) =>
    showing(`show rmon ${name}`, {
      help,
      read: ({ device }) => alarmsOf(device.configuration.running, isHigh),
      *print(known: readonly Alarm[]) {
        if (known.length === 0) yield `No ${kind} alarms are configured`;
        for (const alarm of known) yield* alarmText(alarm);
      },
    }),
);

/** `show rmon events` (form: the RMON chapters of Cisco's guides). No event has fired. */
const events = showing('show rmon events', {
  help,
  read: ({ device, running }) => rmonEventsOf(device.configuration.running, running.release),
  *print(known) {
    for (const { number, description, owner, isLog, community } of known) {
      const log = isLog ? ['log'] : [];
      const trap = community === undefined ? [] : [`trap to community ${community}`];
      const causes = [...log, ...trap].join(' and ') || 'nothing';
      yield `Event ${number} is active, owned by ${owner ?? 'null'}`;
      yield ` Description is ${description ?? ''}`.trimEnd();
      yield ` Event firing causes ${causes}, last fired never`;
      yield '';
    }
  },
});

/** `show rmon info`: how many there are. The words are inferred. */
const info = showing('show rmon info', {
  help,
  read: ({ device, running }) => ({
    events: rmonEventsOf(device.configuration.running, running.release).length,
    alarms: alarmsOf(device.configuration.running, false).length,
    highAlarms: alarmsOf(device.configuration.running, true).length,
  }),
  print: (counts) => [
    `Number of RMON events configured: ${counts.events}`,
    `Number of RMON alarms configured: ${counts.alarms}`,
    `Number of High Capacity RMON alarms configured: ${counts.highAlarms}`,
  ],
});

const logs = showing('show rmon logs', { help, read: (): readonly string[] => [], print: (lines) => lines });

export const showRmon = [...alarms, events, info, logs];
