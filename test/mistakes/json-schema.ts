import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/base/package-root.ts';

/** A JSON Schema as far as ours use it; a keyword that is not known here is an error, not something that passes. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The shipped schema of that name. */
export function shippedSchema(name: string): JsonSchema {
  const content: unknown = JSON.parse(readFileSync(join(packageRoot(), 'models', 'schema', `${name}.json`), 'utf8'));
  return asSchema(content);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asSchema(value: unknown): JsonSchema {
  if (!isRecord(value)) throw new Error(`no schema: ${JSON.stringify(value)}`);
  return value;
}

/** What tells people and tools of a schema and allows or forbids nothing. */
const annotations = ['$schema', '$defs', 'title', 'description', 'examples', 'default'];

type Rule = (argument: unknown, value: unknown, schema: JsonSchema, whole: JsonSchema) => boolean;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const accepts = (schema: unknown, value: unknown, whole: JsonSchema): boolean =>
  typeof schema === 'boolean' ? schema : agrees(value, asSchema(schema), whole);

/** What each keyword demands (JSON Schema, draft 7); of a value of another type most demand nothing. */
const rules: Readonly<Record<string, Rule>> = {
  type: (name, value) => name === typeOf(value) || (name === 'integer' && Number.isInteger(value)),
  const: (wanted, value) => wanted === value,
  enum: (allowed, value) => list(allowed).includes(value),
  pattern: (source, value) => typeof value !== 'string' || new RegExp(String(source), 'u').test(value),
  minLength: (least, value) => typeof value !== 'string' || [...value].length >= Number(least),
  maxLength: (most, value) => typeof value !== 'string' || [...value].length <= Number(most),
  minimum: (least, value) => typeof value !== 'number' || value >= Number(least),
  maximum: (most, value) => typeof value !== 'number' || value <= Number(most),
  minItems: (least, value) => !Array.isArray(value) || value.length >= Number(least),
  maxItems: (most, value) => !Array.isArray(value) || value.length <= Number(most),
  items: (item, value, _schema, whole) => list(value).every((one) => accepts(item, one, whole)),
  anyOf: (options, value, _schema, whole) => list(options).some((option) => accepts(option, value, whole)),
  allOf: (options, value, _schema, whole) => list(options).every((option) => accepts(option, value, whole)),
  oneOf: (options, value, _schema, whole) =>
    list(options).filter((option) => accepts(option, value, whole)).length === 1,
  not: (other, value, _schema, whole) => !accepts(other, value, whole),
  dependencies: (wanted, value) =>
    !isRecord(value) ||
    Object.entries(asSchema(wanted)).every(
      ([name, others]) =>
        !Object.hasOwn(value, name) || list(others).every((other) => Object.hasOwn(value, String(other))),
    ),
  required: (names, value) => !isRecord(value) || list(names).every((name) => Object.hasOwn(value, String(name))),
  properties: (known, value, _schema, whole) =>
    !isRecord(value) ||
    Object.entries(asSchema(known)).every(
      ([name, schema]) => !Object.hasOwn(value, name) || accepts(schema, value[name], whole),
    ),
  additionalProperties: (others, value, schema, whole) => {
    const known = isRecord(schema.properties) ? Object.keys(schema.properties) : [];
    const entries = Object.entries(isRecord(value) ? value : {}).filter(([name]) => !known.includes(name));
    return entries.every(([, one]) => accepts(others, one, whole));
  },
  propertyNames: (names, value, _schema, whole) =>
    Object.keys(isRecord(value) ? value : {}).every((name) => accepts(names, name, whole)),
  $ref: (name, value, _schema, whole) => {
    const definition = asSchema(whole.$defs)[String(name).replace('#/$defs/', '')];
    return accepts(definition, value, whole);
  },
};

/** Whether a value is as the schema says, as an editor would judge it. */
export function agrees(value: unknown, schema: JsonSchema, whole: JsonSchema = schema): boolean {
  return Object.entries(schema).every(([keyword, argument]) => {
    if (annotations.includes(keyword)) return true;
    const rule = rules[keyword];
    if (rule === undefined) throw new Error(`unknown keyword ${keyword}`);
    return rule(argument, value, schema, whole);
  });
}

/** Every key that a schema knows, by its path, with the schema of its value. Conditions (`allOf`) only name keys again. */
export function keysOf(schema: JsonSchema, path = ''): readonly (readonly [string, JsonSchema])[] {
  const inside = (name: string, found: unknown, at = path) => (isRecord(found) ? keysOf(found, `${at}${name}`) : []);
  const properties = Object.entries(isRecord(schema.properties) ? schema.properties : {});
  const definitions = Object.entries(isRecord(schema.$defs) ? schema.$defs : {});
  return [
    ...properties.map(([name, found]) => [`${path}/${name}`, asSchema(found)] as const),
    ...properties.flatMap(([name, found]) => inside(`/${name}`, found)),
    ...definitions.flatMap(([name, found]) => inside(`#${name}`, found)),
    ...list(schema.anyOf).flatMap((option, index) => inside(`<${index}>`, option)),
    ...inside('/*', schema.items),
    ...inside('/*', schema.additionalProperties),
  ];
}
