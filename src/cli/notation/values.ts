import type { LineValues } from '../../machine/config/body.ts';
import { numberKey } from '../../machine/config/keyed.ts';
import type { AnyArgs } from '../grammar/args-of.ts';
import { knownKind } from './syntax.ts';
import { argumentsOf, namesOf, type Part, type Parts } from './text.ts';

/** The values of a typed line: what was not typed is not there, and each argument has one value. */
export function valuesOfArgs(parts: Parts, args: AnyArgs): LineValues {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined || value === false) continue;
    values[name] = value === 'on' && isManyWorded(parts, name) ? true : value;
  }
  for (const { name, type } of argumentsOf(parts)) {
    if (values[name] === undefined) continue;
    knownKind(type).collect?.(values, name);
  }
  return values as LineValues;
}

/** Whether a name stands for an optional part of several keywords, which is captured as a branch. */
function isManyWorded(parts: Parts, name: string): boolean {
  return parts.some((part) => {
    if (part.kind === 'one') return part.branches.some((branch) => isManyWorded(branch, name));
    return part.kind === 'optional' && (part.flag === name || isManyWorded(part.parts, name));
  });
}

/** The line as the device writes it. */
export function textOf(parts: Parts, values: LineValues): string {
  const texts: string[] = [];
  write(parts, values, texts);
  return texts.join(' ');
}

function write(parts: Parts, values: LineValues, into: string[]): void {
  for (const part of parts) {
    switch (part.kind) {
      case 'word':
        into.push(part.text);
        break;
      case 'argument': {
        const value = values[part.name];
        if (value !== undefined) into.push(written(part.type, value));
        break;
      }
      case 'optional':
        if (isTyped(part, values)) write(part.parts, values, into);
        break;
      case 'one':
        write(part.branches[Number(values[part.name] ?? 0)] ?? [], values, into);
        break;
    }
  }
}

/** A word with blanks stands in quotes. */
function written(type: string, value: LineValues[string]): string {
  const text = String(value);
  return /^(word\d*|name)$/.test(type) && (text === '' || /\s/.test(text)) ? `"${text}"` : text;
}

/** Whether an optional part was typed. */
function isTyped(part: Extract<Part, { kind: 'optional' }>, values: LineValues): boolean {
  if (part.flag !== undefined) return values[part.flag] === true;
  return namesOf(part.parts).some((name) => values[name] !== undefined);
}

/** The key of a line among those that differ from it in `by`, in the order in which they stand. */
export function keyOf(parts: Parts, by: readonly string[], values: LineValues): string {
  if (by.length === 0) return '';
  const types = argumentsOf(parts);
  return by.map((name) => partOfKey(types.find((known) => known.name === name)?.type, values[name])).join('\u0000');
}

function partOfKey(type: string | undefined, value: LineValues[string] | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return numberKey(value);
  const sortKey = type === undefined ? undefined : knownKind(type).sortKey;
  return sortKey === undefined ? naturalKey(String(value)) : sortKey(String(value));
}

/** Numbers within a text count as numbers: `Ethernet1/2` stands before `Ethernet1/10`. */
export function naturalKey(text: string): string {
  return text.replaceAll(/\d+/g, (digits) => digits.padStart(10, '0'));
}
