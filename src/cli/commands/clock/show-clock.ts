import { calendarTime, timeOfDay } from '../../../base/calendar.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { timezone } from './clock.ts';

/** `show clock`: `18:57:38.347 UTC Mon Oct 19 2015` (ntc-templates sample; as data with a line end, pynxos test_device). */
export const showClock = show({
  syntax: [word('show', 'Show running system information'), word('clock', 'Display current Date')],
  examples: ['show clock'],
  read({ device }) {
    const { name, aheadMinutes } = device.configuration.of(timezone);
    const time = calendarTime(device.clock.now() + aheadMinutes * 60_000);
    const millisecond = String(time.millisecond).padStart(3, '0');
    const date = `${time.weekday} ${time.monthName} ${String(time.day).padStart(2, '0')} ${time.year}`;
    return `${timeOfDay(time)}.${millisecond} ${name} ${date}`;
  },
  print: (time) => [time],
  structure: (time) => ({ simple_time: `${time}\n` }),
});
