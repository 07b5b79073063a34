import { slice } from '../../../machine/config/slice.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/setting.ts';

/** The zone in which a switch tells the time. */
interface Timezone {
  readonly name: string;
  /** How far its clock is ahead of UTC; negative behind it. */
  readonly aheadMinutes: number;
}

/** UTC from the factory. */
export const timezone = slice<Timezone>('timezone', { name: 'UTC', aheadMinutes: 0 });

const clock = word('clock', 'Configure time-of-day clock');
const timezoneWord = word('timezone', 'Configure time zone');

/**
 * `clock timezone`: the zone in which `show clock` and `show version` tell the time (place in the configuration: public captures of
 * 9.x). The dates of files and messages stay in UTC here, which a device shows in its zone as well.
 */
const clockTimezone = setting({
  syntax: [
    clock,
    timezoneWord,
    arg('name', wordArg({ maxLength: 8, pattern: /^[A-Za-z][\w+-]*$/ }), 'Name of time zone'),
    arg('hours', wordArg({ maxLength: 3, pattern: /^-?(?:\d|1\d|2[0-3])$/ }), 'Hours offset from UTC'),
    arg('minutes', integer(0, 59), 'Minutes offset from UTC'),
  ],
  noSyntax: [clock, timezoneWord, optional([arg('name', wordArg({ maxLength: 8 }), 'Name of time zone')])],
  examples: ['clock timezone MSK 3 0', 'clock timezone PST -8 0'],
  set({ args: { name, hours, minutes }, device }) {
    const sign = hours.startsWith('-') ? -1 : 1;
    const aheadMinutes = Number(hours) * 60 + sign * minutes;
    device.configuration.change(timezone, { name, aheadMinutes }, device.clock.now());
  },
  clear: ({ device }) => device.configuration.change(timezone, timezone.initial, device.clock.now()),
  write({ running }) {
    const { name, aheadMinutes } = timezone.of(running);
    if (name === timezone.initial.name && aheadMinutes === 0) return [];
    const minutes = Math.abs(aheadMinutes);
    const hours = `${aheadMinutes < 0 ? '-' : ''}${Math.floor(minutes / 60)}`;
    return [`clock timezone ${name} ${hours} ${minutes % 60}`];
  },
});

export const clockSettings = [clockTimezone];
