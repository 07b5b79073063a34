import { calendarTime, timeOfDay } from '../../../base/calendar.ts';

/** `Jun 15 19:27:34 2020`, as `dir` prints it (day with a leading zero). */
export function listingDate(atMs: number): string {
  const time = calendarTime(atMs);
  return `${time.monthName} ${String(time.day).padStart(2, '0')} ${timeOfDay(time)} ${time.year}`;
}

/** `Mon Jun 15 19:40:15 2020`, the form of ctime(3) (day with a leading blank). */
export function longDate(atMs: number): string {
  const time = calendarTime(atMs);
  return `${time.weekday} ${time.monthName} ${String(time.day).padStart(2)} ${timeOfDay(time)} ${time.year}`;
}
