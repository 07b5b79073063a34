import * as v from 'valibot';
import type { UserProblem } from '../base/emulator-error.ts';
import { didYouMean } from '../base/nearest.ts';
import { descriptionOf, keysOf, optionFor, schemaAt, wordsOf } from './schema-walk.ts';
import type { Parsed, Path } from './yaml.ts';

/** One mistake in a value: where it is, what is wrong, and the way out. */
export interface Mistake extends UserProblem {
  readonly path: Path;
  /** Whether the key itself is the mistake. */
  readonly part: 'key' | 'value';
}

type Issue = v.BaseIssue<unknown>;

/** The value as the schema makes it, or every mistake in it. */
export function checked<S extends v.GenericSchema>(
  schema: S,
  parsed: Parsed,
): { readonly output: v.InferOutput<S> } | { readonly mistakes: readonly Mistake[] } {
  const result = v.safeParse(schema, parsed.value);
  if (result.success) return { output: result.output };
  return { mistakes: mistakesOf(schema, parsed.value, result.issues, [], parsed) };
}

function mistakesOf(
  schema: v.GenericSchema,
  value: unknown,
  issues: readonly Issue[],
  base: Path,
  parsed: Parsed,
): readonly Mistake[] {
  return issues.flatMap((issue) => {
    const below = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const path = [...base, ...below];
    const at = schemaAt(schema, value, below);
    const option =
      issue.kind === 'schema' && at !== undefined && issue.type === at.type ? optionFor(at, issue.input) : undefined;
    const inner = option === undefined ? undefined : v.safeParse(option, issue.input);
    if (option !== undefined && inner?.issues !== undefined) {
      return mistakesOf(option, issue.input, inner.issues, path, parsed);
    }
    if (issue.type.endsWith('strict_object') && issue.expected === 'never') {
      // The validator stops at the first key that it does not know.
      const around = schemaAt(schema, value, below.slice(0, -1));
      const known = keysOf(around);
      const keys = Object.keys(Object(valueAt(value, below.slice(0, -1)))).filter((key) => !known?.includes(key));
      return known === undefined
        ? [unknownKey(around, path)]
        : keys.map((key) => unknownKey(around, [...path.slice(0, -1), key]));
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
    return [{ path, part: 'value' as const, ...wrongValue(issue, at, parsed.writtenAt(path)) }];
  });
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
  ...{ sleep: 'advance', delay: 'advance', pause: 'advance', timeout: 'limit', comment: 'note', echo: 'note' },
  ...{
    not: 'lacks',
    excludes: 'lacks',
    notContains: 'lacks',
    reply: 'answers',
    snapshot: 'save',
    session: 'on',
    device: 'on',
  },
  ...{ version: 'release', platform: 'model', os: 'release', ip: 'address', switches: 'devices', nodes: 'devices' },
  ...{ content: 'text', contents: 'text', size: 'sizeBytes', path: 'name', user: 'users', mgmt: 'managementAddress' },
  ...{ usb: 'usb1', flash: 'bootflash', vars: 'variables', vrf: 'vrfs', name: 'title', description: 'title' },
};

function unknownKey(around: v.GenericSchema | undefined, path: Path): Mistake {
  const key = String(path.at(-1));
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

function wrongValue(issue: Issue, schema: v.GenericSchema | undefined, written: string | undefined): UserProblem {
  const { input } = issue;
  const isOurs = !issue.message.startsWith('Invalid ');
  const words = wordsOf(schema);
  const wanted = isOurs ? issue.message : wantedBy(issue, words);
  const received = wanted.startsWith('expected ') ? `, not ${shown(input, written)}` : '';
  const message = `${wanted}${received}`;
  const takesText = issue.kind === 'schema' && ['string', 'picklist'].includes(issue.type);
  if (takesText && !isOurs && (typeof input === 'number' || typeof input === 'boolean')) {
    return { message, hint: `quote it: "${written ?? String(input)}"` };
  }
  if (isOurs && /duration/.test(message) && typeof input === 'number') {
    return { message, hint: `write its unit: ${String(input)} s` };
  }
  if (words !== undefined)
    return {
      message,
      hint: `${didYouMean(typeof input === 'string' ? input : '', words)}allowed: ${words.join(', ')}`,
    };
  if (issue.type === 'number' && typeof input === 'string' && /^-?\d+(\.\d+)?$/.test(input)) {
    return { message, hint: `write it without quotation marks: ${input}` };
  }
  if (issue.type === 'boolean') return { message, hint: 'write true or false, without quotation marks' };
  return { message, hint: descriptionOf(schema) ?? 'correct it' };
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

/** A value in a message; long texts are cut. */
/** A value as messages name it, `written` as its file has it. Takes whatever code may be given. */
export function shown(value: unknown, written?: string): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (typeof value === 'function') return 'a function';
  return `the ${typeof value} ${written ?? String(value)}`;
}
