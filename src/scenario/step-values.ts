/** The kinds of values that steps are made of. */
import * as v from 'valibot';
import { latestInstantMs, parseInstant } from '../base/calendar.ts';
import { millisecondsOf } from '../base/duration.ts';
import { capturePatternProblem, patternProblem } from '../base/screen-pattern.ts';
import { instant, writtenDuration } from '../facts/text-values.ts';

/** A duration, in milliseconds once it is checked. */
export const duration = v.pipe(
  writtenDuration,
  v.transform((written) => millisecondsOf(written)),
  v.check((ms) => ms <= latestInstantMs, 'expected less than 8000 years'),
);

/** A moment, in milliseconds once it is checked. */
export const moment = v.pipe(
  instant,
  v.transform((written) => parseInstant(written) ?? 0),
);

const countMessage = 'expected a whole number from 0';
/** A number; a variable may have made a text of it. */
export const count = v.pipe(
  v.union(
    [
      v.pipe(v.number(), v.integer(countMessage), v.minValue(0, countMessage)),
      v.pipe(v.string(), v.regex(/^\d{1,15}$/, countMessage)),
    ],
    countMessage,
  ),
  v.transform(Number),
);

export const pattern = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? patternProblem(dataset.value) : undefined;
    if (problem !== undefined) addIssue({ message: `${problem.message}\n${problem.hint}` });
  }),
);

/** A pattern whose group says what is taken. */
export const capturePattern = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? capturePatternProblem(dataset.value) : undefined;
    if (problem !== undefined) addIssue({ message: `${problem.message}\n${problem.hint}` });
  }),
);

/** One or several. */
export const several = <S extends v.GenericSchema<string, string>>(one: S) =>
  v.pipe(
    v.union([one, v.array(one)], 'expected one text or a list of texts'),
    v.transform((texts) => (Array.isArray(texts) ? texts : [texts])),
  );

const eachMessage = 'expected the name of a variable, which has each value of the list "of:" in turn';
/** The variable of a repetition: a number there was meant to say how often. */
export const eachVariable = v.pipe(v.string(eachMessage), v.regex(/^[A-Za-z_][\w.-]*$/, eachMessage));

/** The name of a variable. */
export const variableName = v.pipe(v.string(), v.regex(/^[\w.-]+$/, 'expected a name of letters, digits, _ . and -'));
