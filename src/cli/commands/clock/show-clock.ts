import { calendarTime, timeOfDay } from '../../../base/calendar.ts';
import type { Device } from '../../../machine/device.ts';
import { word } from '../../grammar/tokens.ts';
import { valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { show } from '../../shell/command.ts';
import { clockLines, summerTime } from './clock-lines.ts';
import { zoneAt } from './zone.ts';

/** `show clock`: `18:57:38.347 UTC Mon Oct 19 2015` (ntc-templates sample; as data with a line end, pynxos test_device). */
export const showClock = show({
  syntax: [word('show', 'Show running system information'), word('clock', 'Display current Date')],
  examples: ['show clock'],
  read: ({ device }) => timeNow(device),
  print: (time) => [time],
  structure: (time) => ({ simple_time: `${time}\n` }),
});

function timeNow(device: Device): string {
  const now = device.clock.now();
  const { name, aheadMinutes } = zoneAt(device.configuration.running, now);
  const time = calendarTime(now + aheadMinutes * 60_000);
  const millisecond = String(time.millisecond).padStart(3, '0');
  const date = `${time.weekday} ${time.monthName} ${String(time.day).padStart(2, '0')} ${time.year}`;
  return `${timeOfDay(time)}.${millisecond} ${name} ${date}`;
}

/** `show clock detail`: how the clock is moved for the summer as well (form: Cisco's fundamentals guides; keys inferred). */
export const showClockDetail = showing('show clock detail', {
  help: { clock: 'Display current Date', detail: 'Display detailed clock information' },
  read: ({ device }) => ({
    time: timeNow(device),
    summer: valuesIn(clockLines.slice.of(device.configuration.running), summerTime),
  }),
  *print({ time, summer }) {
    yield time;
    yield 'summer-time configuration:';
    yield '-------------------';
    yield `timezone name: ${summer?.zone ?? ''}`;
    yield `starts       : ${summer === undefined ? '' : moment(summer.startWeek, summer.startDay, summer.startMonth, summer.start)}`;
    yield `Minute offset: ${summer?.minutes ?? 0}`;
    yield `ends         : ${summer === undefined ? '' : moment(summer.endWeek, summer.endDay, summer.endMonth, summer.end)}`;
  },
  structure: ({ time, summer }) => ({
    simple_time: `${time}\n`,
    ...(summer === undefined
      ? {}
      : {
          timezone_name: summer.zone,
          starts: moment(summer.startWeek, summer.startDay, summer.startMonth, summer.start),
          minute_offset: String(summer.minutes),
          ends: moment(summer.endWeek, summer.endDay, summer.endMonth, summer.end),
        }),
  }),
});

/** `2 Sun Mar at 02:00 hours`. */
function moment(week: number, day: string, month: string, time: string): string {
  return `${week} ${day} ${month} at ${time} hours`;
}
