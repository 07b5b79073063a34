/** What operations take, by their names: each argument with what it means and its unit. The first is the one that a step or a command line writes first. */
import * as v from 'valibot';
import { latestInstantMs } from '../../base/calendar.ts';
import { type Duration, millisecondsOf } from '../../base/duration.ts';
import { eventKinds } from '../../base/event-kinds.ts';
import { patternProblem } from '../../base/screen-pattern.ts';
import { type Description, described, key } from '../../facts/described.ts';
import { writtenDuration } from '../../facts/text-values.ts';
import { faultOf } from '../../machine/conditions.ts';
import { pointAnswers, pointNames } from '../../machine/points.ts';
import { clientStick, namedStick } from './device-schema.ts';
import { bytes, name, text } from './lab-values.ts';

/** A line to type: one line, and no longer than any terminal sends. */
const typedLine = v.pipe(
  v.string(),
  v.maxLength(100_000, 'expected a line of at most 100000 characters'),
  v.regex(/^[^\r\n]*$/, 'expected one line: type several one after the other'),
);
/** A pattern for a screen. */
const screenText = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(2000),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? patternProblem(dataset.value) : undefined;
    if (problem !== undefined) addIssue({ message: `${problem.message}\n${problem.hint}` });
  }),
);
/** A duration, in milliseconds once it is checked. */
function duration(description: string, ...examples: readonly Duration[]) {
  const shown = v.metadata<Duration, Description>({ description, examples });
  const short = v.check((ms: number) => ms <= latestInstantMs, 'expected less than 8000 years');
  return v.pipe(writtenDuration, shown, v.transform(millisecondsOf), short);
}

/** The same for what a timer of the host waits for. */
function hostDuration(description: string, ...examples: readonly Duration[]) {
  const shown = v.metadata<Duration, Description>({ description, examples });
  const short = v.check((ms: number) => ms < 2 ** 31, 'expected at most 24 days');
  return v.pipe(writtenDuration, shown, v.transform(millisecondsOf), short);
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const kinds = v.array(v.picklist(eventKinds));
const answers = Object.entries(pointAnswers).map(
  ([point, known]) => `${point} ${typeof known === 'string' ? 'any text' : known.join(' or ')}`,
);

const session = key(
  name,
  'a session that was opened under this name; one that is kept for the device when absent',
  's1',
);
const timeout = v.optional(hostDuration('how long it is waited for, in host time; 2 min when absent', '30 s', 30_000));
const slot = described(text, 'the slot', 'usb1');
const path = described(
  v.pipe(text, v.maxLength(4096)),
  'where, as an operator types it; without a filesystem in bootflash:',
  'bootflash:notes.txt',
);
const snapshot = described(v.pipe(text, v.maxLength(64)), 'the name of the snapshot', 'before');
const eventFilter = {
  kinds: key(kinds, 'only events of these kinds', ['command.entered']),
  device: key(text, 'only events of this device', 'sw1'),
  after: key(count, 'only events behind this sequence number', 17),
  limit: key(count, 'at most so many events', 100),
};

/** The arguments of the operations on a device. */
export const deviceArguments = {
  type: { line: described(typedLine, 'a line to type, with Enter behind it', 'show version'), session, timeout },
  press: {
    keys: described(
      v.pipe(v.string(), v.maxLength(100_000, 'expected at most 100000 characters')),
      'text, {enter}, {tab}, {esc}, {space}, {backspace}, {ctrl-c}, or control characters',
      '{ctrl-c}',
    ),
    session,
    timeout,
  },
  expect: {
    pattern: described(
      screenText,
      'a regular expression, ^ and $ at lines; without \\1 and without looking around',
      '[#>] ?$',
    ),
    session,
    timeout,
  },
  expectPrompt: { session, timeout },
  screen: { session, timeout },
  openSession: {
    session: key(name, 'the name under which it is found again; s1, s2 and so on when absent', 'second'),
    door: key(
      v.picklist(['shell', 'console']),
      'a shell that is logged in (when absent), or the serial console in whatever stage the device is',
      'console',
    ),
    timeout,
  },
  closeSession: { session: described(name, 'the name of the session', 's1') },
  insertStick: {
    slot,
    stick: described(name, 'the stick: a name of the lab, or "DEVICE usb1" for one described there', 'blue'),
  },
  pullStick: { slot },
  setLink: {
    port: described(text, 'the port', 'Ethernet1/1', 'mgmt0'),
    link: described(v.picklist(['up', 'down']), 'up plugs a cable in, down pulls it', 'down'),
  },
  raiseFault: {
    point: described(v.picklist(pointNames), 'the point of the machine that fails', 'loader.check'),
    answer: described(v.pipe(text, v.maxLength(512)), `what it answers from now on: ${answers.join(', ')}`, 'mismatch'),
    percent: key(
      v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
      'in how many of a hundred cases; in all when absent',
      50,
    ),
  },
  clearFault: { point: described(v.picklist(pointNames), 'the point', 'loader.check') },
  fillDisk: {
    filesystem: described(text, 'the filesystem', 'bootflash'),
    leavingBytes: key(bytes, 'how many bytes stay free, rounded up to whole blocks; none when absent', 1_000_000),
  },
  corruptFile: { path, atBytes: key(bytes, 'which byte, counted from 0; the middle one when absent', 4096) },
  setUnresponsive: { isUnresponsive: described(v.boolean(), 'whether it says nothing from now on', true) },
  setSlowAnswers: {
    delay: v.optional(duration('how long each piece is waited for, in lab time; nothing when absent', '200 ms', 200)),
    characters: key(v.pipe(count, v.minValue(1)), 'how many characters a piece has; all at once when absent', 8),
    jitter: v.optional(duration('by how much a wait is longer at most; by nothing when absent', '50 ms', 50)),
  },
  setTransitions: {
    transitions: described(
      v.picklist(['timed', 'immediate', 'manual']),
      'timed takes its time, immediate takes none, manual waits for step',
      'manual',
    ),
  },
  path: { path },
  listFiles: { path: key(text, 'the directory; bootflash: when absent', 'bootflash:scripts') },
  digestFile: {
    path,
    algorithm: key(v.picklist(['md5', 'sha256', 'sha512']), 'md5 when absent', 'sha512'),
  },
  restore: { snapshot },
} as const satisfies Readonly<Record<string, v.ObjectEntries>>;

/** The arguments of the operations on the whole lab. */
export const labArguments = {
  advance: { duration: duration('by how much, in lab time', '5 min', 300_000) },
  makeStick: namedStick.entries,
  makeStickForClient: clientStick.entries,
  changeHostKey: { host: described(text, 'the address or the name of the host', '192.0.2.10') },
  snapshot: { snapshot },
  events: {
    ...eventFilter,
    within: v.optional(hostDuration('ends when so much host time has passed; 10 s when absent', '1 min', 60_000)),
  },
  journal: eventFilter,
} as const satisfies Readonly<Record<string, v.ObjectEntries>>;

/** Throws an EmulatorError for a fault whose point does not answer so. */
export function assertFault(fault: { readonly point: string; readonly answer: string }): void {
  faultOf(fault);
}
