import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';

/** Reads one YAML or JSON file and checks it. Errors name the file, the line, the path inside it and what was expected. */
export function loadFile<S extends v.GenericSchema>(path: string, schema: S): v.InferOutput<S> {
  return check(parse(readText(path), path), schema, path);
}

/** The names of the files in `folder` that end in `.yaml`, sorted. */
export function yamlFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    throw new EmulatorError(`${folder}: ${reasonOf(error)}`, 'name a folder with model files');
  }
}

interface Parsed {
  readonly value: unknown;
  /** The line (from 1) on which the value at `path` begins. */
  lineOf(path: readonly (string | number)[]): number | undefined;
}

/** Parses YAML text (JSON is YAML); syntax errors name `path`, line and column. */
export function parse(text: string, path: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const at = problem.linePos?.[0];
    const where = at === undefined ? path : `${path}:${at.line}:${at.col}`;
    throw new EmulatorError(`${where}: ${problem.message.split('\n')[0] ?? 'not YAML'}`, 'the file must be valid YAML');
  }
  return {
    value: document.toJS(),
    lineOf: (at) => {
      const node: unknown = document.getIn(at, true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
      const start: unknown = Array.isArray(range) ? range[0] : undefined;
      return typeof start === 'number' ? lines.linePos(start).line : undefined;
    },
  };
}

/** The value, checked and typed, or an error that says where it is wrong and what is allowed. */
export function check<S extends v.GenericSchema>(parsed: Parsed, schema: S, path: string): v.InferOutput<S> {
  const result = v.safeParse(schema, parsed.value);
  if (result.success) return result.output;
  const issue = deepest(result.issues[0]);
  const at = (issue.path ?? []).map((step) => (typeof step.key === 'number' ? step.key : String(step.key)));
  const line = parsed.lineOf(at) ?? parsed.lineOf(at.slice(0, -1));
  const where = line === undefined ? path : `${path}:${line}`;
  throw new EmulatorError(`${where}: ${at.length > 0 ? at.join('.') : 'file'}: ${issue.message}`, 'correct the file');
}

/** Inside a union, the issue of the alternative that came furthest tells more than the union's own. */
function deepest(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = [...(issue.issues ?? [])].sort((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];
  if (inner === undefined) return issue;
  const found = deepest(inner);
  return issue.path === undefined ? found : { ...found, path: joinPaths(issue.path, found.path) };
}

function joinPaths(
  outer: NonNullable<v.BaseIssue<unknown>['path']>,
  inner: v.BaseIssue<unknown>['path'],
): typeof outer {
  const [first, ...rest] = outer;
  return [first, ...rest, ...(inner ?? [])];
}

/** The text of a file; an EmulatorError that names it when it cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new EmulatorError(`${path}: ${reasonOf(error)}`, 'name a file that can be read');
  }
}
