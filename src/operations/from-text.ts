import type * as v from 'valibot';
import type { Operation } from './operation.ts';

/** A schema whose kind is not known yet, with what the kinds may have. */
type AnySchema = v.GenericSchema & {
  readonly wrapped?: v.GenericSchema;
  readonly item?: v.GenericSchema;
  readonly options?: readonly unknown[];
};

/**
 * Arguments that were written as texts, as in a query or on a command line, with the values that the operation takes: `50`, `true`,
 * `a,b` for a list, JSON for what is neither. What is no text, or cannot be read, stays, and the check of the operation says what is wrong.
 */
export function fromTexts(
  { arguments: entries }: Operation,
  texts: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const schema = entries[name];
      return [name, typeof text === 'string' && isSchema(schema) ? readAs(schema, text) : text];
    }),
  );
}

function readAs(schema: AnySchema, text: string): unknown {
  const { type, wrapped, item, options } = schema;
  if (wrapped !== undefined) return readAs(wrapped, text);
  switch (type) {
    case 'number':
      return isNumber(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'union':
      return isNumber(text) && options?.some((option) => isSchema(option) && option.type === 'number')
        ? Number(text)
        : text;
    case 'array':
      return text.startsWith('[') || item === undefined
        ? json(text)
        : text.split(',').map((part) => readAs(item, part));
    case 'strict_object':
      return json(text);
    default:
      return text;
  }
}

function isNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isSchema(value: unknown): value is AnySchema {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
}
