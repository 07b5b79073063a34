import * as v from 'valibot';
import { content, type Operation } from './operation.ts';

/** An operation as somebody types it on a command line, with the examples that its arguments have. */
export function exampleOf({ name, on, arguments: entries, takes }: Operation): string {
  const all = Object.entries(entries).filter(([, schema]) => schema !== content);
  const needed = all.filter(([, schema]) => schema.type !== 'optional');
  const shown = needed.length > 0 ? needed : all.slice(0, 1);
  const words = shown.map(([key, schema], at) => {
    const text = quoted(exampleIn(schema));
    return at === 0 && needed.length > 0 ? text : `${key}=${text}`;
  });
  const device = on === 'device' ? ['--device', 'sw1'] : [];
  return ['n3k', 'do', name, ...words, ...device, ...(takes === 'content' ? ['<', 'notes.txt'] : [])].join(' ');
}

function exampleIn(schema: v.GenericSchema): unknown {
  const examples = told(schema, 'examples');
  return Array.isArray(examples) ? examples[0] : '';
}

/** What an argument means. */
export function meaningOf(schema: v.GenericSchema): string {
  return String(told(schema, 'description') ?? '');
}

/** What a schema, or the one that it makes optional, says of itself. */
function told(schema: v.GenericSchema & { readonly wrapped?: v.GenericSchema }, what: string): unknown {
  return Reflect.get(v.getMetadata(schema.wrapped ?? schema), what);
}

function quoted(value: unknown): string {
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return /[^\w./:=,-]/.test(text) ? `'${text}'` : text;
}
