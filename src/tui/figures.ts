import { calendarTime, timeOfDay } from '../base/calendar.ts';

/** `1,651,314,688`: whole bytes, as exact as `dir` prints them. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `15.51 GB`, for places where a whole number of bytes does not fit. Decimal units, as sticks are sold. */
export function shortSize(sizeBytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, sizeBytes < 1 ? 0 : Math.floor(Math.log10(sizeBytes) / 3));
  return `${power === 0 ? sizeBytes : (sizeBytes / 1000 ** power).toFixed(2)} ${units[power]}`;
}

/** `2020-06-15 20:03:12`, UTC. */
export function dateAndTime(atMs: number): string {
  const time = calendarTime(atMs);
  const [month, day] = [time.month, time.day].map((part) => String(part).padStart(2, '0'));
  return `${time.year}-${month}-${day} ${timeOfDay(time)}`;
}

/** `0:03:12`, with days before it when there are some: `2d 0:03:12`. */
export function duration(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const days = Math.floor(seconds / 86_400);
  const two = (part: number): string => String(part).padStart(2, '0');
  const time = `${Math.floor((seconds % 86_400) / 3600)}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return days === 0 ? time : `${days}d ${time}`;
}

/** How fast lab time runs, with the words of `--speed`. */
export function speedWords(speed: number): string {
  if (speed === Number.POSITIVE_INFINITY) return 'speed instant';
  if (speed === 0) return 'moved by hand';
  return speed === 1 ? 'speed real' : `speed ${speed}`;
}

/**
 * The text without characters that a terminal acts on. What operators type and name files ends up on the instructor's
 * screen, where an escape sequence of theirs must not move the cursor.
 */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, '·');
}
