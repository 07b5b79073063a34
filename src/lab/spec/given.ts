/** What public functions are given, checked as files are: with what is allowed, and never half done. */
import * as v from 'valibot';
import { EmulatorError } from '../../base/emulator-error.ts';
import { Facts } from '../../facts/catalog.ts';
import { check } from '../../facts/load.ts';
import { inCode } from '../../facts/yaml.ts';
import { name, portOrFree, text } from './lab-values.ts';

/** The value, if it is as the schema says. Throws an EmulatorError that begins with `what`: a `bad-request`. */
export function given<S extends v.GenericSchema>(what: string, schema: S, value: unknown): v.InferOutput<S> {
  return check(inCode(what, value), schema);
}

/** What a file may be written from. */
export const fileContent = v.union(
  [v.string(), v.instance(Uint8Array), v.custom<AsyncIterable<Uint8Array>>(isAsyncIterable)],
  'expected a text, a Uint8Array, or pieces of bytes as they come',
);

function isAsyncIterable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Throws an EmulatorError unless it is a snapshot, or a name; what is in a snapshot is looked at when it is restored. */
export function assertSaved(what: string, saved: unknown): void {
  if (typeof saved === 'string' || (typeof saved === 'object' && saved !== null)) return;
  throw new EmulatorError(`${what}: expected a snapshot, or the name of one`, 'save answers one', {
    kind: 'bad-request',
  });
}

/** The arguments of an operation, checked. Throws an EmulatorError that names the operation and the argument, also one that it has not. */
export function givenAll<E extends v.ObjectEntries>(
  operation: string,
  entries: E,
  values: Readonly<Record<keyof E, unknown>>,
): v.InferOutput<v.StrictObjectSchema<E, undefined>> {
  return given(operation, v.strictObject(entries), values);
}

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
