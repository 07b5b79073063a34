import * as v from 'valibot';
import { didYouMean } from '../base/nearest.ts';
import { described, key } from '../facts/described.ts';
import { name, text } from '../lab/spec/lab-values.ts';
import {
  capturePattern,
  count,
  duration,
  eachVariable,
  instant,
  pattern,
  several,
  variableName,
} from './step-values.ts';

const on = key(
  name,
  'the session; the first device, over SSH, when absent; the name of a device opens one there',
  'sw1',
);
const device = key(name, 'the device; the first one of the lab when absent', 'sw1');
const limit = key(duration, 'how long the step may take in host time; 10 s when absent', '30 s');
const digest = (digits: number) =>
  v.pipe(text, v.regex(new RegExp(`^(?:[0-9a-f]{${digits}}|.*\\$\\{.*)$`), `expected ${digits} hexadecimal digits`));

/** What may be said of a screen. */
const screenFields = {
  on,
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
  prompt: key(text, 'the last line: the prompt or question that waits', 'switch#'),
  capture: key(
    v.record(variableName, capturePattern),
    'variables to take from the screen, each by a regular expression with one group',
    { sum: '^([0-9a-f]{32})$' },
  ),
  limit,
};
const event = v.looseObject({ kind: described(text, 'the kind of the event', 'stage.changed') });
const eventExample = { kind: 'stage.changed', stage: 'running' };

/** Types a line and Enter, then each answer to the questions that follow. */
const typeStep = v.strictObject({
  type: described(text, 'a line to type, with Enter behind it', 'show version'),
  answers: key(v.array(text), 'what to type at each question that follows', ['y']),
  ...screenFields,
});
/** Presses keys and does not wait: text, and `{enter}`, `{tab}`, `{ctrl-c}`, `{esc}`. */
const pressStep = v.strictObject({
  press: described(
    text,
    'keys, without waiting: text, {enter}, {tab}, {esc}, {space}, {backspace}, {ctrl-c}',
    '{ctrl-c}',
  ),
  on,
});
/** Waits until the screen, from what was last seen on, matches. */
const expectStep = v.strictObject({
  expect: described(pattern, 'waits until the screen, from what was last seen on, matches this', 'loader> ?$'),
  ...screenFields,
});
const openStep = v.strictObject({
  open: described(name, 'opens a session of this name', 'second'),
  device,
  at: key(v.picklist(['ssh', 'console']), 'the door: ssh when absent', 'console'),
  limit,
});
const closeStep = v.strictObject({ close: described(name, 'ends the session of this name', 'second') });
const transcriptStep = v.strictObject({
  transcript: described(text, 'plays a file of typed lines and what they show', 'screens/bootflash.txt'),
  on,
  limit,
});
const fileStep = v.strictObject({
  file: described(text, 'a file of the device that has to be as the rest says', 'bootflash:nxos.9.3.4.bin'),
  device,
  exists: key(v.boolean(), 'whether it is there; true when absent', false),
  sizeBytes: key(count, 'its size in bytes', 471_871_960),
  md5: key(digest(32), 'its MD5 sum', '0123456789abcdef0123456789abcdef'),
  sha512: key(digest(128), 'its SHA512 sum', '0'.repeat(128)),
  limit,
});
const stages = ['off', 'bios', 'loading', 'loader', 'kickstart', 'starting', 'running'] as const;
const freeBytes = v.record(text, count);
const state = v.strictObject({
  stage: key(v.picklist(stages), 'how far it has booted', 'running'),
  release: key(text, 'the release that runs', '9.3(4)'),
  bootImages: key(v.array(text), 'the boot variable', ['bootflash:/nxos.9.3.4.bin']),
  bootedImages: key(v.array(text), 'the images that it booted', ['bootflash:/nxos.9.3.4.bin']),
  freeBytes: key(freeBytes, 'free bytes by filesystem', { bootflash: 1_003_520 }),
  freeBytesAtLeast: key(freeBytes, 'free bytes by filesystem, at least', { bootflash: 1_000_000 }),
  resetReason: key(text, 'why it was reset last', 'Reset due to upgrade'),
  running: key(several(text), 'lines that the running configuration has', ['feature scp-server']),
  runningLacks: key(several(text), 'lines that it has not', ['feature telnet']),
});
const stateStep = v.strictObject({
  state: described(state, 'what the device has to be', { stage: 'running', release: '9.3(4)' }),
  device,
  limit,
});
/** Events of the journal that agree with every field given; at least one, or exactly `count`. */
const journalStep = v.strictObject({
  journal: described(event, 'an event that has happened: its kind, and fields that it agrees with', eventExample),
  count: key(count, 'how often exactly; at least once when absent', 1),
});
const powerStep = v.strictObject({
  power: described(v.picklist(['on', 'off']), 'switches the power of the device', 'off'),
  device,
  limit,
});
const pullStep = v.strictObject({ pull: described(text, 'pulls the stick out of a slot', 'usb1'), device });
const insertStep = v.strictObject({
  insert: described(text, 'pushes a stick into this slot', 'usb1'),
  stick: described(name, 'the stick: a name of the lab, or "DEVICE usb1" for one described there', 'blue'),
  device,
});
const slowAnswers = v.strictObject({
  delay: described(duration, 'how long each piece is waited for, in lab time', '200 ms'),
  characters: key(v.pipe(count, v.minValue(1)), 'how many characters a piece has; all at once when absent', 8),
  jitter: key(duration, 'by how much a wait is longer at most', '50 ms'),
});
/** From now on what sessions show comes late and in pieces; `slow: off` ends it. */
const slowStep = v.strictObject({
  slow: described(
    v.union([slowAnswers, v.literal('off')], 'expected off, or a delay such as 200 ms'),
    'makes the sessions of the device answer slowly',
    'off',
  ),
  device,
});
const rekeyStep = v.strictObject({
  rekey: described(text, 'gives a simulated host another SSH key, as when it is set up anew', '192.0.2.10'),
});
const advanceStep = v.strictObject({ advance: described(duration, 'moves lab time on', '5 min'), limit });
const timeStep = v.strictObject({
  at: described(instant, 'moves lab time to a moment, UTC', '2020-06-15 20:05:00'),
  limit,
});
/** Waits for an event that happens after the step before began, for at most `within` of lab time. */
const waitStep = v.strictObject({
  wait: described(
    event,
    'waits for an event after the step before: its kind, and fields that it agrees with',
    eventExample,
  ),
  within: described(duration, 'for how long at most, in lab time', '20 min'),
  limit,
});
/** Keeps the state of the whole lab under a name, and puts it back. */
const saveStep = v.strictObject({ save: described(name, 'keeps the whole lab under this name', 'before'), limit });
const restoreStep = v.strictObject({
  restore: described(name, 'puts the lab back as it was saved under this name', 'before'),
  limit,
});
const noteStep = v.strictObject({ note: described(text, 'a remark for readers', 'The switch is full now') });

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
  slow: slowStep,
  rekey: rekeyStep,
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

const repeatKeys = ['use', 'each'];
const kindNames = [...Object.keys(stepKinds), ...repeatKeys];

/** Words of other tools for steps of ours. */
const otherWords: Readonly<Record<string, string>> = {
  ...{ command: 'type', cmd: 'type', send: 'type', run: 'type', enter: 'type', input: 'type', sleep: 'advance' },
  ...{
    delay: 'advance',
    pause: 'advance',
    comment: 'note',
    echo: 'note',
    snapshot: 'save',
    include: 'use',
    key: 'press',
  },
};

/** A step that is none: it says so at the key that comes nearest to one. */
const noStep = v.pipe(
  v.custom<Step>(() => true),
  v.rawCheck(({ dataset, addIssue }) => {
    const { value } = dataset;
    const steps = `steps: ${kindNames.join(', ')}`;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const shown = typeof value === 'string' ? value : 'show version';
      addIssue({ message: `expected a step\na step is a mapping: - type: ${shown.slice(0, 60)}; ${steps}` });
      return;
    }
    const keys = Object.keys(value);
    const kinds = keys.filter((found) => kindNames.includes(found));
    const [first = '', second] = kinds;
    const path = (at: string): [v.IssuePathItem] => [
      { type: 'unknown', origin: 'value', input: value, key: at, value: undefined },
    ];
    if (second !== undefined) {
      addIssue({
        message: `"${first}" and "${second}" in one step\na step does one thing: begin a new one with "- "`,
        path: path(second),
      });
      return;
    }
    const near = keys.map((found) => didYouMean(found, kindNames) || wordFor(found)).findIndex((guess) => guess !== '');
    const strange = keys[Math.max(0, near)];
    if (strange === undefined) addIssue({ message: `an empty step\n${steps}` });
    else {
      const guess = didYouMean(strange, kindNames) || wordFor(strange);
      addIssue({ message: `unknown step "${strange}"\n${guess}${steps}`, path: path(strange) });
    }
  }),
);

function wordFor(strange: string): string {
  const meant = Object.hasOwn(otherWords, strange) ? otherWords[strange] : undefined;
  return meant === undefined ? '' : `did you mean "${meant}"? `;
}

/** Chooses the kind of a step by its keys, so that a message is about that kind. `at` is also the door of `open`. */
function kindOf(input: unknown): v.GenericSchema<unknown, Step> {
  if (input === undefined) return anyStep;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return noStep;
  const found = Object.entries(stepKinds).filter(([kind]) => kind in input && !(kind === 'at' && 'open' in input));
  const [only] = found;
  return only === undefined || found.length > 1 ? noStep : only[1];
}

/** A step that does one thing. */
export const simpleStep = v.lazy(kindOf);

/** Plays a fixture's steps in this place. */
export const useStep = v.strictObject({
  use: described(name, 'plays the steps of the fixture of this name', 'upgrade-to-9-3'),
});
const values = v.union(
  [v.array(v.union([v.string(), v.number()], 'expected texts or numbers')), v.string()],
  'expected a list, or a range such as sw[1-100]',
);
/** Plays steps once for each value of a variable: a list, or `sw[1-100]`. */
export const eachStep = v.strictObject({
  each: described(eachVariable, 'the variable that has each value in turn', 'device'),
  of: described(values, 'a list, or a range', 'sw[1-100]', ['sw1', 'sw2']),
  steps: described(v.array(v.lazy((input) => (isUse(input) ? useStep : kindOf(input)))), 'what is played each time', [
    { type: 'show version' },
  ]),
});

function isUse(input: unknown): boolean {
  return hasOnly(input, 'use');
}

/** Whether a step is of a kind that only puts others in; one that says two things is none. */
function hasOnly(input: unknown, wanted: 'use' | 'each'): boolean {
  if (typeof input !== 'object' || input === null || !(wanted in input)) return false;
  return kindNames.filter((kind) => kind in input).length === 1;
}

/** A step as it is written, before fixtures and repetitions are put in. */
export const writtenStep = v.lazy(
  (input): v.GenericSchema<unknown, Step | v.InferOutput<typeof useStep> | v.InferOutput<typeof eachStep>> => {
    if (input === undefined) return v.union([anyStep, useStep, eachStep]);
    if (isUse(input)) return useStep;
    return hasOnly(input, 'each') ? eachStep : kindOf(input);
  },
);
