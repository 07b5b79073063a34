import { calendarTime, parseInstant } from '../../../base/calendar.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { valuesIn } from '../../notation/read.ts';
import { timezone } from './clock.ts';
import { clockLines, summerTime } from './clock-lines.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment of every year: `2 Sunday March 02:00`. */
interface Yearly {
  readonly week: number;
  readonly day: string;
  readonly month: string;
  readonly time: string;
}

/** The zone in which the clock is read at an instant: in summer that of the summer. */
export function zoneAt(running: RunningConfiguration, atMs: number): { name: string; aheadMinutes: number } {
  const standard = timezone.of(running);
  const summer = valuesIn(clockLines.slice.of(running), summerTime);
  if (summer === undefined) return standard;
  const { zone, minutes, startWeek, startDay, startMonth, start, endWeek, endDay, endMonth, end } = summer;
  const local = atMs + standard.aheadMinutes * minuteMs;
  const { year } = calendarTime(local);
  const begins = momentOf({ week: startWeek, day: startDay, month: startMonth, time: start }, year);
  // The end is told in the time of the summer.
  const ends = momentOf({ week: endWeek, day: endDay, month: endMonth, time: end }, year) - minutes * minuteMs;
  const isSummer = begins < ends ? local >= begins && local < ends : local >= begins || local < ends;
  return isSummer ? { name: zone, aheadMinutes: standard.aheadMinutes + minutes } : standard;
}

/** The moment in a year, as an instant of a clock that stands in UTC. The fifth week is the last that a month has. */
function momentOf({ week, day, month, time }: Yearly, year: number): number {
  const number = months.indexOf(month.slice(0, 3)) + 1;
  const first = parseInstant(`${year}-${String(number).padStart(2, '0')}-01`) ?? 0;
  const until = (weekdays.indexOf(day.slice(0, 3)) - weekdays.indexOf(calendarTime(first).weekday) + 7) % 7;
  const at = first + (until + (week - 1) * 7) * dayMs;
  const inMonth = calendarTime(at).month === number ? at : at - 7 * dayMs;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return inMonth + (hours * 60 + minutes) * minuteMs;
}
