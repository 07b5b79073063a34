import { line, notation } from '../../notation/notation.ts';

/** Words of the clock, for `?` (fundamentals command references). */
const help = {
  clock: 'Configure time-of-day clock',
  'summer-time': 'Configure summer (daylight savings) time',
  protocol: 'Configure the clock protocol',
  format: 'Format in which the time is shown',
  ntp: 'NTP sets the clock',
  ptp: 'PTP sets the clock',
  none: 'Nothing but the operator sets the clock',
  vdc: 'Virtual device context',
};
const days = 'Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sun|Mon|Tue|Wed|Thu|Fri|Sat';
const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec';

export const summerTime = line(
  `clock summer-time <zone:word8> <startWeek:1-5> <startDay:${days}> <startMonth:${months}> <start:time> <endWeek:1-5> <endDay:${days}> <endMonth:${months}> <end:time> <minutes:1-1440>`,
  {
    help,
    examples: ['clock summer-time PDT 2 Sunday March 02:00 1 Sunday November 02:00 60'],
  },
);
export const clockProtocol = line('clock protocol <protocol:none|ntp|ptp> [vdc <1-1>]', {
  default: 'clock protocol ntp vdc 1',
  canonical: ({ protocol = 'ntp' }) => ({ protocol, vdc: 1 }),
  help,
});

/** When the clock is moved for the summer, and who sets it. */
export const clockLines = notation('clock', [
  summerTime,
  clockProtocol,
  line('clock format <format:12-hours|24-hours> [show-timezone] [syslog]', { help, needs: 'since 9.2(1)' }),
]);
