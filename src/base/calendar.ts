/** An instant (milliseconds since 1970, UTC) taken apart into what dates are printed from. */
export interface CalendarTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** `Sun` to `Sat`. */
  readonly weekday: string;
  /** `Jan` to `Dec`. */
  readonly monthName: string;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Up to here lab time goes: the year 9999, the last that dates are written with. */
export const latestInstantMs = 253_370_764_800_000;

/** The calendar's view of an instant. */
export function calendarTime(atMs: number): CalendarTime {
  const date = new Date(datable(atMs));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    weekday: weekdays[date.getUTCDay()] ?? '',
    monthName: monthNames[date.getUTCMonth()] ?? '',
  };
}

/** The last moment that a calendar has (ECMAScript, 21.4.1.1). */
const lastInstantMs = 8.64e15;

/** The instant, or the nearest that a calendar has; 1970 for what is no number. */
export function datable(atMs: number): number {
  return Number.isNaN(atMs) ? 0 : Math.min(lastInstantMs, Math.max(-lastInstantMs, atMs));
}

/** `HH:MM:SS`. */
export function timeOfDay(time: CalendarTime): string {
  return [time.hour, time.minute, time.second].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The instant that a text such as `2020-06-15 19:27:34` (UTC) names, or undefined. */
export function parseInstant(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?$/.test(text)) return undefined;
  const withZone = text.length === 10 ? `${text}T00:00Z` : `${text.replace(' ', 'T').replace(/Z?$/, 'Z')}`;
  const atMs = Date.parse(withZone);
  return Number.isNaN(atMs) ? undefined : atMs;
}

/** An instant as lab files write it: `2020-06-15 20:00:00`, UTC. */
export function instantText(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}
