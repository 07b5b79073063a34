/** Kinds of texts that files of several kinds hold. */
import * as v from 'valibot';
import { parseInstant } from '../base/calendar.ts';
import { durationForm, durationPattern } from '../base/duration.ts';

export const text = v.string();
/** A name that commands and messages can hold: no control characters, not empty, of a length that a line can show. */
export const name = v.pipe(
  v.string(),
  v.regex(/^[^\u0000-\u001f\u007f]{1,200}$/, 'expected a name of 1 to 200 characters on one line'),
);

const instantMessage = 'expected a UTC date and time such as 2020-06-15 20:00:00';
export const instant = v.pipe(
  v.string(instantMessage),
  v.regex(/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/, instantMessage),
  v.check((written) => parseInstant(written) !== undefined, instantMessage),
);

const fromZero = 'expected milliseconds from 0: time only goes forward';
/** A duration as it is written: milliseconds as a number, or a text with its unit. */
export const writtenDuration = v.union(
  [
    v.pipe(v.number(), v.finite(fromZero), v.minValue(0, fromZero)),
    v.pipe(v.string(), v.regex(durationPattern, `expected ${durationForm}`)),
  ],
  `expected ${durationForm}, or milliseconds as a number`,
);
