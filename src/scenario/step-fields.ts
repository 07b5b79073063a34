/** Keys that stand in steps of several kinds. */
import * as v from 'valibot';
import { key } from '../facts/described.ts';
import { name, text } from '../facts/text-values.ts';
import { capturePattern, duration, pattern, several, variableName } from './step-values.ts';

export const device = key(name, 'the device; the first one of the lab when absent', 'sw1');
export const timeout = key(duration, 'how long the step may take, in host time; 10 s when absent', '30 s', 30_000);
/** Where something is typed. */
export const place = {
  session: key(name, 'a session that openSession has opened; one that is kept for the device when absent', 'second'),
  device,
  timeout,
};

/** What may be said of a text that a device shows or an operation answers. */
export const textChecks = {
  shows: key(
    text,
    'the lines between what was typed and the next prompt, exactly but for blanks at the ends of lines',
    'N3K-C3064PQ\n',
  ),
  golden: key(text, 'a file that holds those lines, relative to the scenario', 'screens/show-version.txt'),
  contains: key(several(text), 'a text that stands on the screen, or several', 'Copy complete.'),
  lacks: key(several(text), 'a text that does not stand on the screen, or several', ['% Invalid command']),
  matches: key(
    several(pattern),
    'a regular expression that the screen matches, ^ and $ at lines; or several',
    '^\\d+ bytes',
  ),
  capture: key(
    v.record(variableName, capturePattern),
    'variables to take from the screen, each by a regular expression with one group',
    { sum: '^([0-9a-f]{32})$' },
  ),
};

/** What may be said of a screen. */
export const screenChecks = {
  ...textChecks,
  prompt: key(text, 'the last line: the prompt or question that waits', 'switch#'),
};

/** What a step says of a screen. */
export type ScreenExpectation = v.InferOutput<v.StrictObjectSchema<typeof screenChecks, undefined>>;

/** What may be said of an answer that is no text. */
export const is = key(
  v.unknown(),
  'what it answers: this value, a mapping with these values, or a list in which these entries are',
  true,
  { stage: 'running' },
);
