import * as v from 'valibot';
import { parse } from 'yaml';

/** A value as YAML on one line, as people write it. */
export function writtenValue(value: unknown): string {
  if (typeof value === 'string') return isPlain(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writtenValue).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Object.entries(value).map(([key, inner]) => `${key}: ${writtenValue(inner)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

/** Whether a text stands for itself without quotation marks, wherever a value may stand. */
function isPlain(text: string): boolean {
  return /^[\w/.][\w ./:()@+-]*$/.test(text) && !/: |:$|\s$/.test(text) && parse(text) === text;
}

/** The first example that a schema gives of itself; undefined when it gives none. */
export function exampleOf(schema: v.GenericSchema | undefined): unknown {
  return schema === undefined ? undefined : examplesOf(schema)[0];
}

/** The examples that a schema gives of itself. */
export function examplesOf(schema: v.GenericSchema): readonly unknown[] {
  const examples: unknown = Reflect.get(v.getMetadata(schema), 'examples');
  return Array.isArray(examples) ? examples : [];
}
