import * as v from 'valibot';
import type { Path } from './yaml.ts';

/** A schema whose kind is not known yet, with what the kinds may have. */
type AnySchema = v.GenericSchema & {
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly wrapped?: v.GenericSchema;
  readonly item?: v.GenericSchema;
  readonly value?: v.GenericSchema;
  readonly options?: readonly unknown[];
  readonly getter?: (input: unknown) => v.GenericSchema;
};

/** The schema for the part of `value` at `path`; undefined where that cannot be told. */
export function schemaAt(schema: v.GenericSchema, value: unknown, path: Path): v.GenericSchema | undefined {
  const here: AnySchema = unwrapped(schema, value);
  const [step, ...rest] = path;
  if (step === undefined) return here;
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  if (here.options !== undefined) {
    const picked = optionFor(here, value);
    return picked === undefined ? undefined : schemaAt(picked, value, path);
  }
  const below = here.entries?.[String(step)] ?? here.item ?? (here.type === 'record' ? here.value : undefined);
  return below === undefined ? undefined : schemaAt(below, inner, rest);
}

/** The keys that a mapping may have; undefined when anything goes. */
export function keysOf(schema: v.GenericSchema | undefined): readonly string[] | undefined {
  const known: AnySchema | undefined = schema;
  return known?.entries === undefined ? undefined : Object.keys(known.entries);
}

/** What a schema says of itself: the description of a key. */
export function descriptionOf(schema: v.GenericSchema | undefined): string | undefined {
  if (schema === undefined) return undefined;
  const description: unknown = Reflect.get(v.getMetadata(schema), 'description');
  return typeof description === 'string' ? description : undefined;
}

/** The words that a choice takes; undefined when it is none. */
export function wordsOf(schema: v.GenericSchema | undefined): readonly string[] | undefined {
  const known: AnySchema | undefined = schema;
  if (known === undefined || known.type !== 'picklist') return undefined;
  return known.options?.map(String);
}

/** Of a choice between schemas the one that was most likely meant; undefined when none or several fit the kind of value. */
export function optionFor(schema: v.GenericSchema, value: unknown): v.GenericSchema | undefined {
  const known: AnySchema = schema;
  if (known.type !== 'union' && known.type !== 'variant') return undefined;
  const options = (known.options ?? []).filter(isSchema).map((option): AnySchema => unwrapped(option, value));
  if (Array.isArray(value)) return single(options.filter(({ type }) => type === 'array' || type === 'tuple'));
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    const strange = (option: AnySchema): number => keys.filter((key) => !(key in (option.entries ?? {}))).length;
    const mappings = options.filter(({ entries, type }) => entries !== undefined || type === 'record');
    return mappings.sort((a, b) => strange(a) - strange(b))[0];
  }
  const kinds = typeof value === 'string' ? ['string', 'picklist', 'literal'] : [typeof value];
  return single(options.filter(({ type }) => kinds.includes(type)));
}

function single<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function isSchema(value: unknown): value is v.GenericSchema {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
}

/** Without what only says that a value may be absent, and without what is chosen by the value. */
function unwrapped(schema: v.GenericSchema, value: unknown): AnySchema {
  const known: AnySchema = schema;
  if (known.wrapped !== undefined) return unwrapped(known.wrapped, value);
  return known.type === 'lazy' && known.getter !== undefined ? unwrapped(known.getter(value), value) : known;
}
