/** Steps that follow from the table of operations: the name of one, its first argument as the value, the others beside it. */
import * as v from 'valibot';
import { described, key } from '../facts/described.ts';
import { examplesOf } from '../facts/example-words.ts';
import { descriptionOf } from '../facts/schema-walk.ts';
import { name as nameText, text } from '../facts/text-values.ts';
import { content, type Operation } from '../operations/operation.ts';
import { mainArgument, operations } from '../operations/table.ts';
import { is, type ScreenExpectation, textChecks, timeout } from './step-fields.ts';

/** A step that does what an operation of the table does. */
export interface OperationStep extends Omit<ScreenExpectation, 'prompt'> {
  readonly operation: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly device?: string | undefined;
  readonly timeout?: number | undefined;
  /** What it has to answer. */
  readonly is?: unknown;
}

/** A variable that a repetition gives a value to when the step is placed. */
const reference = `$${'{x}'}`;

/** Operations that have steps of their own, because these look at a screen or at what has happened; by their names, the step. */
export const stepsOfTheirOwn: Readonly<Record<string, string>> = {
  ...{ type: 'type', press: 'press', expect: 'expect', openSession: 'openSession', closeSession: 'closeSession' },
  ...{ journal: 'journal', events: 'wait' },
};

/** The steps that follow from the table, by the names of their operations. */
export const operationSteps: Readonly<Record<string, v.GenericSchema<unknown, OperationStep>>> = Object.fromEntries(
  operations.filter(({ name }) => !Object.hasOwn(stepsOfTheirOwn, name)).map((row) => [row.name, stepOf(row.name)]),
);

/** Whether a step of that name is one on a device whose value is the device, since its operation takes nothing. */
export function namesDevice(name: string): boolean {
  const rows = Object.hasOwn(operationSteps, name) ? rowsOf(name) : [];
  return rows.some((row) => row.on === 'device' && mainArgument(row) === undefined);
}

/** What a step as written gives to its operation: each argument with the key under which it is written. */
export function writtenArguments(step: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const name = Object.keys(step).find((key) => Object.hasOwn(operationSteps, key));
  const [row] = name === undefined ? [] : rowsOf(name);
  if (name === undefined || row === undefined) return {};
  const main = mainArgument(row);
  return Object.fromEntries(
    Object.keys(row.arguments).map((argument) => [argument, argument === main ? name : argument]),
  );
}

/** The operation that a step stands for: that on a device if it names one, or if there is no other of that name. */
export function operationOf(step: OperationStep): Operation {
  const rows = rowsOf(step.operation);
  const [row] = rows.length > 1 ? rows.filter(({ on }) => on === (step.device === undefined ? 'lab' : 'device')) : rows;
  if (row === undefined) throw new Error(`no operation ${step.operation}`);
  return row;
}

function rowsOf(name: string): readonly Operation[] {
  return operations.filter((row) => row.name === name);
}

function stepOf(name: string): v.GenericSchema<unknown, OperationStep> {
  const rows = rowsOf(name);
  const [row] = rows;
  if (row === undefined) throw new Error(`no operation ${name}`);
  const main = mainArgument(row);
  const places = rows.map(({ on }) => on);
  const absent = places.includes('lab') ? 'the whole lab when absent' : 'the first one of the lab when absent';
  const others = Object.entries(row.arguments).filter(([argument]) => argument !== main);
  const entries: Readonly<Record<string, v.GenericSchema>> = {
    [name]: main === undefined ? valueOfNone(row, places, absent) : mainValue(row, main),
    ...Object.fromEntries(others.map(([argument, entry]) => [argument, entryOf(entry)])),
    ...(main !== undefined && places.includes('device')
      ? { device: key(nameText, `the device; ${absent}`, 'sw1') }
      : {}),
    timeout,
    ...(row.answers !== 'json' ? {} : row.answer.type === 'string' ? textChecks : { is }),
  };
  return v.pipe(
    v.strictObject(entries),
    v.transform((written) => stepFrom(row, name, written)),
  );
}

/** The value of a step whose operation takes nothing: the device. */
function valueOfNone({ help }: Operation, places: readonly string[], absent: string): v.GenericSchema {
  if (!places.includes('device')) return described(v.null('expected nothing behind the colon'), help, null);
  return described(v.nullable(nameText), `${help}; the value is the device, ${absent}`, 'sw1', null);
}

/** The value of a step: the operation's first argument, or nothing where that may be absent. */
function mainValue({ help, arguments: entries }: Operation, main: string): v.GenericSchema {
  const entry = entryOf(entries[main]);
  const bare = bareOf(entry);
  const words = `${help}; the value: ${descriptionOf(bare)}`;
  const examples = examplesOf(bare);
  return described(bare === entry ? bare : v.nullable(bare), words, ...examples);
}

/** An argument as a scenario takes it: what a file holds is written as text. */
function entryOf(entry: v.ObjectEntries[string] | undefined): v.GenericSchema {
  if (entry === content) return described(text, 'what the file holds, as text', 'A line\n');
  const schema = v.isOfKind('schema', Object(entry)) ? (entry as v.GenericSchema) : v.never();
  const bare = bareOf(schema);
  if (v.is(bare, reference)) return schema;
  const written = described(orReference(bare), descriptionOf(bare) ?? '', ...examplesOf(bare));
  return bare === schema ? written : v.optional(written);
}

/** The schema, and texts with variables beside: what comes of them is checked when the step is played. */
function orReference(schema: v.GenericSchema): v.GenericSchema {
  return v.lazy((input) => (typeof input === 'string' && /\$\{[\w.-]+\}/.test(input) ? text : schema));
}

function bareOf(schema: v.GenericSchema): v.GenericSchema {
  return schema.type === 'optional' ? v.unwrap(schema as v.OptionalSchema<v.GenericSchema, undefined>) : schema;
}

function stepFrom(row: Operation, name: string, written: Readonly<Record<string, unknown>>): OperationStep {
  const main = mainArgument(row);
  const { [name]: value, ...beside } = written;
  const isArgument = (argument: string): boolean => Object.hasOwn(row.arguments, argument);
  const args = Object.entries({ ...(main === undefined ? {} : { [main]: value ?? undefined }), ...beside });
  const rest = Object.entries(beside).filter(([argument]) => argument === 'timeout' || !isArgument(argument));
  const device = main === undefined && typeof value === 'string' ? { device: value } : {};
  return {
    operation: name,
    args: Object.fromEntries(args.filter(([argument, given]) => isArgument(argument) && given !== undefined)),
    ...device,
    ...Object.fromEntries(rest),
  };
}
