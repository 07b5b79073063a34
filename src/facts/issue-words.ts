import * as v from 'valibot';
import type { UserProblem } from '../base/emulator-error.ts';
import { didYouMean } from '../base/nearest.ts';
import { exampleOf, writtenValue } from './example-words.ts';
import { descriptionOf, keysOf, optionFor, schemaAt, wordsOf } from './schema-walk.ts';
import type { Parsed, Path } from './yaml.ts';

/** One mistake in a value: where it is, what is wrong, and the way out. */
export interface Mistake extends UserProblem {
  readonly path: Path;
  /** Whether the key itself is the mistake. */
  readonly part: 'key' | 'value';
}

type Issue = v.BaseIssue<unknown>;

/** Unknown keys of one mapping that are told. */
const unknownKeysMax = 1000;
/** Of a value with more parts than this the first mistake is told: finding all would hold up everybody else. See docs/limits.md. */
const searchedParts = 10_000;

/** The value as the schema makes it, or every mistake in it; of a large one the first. */
export function checked<S extends v.GenericSchema>(
  schema: S,
  parsed: Parsed,
): { readonly output: v.InferOutput<S> } | { readonly mistakes: readonly Mistake[] } {
  const result = v.safeParse(schema, parsed.value, { abortEarly: hasMoreParts(parsed.value, searchedParts) });
  if (result.success) return { output: result.output };
  return { mistakes: mistakesOf({ schema, value: parsed.value, base: [], outer: [], parsed }, result.issues) };
}

/** Whether a value holds more than so many values, without looking at the rest. */
function hasMoreParts(value: unknown, most: number): boolean {
  const waiting: unknown[] = [value];
  for (let count = 0; waiting.length > 0; count += 1) {
    if (count + waiting.length > most) return true;
    const part = waiting.pop();
    if (ArrayBuffer.isView(part) || typeof part !== 'object' || part === null) continue;
    const below: readonly unknown[] = Array.isArray(part) ? part : Object.values(part);
    if (below.length > most) return true;
    waiting.push(...below);
  }
  return false;
}

/** A part of a file that is held against a schema. */
interface Part {
  readonly schema: v.GenericSchema;
  readonly value: unknown;
  /** The way to it. */
  readonly base: Path;
  /** The schemas around it, from the inside. */
  readonly outer: Schemas;
  readonly parsed: Parsed;
}

function mistakesOf({ schema, value, base, outer, parsed }: Part, issues: readonly Issue[]): readonly Mistake[] {
  return issues.flatMap((issue) => {
    const below = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const path = [...base, ...below];
    const at = schemaAt(schema, value, below);
    const option =
      issue.kind === 'schema' && at !== undefined && issue.type === at.type ? optionFor(at, issue.input) : undefined;
    const inner = option === undefined ? undefined : v.safeParse(option, issue.input);
    const schemas = [...around(schema, value, below), ...outer];
    // A choice between texts and numbers says itself what it takes; inside a mapping or a list more can be said.
    const isLarge = typeof issue.input === 'object' || issue.message.startsWith('Invalid ');
    if (option !== undefined && isLarge && inner?.issues !== undefined) {
      return mistakesOf({ schema: option, value: issue.input, base: path, outer: schemas, parsed }, inner.issues);
    }
    if (issue.type.endsWith('strict_object') && issue.expected === 'never') {
      // The validator stops at the first key that it does not know.
      const holder = schemaAt(schema, value, below.slice(0, -1));
      const known = keysOf(holder);
      const keys = Object.keys(Object(valueAt(value, below.slice(0, -1)))).filter((key) => !known?.includes(key));
      return known === undefined
        ? [unknownKey(holder, path)]
        : keys.slice(0, unknownKeysMax).map((key) => unknownKey(holder, [...path.slice(0, -1), key]));
    }
    if (issue.input === undefined && issue.kind === 'schema' && below.length > 0) {
      return [missingKey(at, path)];
    }
    if (issue.type === 'raw_check') {
      // Such a check says in a second line what to do, and names a key if it is about one.
      const [message = '', hint = ''] = issue.message.split('\n');
      const isKey = message.includes(`"${String(path.at(-1))}"`);
      return [{ path, part: isKey ? ('key' as const) : ('value' as const), message, hint }];
    }
    return [
      {
        path,
        part: 'value' as const,
        ...wrongValue(issue, schemas, path, parsed.writtenAt(path)),
      },
    ];
  });
}

function around(schema: v.GenericSchema, value: unknown, path: Path): Schemas {
  return [...path.keys(), path.length].reverse().map((length) => schemaAt(schema, value, path.slice(0, length)));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (here, step) => (Object(here) === here ? Reflect.get(Object(here), step) : undefined),
    value,
  );
}

/** Words of other tools for keys of ours, so that a guess is answered with the key that does it. */
const otherWords: Readonly<Record<string, string>> = {
  ...{ command: 'type', cmd: 'type', send: 'type', input: 'type', run: 'type', enter: 'type', keys: 'press' },
  ...{ output: 'shows', equals: 'shows', screen: 'shows', includes: 'contains', regex: 'matches', pattern: 'matches' },
  ...{ sleep: 'advance', delay: 'advance', pause: 'advance', limit: 'timeout', comment: 'note', echo: 'note' },
  ...{
    not: 'lacks',
    excludes: 'lacks',
    notContains: 'lacks',
    reply: 'answers',
    snapshot: 'save',
    on: 'session',
    at: 'door',
  },
  ...{ version: 'release', platform: 'model', os: 'release', ip: 'address', switches: 'devices', nodes: 'devices' },
  ...{ content: 'text', contents: 'text', size: 'sizeBytes', path: 'name', user: 'users', mgmt: 'managementAddress' },
  ...{ usb: 'usb1', flash: 'bootflash', vars: 'variables', vrf: 'vrfs', name: 'title', description: 'title' },
};

function unknownKey(around: v.GenericSchema | undefined, path: Path): Mistake {
  const key = String(path.at(-1));
  const elsewhere = around === undefined ? undefined : Object(Reflect.get(v.getMetadata(around), 'x-elsewhere'))[key];
  if (typeof elsewhere === 'string')
    return { path, part: 'key', message: `"${key}" is not taken here`, hint: elsewhere };
  const known = keysOf(around) ?? [];
  const meant = known.find((other) => other === otherWords[key]);
  const guess = didYouMean(key, known) || (meant === undefined ? '' : `did you mean "${meant}"? `);
  return { path, part: 'key', message: `unknown key "${key}"`, hint: `${guess}known keys: ${known.join(', ')}` };
}

function missingKey(schema: v.GenericSchema | undefined, path: Path): Mistake {
  const key = String(path.at(-1));
  const description = descriptionOf(schema);
  const hint = description === undefined ? `write ${key}: and its value` : `${key}: ${description}`;
  return { path, part: 'value', message: `"${key}" is missing`, hint };
}

function wrongValue(issue: Issue, schemas: Schemas, path: Path, written: string | undefined): UserProblem {
  const { input } = issue;
  const isOurs = !issue.message.startsWith('Invalid ');
  const words = wordsOf(schemas[0]);
  const wanted = isOurs ? issue.message : wantedBy(issue, words);
  const received = wanted.startsWith('expected ') ? `, not ${shown(input, written)}` : '';
  return {
    message: `${wanted}${received}`,
    hint: wayOut(issue, schemas, path, written ?? (isSimple(input) ? String(input) : '')),
  };
}

function isSimple(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

/** The schema at a place and those around it, from the inside; undefined where it cannot be told. */
type Schemas = readonly (v.GenericSchema | undefined)[];

/** What to write instead: the same with a small correction if that is allowed here, what is allowed otherwise. */
function wayOut({ input, type }: Issue, schemas: Schemas, path: Path, written: string): string {
  const [schema] = schemas;
  const takes = (value: unknown): boolean => schema !== undefined && v.is(schema, value);
  if (isSimple(input)) {
    if (takes(written)) return `quote it: "${written}"`;
    for (const unit of [' s', 'GB']) if (takes(`${written}${unit}`)) return `write its unit: ${written}${unit}`;
    const word = input === true ? 'on' : 'off';
    if (typeof input === 'boolean' && takes(word)) return `write ${keyIn(path)}: ${word}`;
  }
  if (typeof input === 'string' && input.trim() !== '' && takes(Number(input))) {
    return `write it without quotation marks: ${input}`;
  }
  if (type === 'boolean') return 'write true or false, without quotation marks';
  const words = wordsOf(schema);
  if (words !== undefined)
    return `${didYouMean(typeof input === 'string' ? input : '', words)}allowed: ${words.join(', ')}`;
  return exampleAround(schemas, path);
}

/** What the nearest part means that says so, and how it may look. */
function exampleAround(schemas: Schemas, path: Path): string {
  const up = schemas.findIndex((schema) => descriptionOf(schema) !== undefined);
  const description = descriptionOf(schemas[up]);
  if (description === undefined) return 'take it away, or write a value of that kind';
  const example = exampleOf(schemas[up]);
  if (example === undefined) return description;
  return `${description}; such as ${keyIn(path.slice(0, path.length - up))}: ${writtenValue(example)}`;
}

/** The last key of a path; entries of lists have none. */
function keyIn(path: Path): string {
  return String(path.filter((step) => typeof step === 'string').at(-1) ?? '');
}

function wantedBy(issue: Issue, words: readonly string[] | undefined): string {
  if (words !== undefined) return words.length > 8 ? 'expected one of the known words' : `expected ${listed(words)}`;
  switch (issue.type) {
    case 'string':
      return 'expected a text';
    case 'number':
      return 'expected a number';
    case 'boolean':
      return 'expected true or false';
    case 'array':
      return 'expected a list';
    case 'integer':
      return 'expected a whole number';
    case 'min_value':
      return `expected at least ${String(issue.requirement)}`;
    case 'max_value':
      return `expected at most ${String(issue.requirement)}`;
    case 'min_length':
      return `expected at least ${String(issue.requirement)} of them`;
    case 'max_length':
      return `expected at most ${String(issue.requirement)} of them`;
    case 'literal':
      return `expected ${String(issue.expected)}`;
    default:
      return /object|record/.test(issue.type) ? 'expected a mapping (key: value)' : 'expected something else';
  }
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** A value as messages name it, `written` as its file has it. Takes whatever code may be given. */
export function shown(value: unknown, written?: string): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (typeof value === 'function') return 'a function';
  return `the ${typeof value} ${written ?? String(value)}`;
}
