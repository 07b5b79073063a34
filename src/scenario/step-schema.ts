import * as v from 'valibot';
import { didYouMean } from '../base/nearest.ts';
import { described, key } from '../facts/described.ts';
import { name, text } from '../facts/text-values.ts';
import { isMapping } from '../facts/yaml.ts';
import { deviceArguments as takes } from '../operations/table.ts';
import { namesDevice, type OperationStep, operationSteps, writtenArguments } from './operation-steps.ts';
import { device, place, screenChecks, timeout } from './step-fields.ts';
import { count, duration, eachVariable, moment, pattern, several } from './step-values.ts';

const digest = (digits: number) =>
  v.pipe(text, v.regex(new RegExp(`^(?:[0-9a-f]{${digits}}|.*\\$\\{.*)$`), `expected ${digits} hexadecimal digits`));

const event = v.looseObject({ kind: described(text, 'the kind of the event', 'stage.changed') });
const eventExample = { kind: 'stage.changed', stage: 'running' };

/** Types a line and Enter, then each answer to the questions that follow. */
const typeStep = v.strictObject({
  type: takes.type.line,
  answers: key(v.array(text), 'what to type at each question that follows', ['y']),
  ...place,
  ...screenChecks,
});
/** Presses keys and does not wait. */
const pressStep = v.strictObject({ press: takes.press.keys, ...place });
/** Waits until the screen, from what was last seen on, matches. */
const expectStep = v.strictObject({
  expect: described(
    pattern,
    'waits until the screen, from where the last answer ended, matches a regular expression, ^ and $ at lines',
    'loader> ?$',
  ),
  ...place,
  ...screenChecks,
});
const openSessionStep = v.strictObject({
  openSession: described(name, 'opens a session that is found again by this name', 'second'),
  door: takes.openSession.door,
  device,
  timeout,
});
const closeSessionStep = v.strictObject({
  closeSession: described(name, 'ends the session of this name', 'second'),
  timeout,
});
const transcriptStep = v.strictObject({
  transcript: described(text, 'plays a file of typed lines and what they show', 'screens/bootflash.txt'),
  ...place,
});
const fileStep = v.strictObject({
  file: described(text, 'a file of the device that has to be as the rest says', 'bootflash:nxos.9.3.4.bin'),
  device,
  exists: key(v.boolean(), 'whether it is there; true when absent', false),
  sizeBytes: key(count, 'its size in bytes', 471_871_960),
  md5: key(digest(32), 'its MD5 sum', '0123456789abcdef0123456789abcdef'),
  sha512: key(digest(128), 'its SHA512 sum', '0'.repeat(128)),
  timeout,
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
  timeout,
});
/** Events of the journal that agree with every field given; at least one, or exactly `count`. */
const journalStep = v.strictObject({
  journal: described(event, 'an event that has happened: its kind, and fields that it agrees with', eventExample),
  count: key(count, 'how often exactly; at least once when absent', 1),
});
const timeStep = v.strictObject({
  at: described(moment, 'moves lab time to a moment, UTC', '2020-06-15 20:05:00'),
  timeout,
});
/** Waits for an event that happens after the step before began, for at most `within` of lab time. */
const waitStep = v.strictObject({
  wait: described(
    event,
    'waits for an event after the step before: its kind, and fields that it agrees with',
    eventExample,
  ),
  within: described(duration, 'for how long at most, in lab time', '20 min', 1_200_000),
  timeout,
});
const noteStep = v.strictObject({ note: described(text, 'a remark for readers', 'The switch is full now') });

/** The kinds of steps that look at something, or whose value is no argument of an operation, under the key that tells them. */
const ownSteps = {
  type: typeStep,
  press: pressStep,
  expect: expectStep,
  openSession: openSessionStep,
  closeSession: closeSessionStep,
  transcript: transcriptStep,
  file: fileStep,
  state: stateStep,
  journal: journalStep,
  wait: waitStep,
  at: timeStep,
  note: noteStep,
};

/** One step of a scenario, durations and instants in milliseconds. */
export type Step = v.InferOutput<(typeof ownSteps)[keyof typeof ownSteps]> | OperationStep;

/** Every kind of step under the key that tells it. */
export const stepKinds: Readonly<Record<string, v.GenericSchema<unknown, Step>>> = { ...ownSteps, ...operationSteps };
const anyStep = v.union(Object.values(stepKinds));

const repeatKeys = ['use', 'each'];
/** The names of all steps. */
export const stepNames: readonly string[] = [...Object.keys(stepKinds), ...repeatKeys];

/** Steps that had other names before version 0.2, and what is written now. */
const formerSteps: Readonly<Record<string, string>> = {
  open: 'openSession:, and its at: became door: (shell or console)',
  close: 'closeSession:',
  power: 'powerOn: or powerOff:, the device behind it (powerOff: sw1)',
  pull: 'pullStick:',
  insert: 'insertStick:',
  slow: 'setSlowAnswers:, the delay behind it (setSlowAnswers: 200 ms), characters: and jitter: beside it; with nothing behind it, it ends',
  rekey: 'changeHostKey:',
  fill: 'fillDisk:, the filesystem behind it (fillDisk: bootflash), leavingBytes: beside it',
  fault: 'raiseFault:, the point behind it (raiseFault: loader.check), answer: beside it',
};

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
    const steps = `steps: ${stepNames.join(', ')}`;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const shown = typeof value === 'string' ? value : 'show version';
      addIssue({ message: `expected a step\na step is a mapping: - type: ${shown.slice(0, 60)}; ${steps}` });
      return;
    }
    const keys = Object.keys(value);
    const kinds = keys.filter((found) => stepNames.includes(found));
    const [first = '', second] = kinds;
    const path = (at: string): [v.IssuePathItem] => [
      { type: 'unknown', origin: 'value', input: value, key: at, value: undefined },
    ];
    const former = keys.find((found) => Object.hasOwn(formerSteps, found));
    const misplaced = former === undefined ? misplacedIn(value, kinds) : undefined;
    if (misplaced !== undefined) {
      addIssue({ message: misplaced.message, path: path(misplaced.key) });
      return;
    }
    if ('openSession' in value && 'at' in value) {
      const message = 'unknown key "at"\n"at" became door: (door: shell or door: console)';
      addIssue({ message, path: path('at') });
      return;
    }
    if (second !== undefined && former === undefined) {
      addIssue({
        message: `"${first}" and "${second}" in one step\na step does one thing: begin a new one with "- "`,
        path: path(second),
      });
      return;
    }
    if (former !== undefined) {
      addIssue({
        message: `unknown step "${former}"\n"${former}" became ${formerSteps[former] ?? ''}`,
        path: path(former),
      });
      return;
    }
    const repeat = keys.find((found) => repeatKeys.includes(found));
    if (repeat === 'each') {
      const hint =
        'put the inner one into a fixture and play it with use: (it does not see the outer variable), or write its steps one by one';
      addIssue({ message: `"each" within "each"\n${hint}`, path: path(repeat) });
      return;
    }
    const near = keys.map((found) => didYouMean(found, stepNames) || wordFor(found)).findIndex((guess) => guess !== '');
    const strange = keys[Math.max(0, near)];
    if (strange === undefined) addIssue({ message: `an empty step\n${steps}` });
    else {
      const guess = didYouMean(strange, stepNames) || wordFor(strange);
      addIssue({ message: `unknown step "${strange}"\n${guess}${steps}`, path: path(strange) });
    }
  }),
);

/** A key of a step that says where, or what beside it, in the form of before or of the API. */
function misplacedIn(
  step: object,
  kinds: readonly string[],
): { readonly key: string; readonly message: string } | undefined {
  const [kind = ''] = kinds;
  if (kinds.length !== 1) return undefined;
  const { on, [kind]: value }: Readonly<Record<string, unknown>> = { on: undefined, ...step };
  if ('on' in step) {
    const name = typeof on === 'string' ? on : 'sw1';
    const isPlaced = ['type', 'press', 'expect', 'transcript'].includes(kind);
    const session = isPlaced ? `, or session: ${name} where that is one that openSession has opened` : '';
    const way = namesDevice(kind) ? `write ${kind}: ${name}, without on:` : `write device: ${name}${session}`;
    return { key: 'on', message: `unknown key "on"\n${way}` };
  }
  if (!isMapping(value) || !Object.hasOwn(operationSteps, kind)) return undefined;
  const args = Object.entries(writtenArguments({ [kind]: null }));
  const main = args.find(([, key]) => key === kind)?.[0] ?? 'device';
  const others = args.flatMap(([, key]) => (key === kind ? [] : [`${key}:`]));
  const beside = others.length === 0 ? '' : `, and beside it ${others.join(', ')}`;
  const own = value[main];
  const example = typeof own === 'string' ? own : main.toUpperCase();
  return { key: kind, message: `a mapping behind "${kind}"\nwrite ${kind}: ${example}${beside}` };
}

function wordFor(strange: string): string {
  const meant = Object.hasOwn(otherWords, strange) ? otherWords[strange] : undefined;
  return meant === undefined ? '' : `did you mean "${meant}"? `;
}

/** Chooses the kind of a step by its keys, so that a message is about that kind. */
function kindOf(input: unknown): v.GenericSchema<unknown, Step> {
  if (input === undefined) return anyStep;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return noStep;
  const found = Object.entries(stepKinds).filter(([kind]) => kind in input);
  const [only] = found;
  const isFormer = Object.keys(formerSteps).some((former) => former in input);
  const isMisplaced =
    misplacedIn(
      input,
      found.map(([kind]) => kind),
    ) !== undefined;
  return only === undefined || found.length > 1 || isFormer || isMisplaced ? noStep : only[1];
}

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
  return stepNames.filter((kind) => kind in input).length === 1;
}

/** A step as it is written, before fixtures and repetitions are put in. */
export const writtenStep = v.lazy(
  (input): v.GenericSchema<unknown, Step | v.InferOutput<typeof useStep> | v.InferOutput<typeof eachStep>> => {
    if (input === undefined) return v.union([anyStep, useStep, eachStep]);
    if (isUse(input)) return useStep;
    return hasOnly(input, 'each') ? eachStep : kindOf(input);
  },
);
