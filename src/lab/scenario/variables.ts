import type { EmulatorError } from '../../base/emulator-error.ts';
import type { Value } from './scenario-schema.ts';

/** Variables of one play, by name. */
export type Variables = ReadonlyMap<string, Value>;

const reference = /\$\{([\w.-]+)\}/g;

/**
 * A value with every `${name}` in its texts replaced; a text that is one reference becomes the variable's own value. `later` are
 * names that stay, because a step captures them while it plays. `fail` makes the error about an unknown name at a path.
 */
export function replaceVariables(
  value: unknown,
  variables: Variables,
  later: ReadonlySet<string>,
  fail: (path: readonly (string | number)[], name: string) => EmulatorError,
  path: readonly (string | number)[] = [],
): unknown {
  if (typeof value === 'string') return replaceInText(value, variables, later, (name) => fail(path, name));
  if (Array.isArray(value)) {
    return value.map((item, index) => replaceVariables(item, variables, later, fail, [...path, index]));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, replaceVariables(item, variables, later, fail, [...path, key])]),
  );
}

function replaceInText(
  text: string,
  variables: Variables,
  later: ReadonlySet<string>,
  fail: (name: string) => EmulatorError,
): Value {
  const [, whole] = /^\$\{([\w.-]+)\}$/.exec(text) ?? [];
  const own = whole === undefined ? undefined : variables.get(whole);
  if (own !== undefined) return own;
  return text.replaceAll(reference, (written, name: string) => {
    const found = variables.get(name);
    if (found !== undefined) return String(found);
    if (later.has(name)) return written;
    throw fail(name);
  });
}

/** A text with the variables that were captured while playing. */
export function replaceCaptured(text: string, captured: ReadonlyMap<string, string>): string {
  return text.replaceAll(reference, (written, name: string) => captured.get(name) ?? written);
}

/** The names that `capture` fields anywhere inside `value` define. */
export function capturedNames(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: readonly [string, unknown]) =>
    key === 'capture' && typeof item === 'object' && item !== null ? Object.keys(item) : capturedNames(item),
  );
}

/** The values that a list or a range such as `sw[1-100]` stands for. */
export function valuesOf(written: string | readonly (string | number)[]): readonly string[] {
  if (typeof written !== 'string') return written.map(String);
  const [, head = '', first, last, tail = ''] = /^(.*)\[(\d+)-(\d+)\](.*)$/.exec(written) ?? [];
  if (first === undefined || last === undefined) return [written];
  const count = Math.max(0, Number(last) - Number(first) + 1);
  return Array.from({ length: count }, (_none, index) => `${head}${Number(first) + index}${tail}`);
}

/** Every combination of a matrix as rows of variables; one empty row without a matrix. */
export function rowsOf(
  matrix: Readonly<Record<string, readonly Value[]>> | readonly Readonly<Record<string, Value>>[] | undefined,
): readonly Readonly<Record<string, Value>>[] {
  if (matrix === undefined) return [{}];
  if (isRows(matrix)) return matrix;
  return Object.entries(matrix).reduce<readonly Readonly<Record<string, Value>>[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((item) => ({ ...row, [name]: item }))),
    [{}],
  );
}

function isRows(
  matrix: Readonly<Record<string, readonly Value[]>> | readonly Readonly<Record<string, Value>>[],
): matrix is readonly Readonly<Record<string, Value>>[] {
  return Array.isArray(matrix);
}
