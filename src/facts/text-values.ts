/** Kinds of texts that files of several kinds hold. */
import * as v from 'valibot';
import { parseInstant } from '../base/calendar.ts';

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
