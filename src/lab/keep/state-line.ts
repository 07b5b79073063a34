import { host } from '../../base/host/host.ts';

/** What is kept of one thing, by the names of its parts; JSON values, `null` for what is taken away. */
export type KeptParts = Readonly<Record<string, unknown>>;

/** One change of a record: prefixes are cleared first, then names move, then parts are put; `null` takes one away. */
export interface StateChange {
  readonly parts: KeptParts;
  /** All parts whose names begin so are taken away. */
  readonly cleared?: readonly string[];
  /** The part of that name, and those below it behind a slash, are called otherwise from now on. */
  readonly moved?: readonly (readonly [from: string, to: string])[];
}

/** A change as a line: the CRC-32 of what follows it, and JSON. */
export function lineOf(change: StateChange): string {
  const json = JSON.stringify(change);
  return `${crcOf(json)} ${json}\n`;
}

/** The change that a line without its end holds; undefined when it is damaged. */
export function changeOf(line: string): StateChange | undefined {
  const json = line.slice(9);
  if (line[8] !== ' ' || crcOf(json) !== line.slice(0, 8)) return undefined;
  const value = parsed(json);
  const { parts = {}, cleared = [], moved = [] } = value ?? {};
  const isWhole =
    isObject(parts) && isList(cleared, isText) && isList(moved, (pair) => isList(pair, isText) && pair.length === 2);
  // What was checked just now is what the type says.
  return isWhole ? ({ parts, cleared, moved } as StateChange) : undefined;
}

function crcOf(json: string): string {
  return host().crc32(json).toString(16).padStart(8, '0');
}

/** So many names of a damaged line are told. */
export const namesMost = 5;

/** The names of parts that a damaged line still shows, for whoever is told what was lost. */
export function namesIn(line: string): readonly string[] {
  const names = [...line.matchAll(/"((?:file|volume) [^"]{1,200}|configuration|hardware|cmos|installation)":/g)];
  return [...new Set(names.map((match) => match[1] ?? ''))].slice(0, namesMost);
}

/** The object that a text holds as JSON. */
export function parsed(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Does to `parts` what a change says, and tells `changed` of every value that goes and comes. */
export function apply(
  change: StateChange,
  parts: Map<string, unknown>,
  changed: (gone: unknown, come: unknown) => void,
): void {
  const put = (name: string, value: unknown): void => {
    changed(parts.get(name), value ?? undefined);
    if (value === null || value === undefined) parts.delete(name);
    else parts.set(name, value);
  };
  for (const prefix of change.cleared ?? []) {
    for (const name of [...parts.keys()]) if (name.startsWith(prefix)) put(name, null);
  }
  for (const [from, to] of change.moved ?? []) {
    for (const name of belowOrAt(parts, from)) {
      const value = parts.get(name);
      put(name, null);
      put(to + name.slice(from.length), value);
    }
  }
  for (const [name, value] of Object.entries(change.parts)) put(name, value);
}

function belowOrAt(parts: ReadonlyMap<string, unknown>, from: string): readonly string[] {
  const at = parts.has(from) ? [from] : [];
  // A file has nothing below it, and most of what moves is a file.
  const value = parts.get(from);
  if (isObject(value) && value.kind === 'file') return at;
  return [...at, ...[...parts.keys()].filter((name) => name.startsWith(`${from}/`))];
}

function isList<T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[];
function isList(value: unknown, is: (item: unknown) => boolean): value is readonly unknown[];
function isList(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether a value has members. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
