/** What public functions are given, checked as files are: with what is allowed, and never half done. */
import * as v from 'valibot';
import { EmulatorError } from '../../base/emulator-error.ts';
import { Facts } from '../../facts/catalog.ts';
import { check } from '../../facts/load.ts';
import { inCode } from '../../facts/yaml.ts';
import { faultOf } from '../../machine/conditions.ts';
import type { Levers } from '../../machine/levers.ts';
import { pointAnswers } from '../../machine/points.ts';
import { Stick } from '../../machine/storage/stick.ts';
import { bytes, name, portOrFree, text } from './lab-values.ts';

/** The value, if it is as the schema says. Throws an EmulatorError that begins with `what`. */
export function given<S extends v.GenericSchema>(what: string, schema: S, value: unknown): v.InferOutput<S> {
  return check(inCode(what, value), schema);
}

/** A line to type: one line, and no longer than any terminal sends. */
export const typedLine = v.pipe(
  v.string(),
  v.maxLength(100_000, 'expected a line of at most 100000 characters'),
  v.regex(/^[^\r\n]*$/, 'expected one line: type several one after the other'),
);

/** What a file may be written from. */
export const fileContent = v.union([v.string(), v.instance(Uint8Array)], 'expected a text or a Uint8Array');
export const durationMs = v.pipe(
  v.number(),
  v.finite('expected a number of milliseconds'),
  v.minValue(0, 'expected milliseconds from 0: time only goes forward'),
);
export { name as givenName, text as givenText };

const clock = v.custom<object>(
  (value) => typeof value === 'object' && value !== null && 'now' in value && 'sleep' in value && 'reach' in value,
  'expected a clock',
);

/** The options of `startLab`, by name. */
export const labOptions = {
  folder: v.optional(text),
  file: v.optional(text),
  clock: v.optional(clock),
  facts: v.optional(v.instance(Facts, 'expected facts: new Facts()')),
  stateFolder: v.optional(v.pipe(text, v.minLength(1, 'expected the path of a folder'))),
  failOnUnknown: v.optional(v.boolean()),
  usualConsolePort: v.optional(portOrFree),
  warn: v.optional(v.function('expected a function')),
};

const fault = v.strictObject({
  point: text,
  answer: text,
  percent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
});

/** Levers that say what is wrong with what they are given. */
export function checkedLevers(levers: Levers): Levers {
  const slotOf = (what: string, slot: unknown): string => given(`levers.${what}: slot`, text, slot);
  return {
    ...levers,
    stickIn: (slot) => levers.stickIn(slotOf('stickIn', slot)),
    insertStick: (slot, stick) =>
      levers.insertStick(
        slotOf('insertStick', slot),
        given('levers.insertStick: stick', v.instance(Stick, 'expected a stick: lab.stick(NAME)'), stick),
      ),
    pullStick: (slot) => levers.pullStick(slotOf('pullStick', slot)),
    setLink: (port, link) =>
      levers.setLink(
        given('levers.setLink: port', text, port),
        given('levers.setLink: link', v.picklist(['up', 'down']), link),
      ),
    raiseFault: (spec) => levers.raiseFault(faultOf(given('levers.raiseFault', fault, spec))),
    clearFaults: (point) => levers.clearFaults(point === undefined ? undefined : pointNamed(point)),
    fillDisk: (filesystem, leavingBytes) =>
      levers.fillDisk(
        given('levers.fillDisk: filesystem', text, filesystem).replace(/:$/, ''),
        given('levers.fillDisk: leavingBytes', v.optional(bytes), leavingBytes),
      ),
    corruptFile: (path, atBytes) =>
      levers.corruptFile(
        given('levers.corruptFile: path', text, path),
        given('levers.corruptFile: atBytes', v.optional(bytes), atBytes),
      ),
    setUnresponsive: (isUnresponsive) =>
      levers.setUnresponsive(given('levers.setUnresponsive', v.boolean(), isUnresponsive)),
    setTransitions: (transitions) =>
      levers.setTransitions(given('levers.setTransitions', v.picklist(['timed', 'immediate', 'manual']), transitions)),
  };
}

function pointNamed(point: NonNullable<Parameters<Levers['clearFaults']>[0]>): typeof point {
  const known: readonly string[] = Object.keys(pointAnswers);
  if (known.includes(given('levers.clearFaults: point', text, point))) return point;
  throw new EmulatorError(`unknown point "${point}"`, `points: ${known.join(', ')}`);
}
