import { EmulatorError } from '../base/emulator-error.ts';
import type { Path } from '../facts/yaml.ts';
import { scenarioBounds } from './scenario-bounds.ts';
import type { Value } from './scenario-schema.ts';

/** Variables of one play, by name. */
export type Variables = ReadonlyMap<string, Value>;

const reference = /\$\{([\w.-]+)\}/g;

/**
 * A value with every `${name}` in its texts replaced; a text that is one reference becomes the variable's own value. `later` are
 * names that stay, because a step captures them while it plays. `unknown` hears of every other name and where it stands; such a
 * reference stays as well. `tooLong` hears of every text that would grow beyond its bound, which stays as it is; without it such a
 * text is an EmulatorError.
 */
export function replaceVariables(
  value: unknown,
  variables: Variables,
  later: ReadonlySet<string>,
  unknown: (path: Path, name: string) => void,
  tooLong: (path: Path) => void = refuse,
  path: Path = [],
): unknown {
  if (typeof value === 'string') {
    const replaced = replaceInText(value, variables, later, (name) => unknown(path, name));
    if (replaced === undefined) tooLong(path);
    return replaced ?? value;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => replaceVariables(item, variables, later, unknown, tooLong, [...path, index]));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      replaceVariables(item, variables, later, unknown, tooLong, [...path, key]),
    ]),
  );
}

/** What is said of a text that its variables make too long. */
export const tooLongText = {
  message: 'a text that is too long with its variables put in',
  hint: `at most ${scenarioBounds.textCharacters} characters`,
} as const;

function refuse(): never {
  throw new EmulatorError(tooLongText.message, tooLongText.hint);
}

/** Undefined when the text would be too long. */
function replaceInText(
  text: string,
  variables: Variables,
  later: ReadonlySet<string>,
  unknown: (name: string) => void,
): Value | undefined {
  const [, whole] = /^\$\{([\w.-]+)\}$/.exec(text) ?? [];
  const own = whole === undefined ? undefined : variables.get(whole);
  if (own !== undefined) return own;
  const bound = Math.max(text.length, scenarioBounds.textCharacters);
  let characters = text.length;
  let isTooLong = false;
  const replaced = text.replaceAll(reference, (written, name: string) => {
    const found = variables.get(name);
    if (found === undefined) {
      if (!later.has(name)) unknown(name);
      return written;
    }
    characters += String(found).length - written.length;
    isTooLong ||= characters > bound;
    return isTooLong ? '' : String(found);
  });
  return isTooLong ? undefined : replaced;
}

/** A text with the variables that were captured while playing. */
export function replaceCaptured(text: string, captured: ReadonlyMap<string, string>): string {
  return String(replaceInText(text, captured, new Set(), () => {}) ?? refuse());
}

/** The names that `capture` fields anywhere inside `value` define. */
export function capturedNames(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: readonly [string, unknown]) =>
    key === 'capture' && typeof item === 'object' && item !== null ? Object.keys(item) : capturedNames(item),
  );
}

/** The names that `each` steps anywhere inside `value` give to their values. */
export function repeatedNames(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: readonly [string, unknown]) =>
    key === 'each' && typeof item === 'string' ? [item] : repeatedNames(item),
  );
}

/** The values that a list or a range such as `sw[1-100]` stands for; at most as many as one repetition may have. */
export function valuesOf(written: string | readonly (string | number)[]): readonly string[] {
  if (typeof written !== 'string') return written.map(String);
  const [, head = '', first, last, tail = ''] = /^(.*)\[(\d+)-(\d+)\](.*)$/.exec(written) ?? [];
  if (first === undefined || last === undefined) return [written];
  const count = Math.min(scenarioBounds.values, Math.max(0, Number(last) - Number(first) + 1));
  return Array.from({ length: count }, (_none, index) => `${head}${Number(first) + index}${tail}`);
}

/** What is wrong with the values of an `each`; undefined when they can be played. */
export function valuesProblem(written: unknown): { readonly message: string; readonly hint: string } | undefined {
  if (Array.isArray(written)) {
    if (written.length > 0) return undefined;
    return { message: 'an empty list', hint: 'name at least one value' };
  }
  if (typeof written !== 'string') return undefined;
  const range = /\[(\d+)-(\d+)\]/.exec(written);
  if (range === null) {
    if (!/[[\],]|\.\./.test(written)) return undefined;
    return { message: `"${written}" is no range`, hint: 'write a list: [sw1, sw2], or a range: sw[1-100]' };
  }
  const count = Number(range[2]) - Number(range[1]) + 1;
  if (count < 1)
    return { message: `the range "${written}" stands for nothing`, hint: 'write the smaller number first' };
  if (count <= scenarioBounds.values) return undefined;
  return { message: `the range "${written}" stands for ${count} values`, hint: `at most ${scenarioBounds.values}` };
}

type Matrix = Readonly<Record<string, readonly Value[]>> | readonly Readonly<Record<string, Value>>[] | undefined;

/** How many rows a matrix has; 1 without a matrix. */
export function rowCount(matrix: Matrix): number {
  if (matrix === undefined) return 1;
  if (isRows(matrix)) return matrix.length;
  return Object.values(matrix).reduce((product, values) => product * values.length, 1);
}

/** Every combination of a matrix as rows of variables; one empty row without a matrix. */
export function rowsOf(matrix: Matrix): readonly Readonly<Record<string, Value>>[] {
  if (matrix === undefined) return [{}];
  if (isRows(matrix)) return matrix;
  return Object.entries(matrix).reduce<readonly Readonly<Record<string, Value>>[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((item) => ({ ...row, [name]: item }))),
    [{}],
  );
}

function isRows(matrix: NonNullable<Matrix>): matrix is readonly Readonly<Record<string, Value>>[] {
  return Array.isArray(matrix);
}
