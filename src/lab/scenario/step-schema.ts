import * as v from 'valibot';
import { parseInstant } from '../../base/calendar.ts';
import { durationForm, parseDuration } from './duration.ts';

const duration = v.pipe(
  v.string(),
  v.check((text) => parseDuration(text) !== undefined, `expected ${durationForm}`),
  v.transform((text) => parseDuration(text) ?? 0),
);
const instant = v.pipe(
  v.string(),
  v.check((text) => parseInstant(text) !== undefined, 'expected a UTC date and time such as 2020-06-15 20:00:00'),
  v.transform((text) => parseInstant(text) ?? 0),
);
const count = v.pipe(
  v.union([v.number(), v.string()], 'expected a number'),
  v.transform(Number),
  v.integer('expected a whole number'),
  v.minValue(0, 'expected a number that is not negative'),
);
const pattern = v.pipe(v.string(), v.check(isPattern, 'expected a regular expression'));
const several = <S extends v.GenericSchema<string, string>>(one: S) =>
  v.pipe(
    v.union([one, v.array(one)], 'expected one text or a list of texts'),
    v.transform((texts) => (Array.isArray(texts) ? texts : [texts])),
  );

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'm');
    return true;
  } catch {
    return false;
  }
}

/** What may be said of a screen. */
const screenFields = {
  /** Which session; the one that is called like the lab's first device when absent. */
  on: v.optional(v.string()),
  /** The lines between what was typed and the next prompt, exactly but for blanks at the ends of lines. */
  shows: v.optional(v.string()),
  /** A file that holds those lines, relative to the scenario. */
  golden: v.optional(v.string()),
  contains: v.optional(several(v.string())),
  lacks: v.optional(several(v.string())),
  /** Regular expressions, `^` and `$` at lines. */
  matches: v.optional(several(pattern)),
  /** The last line: the prompt or question that waits. */
  prompt: v.optional(v.string()),
  /** Variables to take from the screen, each by a regular expression with one group. */
  capture: v.optional(v.record(v.string(), pattern)),
  /** How long the step may take in host time; 10 s when absent. */
  limit: v.optional(duration),
};
const device = v.optional(v.string());
const limit = v.optional(duration);
const event = v.looseObject({ kind: v.string('expected the kind of an event') });

/** Types a line and Enter, then each answer to the questions that follow. */
const typeStep = v.strictObject({ type: v.string(), answers: v.optional(v.array(v.string())), ...screenFields });
/** Presses keys and does not wait: text, and `{enter}`, `{tab}`, `{ctrl-c}`, `{esc}`. */
const pressStep = v.strictObject({ press: v.string(), on: v.optional(v.string()) });
/** Waits until the screen, from what was last seen on, matches. */
const expectStep = v.strictObject({ expect: pattern, ...screenFields });
const openStep = v.strictObject({
  open: v.string(),
  device,
  at: v.optional(v.picklist(['ssh', 'console'], 'expected ssh or console')),
  limit,
});
const closeStep = v.strictObject({ close: v.string() });
const transcriptStep = v.strictObject({ transcript: v.string(), on: v.optional(v.string()), limit });
const fileStep = v.strictObject({
  file: v.string(),
  device,
  exists: v.optional(v.boolean()),
  sizeBytes: v.optional(count),
  md5: v.optional(v.string()),
  sha512: v.optional(v.string()),
  limit,
});
const stateStep = v.strictObject({
  state: v.strictObject({
    stage: v.optional(
      v.picklist(
        ['off', 'bios', 'loading', 'loader', 'kickstart', 'starting', 'running'],
        'expected a stage of booting',
      ),
    ),
    release: v.optional(v.string()),
    bootImages: v.optional(v.array(v.string())),
    bootedImages: v.optional(v.array(v.string())),
    freeBytes: v.optional(v.record(v.string(), count)),
    freeBytesAtLeast: v.optional(v.record(v.string(), count)),
    resetReason: v.optional(v.string()),
    running: v.optional(several(v.string())),
    runningLacks: v.optional(several(v.string())),
  }),
  device,
  limit,
});
/** Events of the journal that agree with every field given; at least one, or exactly `count`. */
const journalStep = v.strictObject({ journal: event, count: v.optional(count) });
const powerStep = v.strictObject({ power: v.picklist(['on', 'off'], 'expected on or off'), device, limit });
const pullStep = v.strictObject({ pull: v.string(), device });
const insertStep = v.strictObject({ insert: v.string(), stick: v.string(), device });
const advanceStep = v.strictObject({ advance: duration, limit });
const timeStep = v.strictObject({ at: instant, limit });
/** Waits for an event that happens after the step before began, for at most `within` of lab time. */
const waitStep = v.strictObject({ wait: event, within: duration, limit });
/** Keeps the state of the whole lab under a name, and puts it back. */
const saveStep = v.strictObject({ save: v.string(), limit });
const restoreStep = v.strictObject({ restore: v.string(), limit });
const noteStep = v.strictObject({ note: v.string() });

/** Every kind of step under the key that tells it. */
const stepKinds = {
  type: typeStep,
  press: pressStep,
  expect: expectStep,
  open: openStep,
  close: closeStep,
  transcript: transcriptStep,
  file: fileStep,
  state: stateStep,
  journal: journalStep,
  power: powerStep,
  pull: pullStep,
  insert: insertStep,
  advance: advanceStep,
  wait: waitStep,
  save: saveStep,
  restore: restoreStep,
  note: noteStep,
  at: timeStep,
};

const anyStep = v.union(Object.values(stepKinds));

/** One step of a scenario, durations and instants in milliseconds. */
export type Step = v.InferOutput<typeof anyStep>;

/** What a step says of a screen. */
export type ScreenExpectation = Omit<v.InferOutput<typeof expectStep>, 'expect'>;

const kindNames = Object.keys(stepKinds);
const repeatKeys = ['use', 'each'];
const unknownKind = v.custom<Step>(
  () => false,
  `expected a step with one of ${[...kindNames, ...repeatKeys].join(', ')}`,
);

/** Chooses the kind of a step by its keys, so that a message is about that kind. `at` is also the door of `open`. */
function kindOf(input: unknown): v.GenericSchema<unknown, Step> {
  if (input === undefined) return anyStep;
  if (typeof input !== 'object' || input === null) return unknownKind;
  const found = Object.entries(stepKinds).find(([key]) => key in input);
  return found === undefined ? unknownKind : found[1];
}

/** A step that does one thing. */
export const simpleStep = v.lazy(kindOf);

/** Plays a fixture's steps in this place. */
export const useStep = v.strictObject({ use: v.string() });
/** Plays steps once for each value of a variable: a list, or `sw[1-100]`. */
export const eachStep = v.strictObject({
  each: v.string(),
  of: v.union(
    [v.array(v.union([v.string(), v.number()])), v.string()],
    'expected a list, or a range such as sw[1-100]',
  ),
  steps: v.array(v.lazy((input) => (isUse(input) ? useStep : kindOf(input)))),
});

function isUse(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'use' in input;
}

/** A step as it is written, before fixtures and repetitions are put in. */
export const writtenStep = v.lazy(
  (input): v.GenericSchema<unknown, Step | v.InferOutput<typeof useStep> | v.InferOutput<typeof eachStep>> => {
    if (input === undefined) return v.union([anyStep, useStep, eachStep]);
    if (isUse(input)) return useStep;
    return typeof input === 'object' && input !== null && 'each' in input ? eachStep : kindOf(input);
  },
);
