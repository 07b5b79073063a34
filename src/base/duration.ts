/** A span of time: milliseconds as a number, or a text with its unit, such as `200 ms`, `30 s`, `5 min`, `2 h` or `1 d`. */
export type Duration = number | string;

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** What a duration with a unit looks like, for messages. */
export const durationForm = 'a duration such as 500 ms, 30 s, 5 min, 2 h or 1 d';

/** The same as a pattern, for schemas. */
export const durationPattern = /^\d+(?:\.\d+)? ?(?:ms|s|min|h|d)$/;

/** Reads a duration such as `30 s` or `5min`; milliseconds, or undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?) ?(ms|s|min|h|d)$/.exec(text) ?? [];
  const unitMs = unitsMs[unit];
  return count === undefined || unitMs === undefined ? undefined : Number(count) * unitMs;
}

/** The milliseconds of a duration; 0 for a text that is none. */
export function millisecondsOf(duration: Duration): number {
  return typeof duration === 'number' ? duration : (parseDuration(duration) ?? 0);
}
