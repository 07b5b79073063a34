import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { EmulatorError, reasonOf } from '../../base/emulator-error.ts';
import { check, parse } from '../../facts/load.ts';
import { builtInLabPath } from '../lab-file.ts';
import { type LabSpec, labFile } from '../lab-schema.ts';
import { mergeLab } from './merge-lab.ts';
import { includeFile, type ScenarioFile, scenarioFile, type Value } from './scenario-schema.ts';
import type { Step } from './step-schema.ts';
import { capturedNames, replaceVariables, rowsOf, type Variables, valuesOf } from './variables.ts';

/** A step with the line of the file that it stands on and, where it is the file's own, its place among the steps. */
export interface PlacedStep {
  readonly step: Step;
  readonly file: string;
  readonly line: number;
  /** Where the step stands in its file; undefined for what a fixture or a repetition put in. */
  readonly index: number | undefined;
}

/** One scenario with one row of its matrix: ready to be played. */
export interface Scenario {
  readonly file: string;
  /** The title, with the row of the matrix where there is one. */
  readonly title: string;
  readonly source: string | undefined;
  readonly tags: readonly string[];
  readonly lab: LabSpec;
  /** Where relative host files of the lab start. */
  readonly labFolder: string;
  readonly clock: 'instant' | 'by-hand';
  readonly steps: readonly PlacedStep[];
}

/** What a user may change in the scenarios that are loaded. */
export interface LoadOptions {
  readonly seed?: string | undefined;
  /** Values of parameters. */
  readonly parameters?: Variables;
}

type Parsed = ReturnType<typeof parse>;
type Written = ScenarioFile['steps'][number];

/** A list of steps as written, and where they stand. */
interface Source {
  readonly steps: readonly Written[];
  readonly parsed: Parsed;
  readonly file: string;
  readonly path: readonly (string | number)[];
}

/** Lab time starts here where neither scenario nor lab say otherwise, so that a play is the same on every day. */
const defaultStart = '2021-01-18 12:00:00';

/** Reads a scenario file: one scenario for each row of its matrix. Errors name file, line and place. */
export function loadScenarios(file: string, options: LoadOptions = {}): readonly Scenario[] {
  const parsed = parseFile(file);
  const { matrix } = check(parsed, v.looseObject({ matrix: scenarioFile.entries.matrix }), file);
  const rows = rowsOf(matrix);
  return rows.map((row) => loadRow(file, parsed, row, options));
}

function loadRow(file: string, parsed: Parsed, row: Readonly<Record<string, Value>>, options: LoadOptions): Scenario {
  const includes = includesOf(file, parsed);
  const variables = variablesOf(file, parsed, row, includes, options);
  const later = new Set([
    ...capturedNames(parsed.value),
    ...includes.flatMap((one) => capturedNames(one.parsed.value)),
  ]);
  const fixed = (source: Parsed, name: string): Parsed => {
    const eachNames = new Set([...later, ...repeatedNames(source.value)]);
    const fail = (path: readonly (string | number)[], unknown: string): EmulatorError =>
      new EmulatorError(
        `${place(name, source, path)}: unknown variable "${unknown}"`,
        `known variables: ${[...variables.keys(), ...later].join(', ') || 'none'}`,
      );
    return { ...source, value: replaceVariables(source.value, variables, eachNames, fail) };
  };
  const own = fixed(parsed, file);
  const content = check(own, scenarioFile, file);
  const fixtures = new Map<string, Source>();
  for (const included of [...includes, { file, parsed: own }]) {
    const withValues = included.file === file ? own : fixed(included.parsed, included.file);
    const { fixtures: found } = included.file === file ? content : check(withValues, includeFile, included.file);
    for (const [name, steps] of Object.entries(found ?? {})) {
      fixtures.set(name, { steps, parsed: withValues, file: included.file, path: ['fixtures', name] });
    }
  }
  const steps = placed({ steps: content.steps, parsed: own, file, path: ['steps'] }, fixtures, 0);
  const suffix = Object.entries(row).map(([name, item]) => `${name} ${String(item)}`);
  return {
    file,
    title: suffix.length === 0 ? content.title : `${content.title} [${suffix.join(', ')}]`,
    source: content.source,
    tags: content.tags ?? [],
    ...labOf(file, own, content, options.seed),
    clock: content.clock ?? 'instant',
    steps,
  };
}

/** The lab of a scenario, with its changes; errors in what the scenario changes name the scenario. */
function labOf(
  file: string,
  parsed: Parsed,
  content: ScenarioFile,
  seed: string | undefined,
): Pick<Scenario, 'lab' | 'labFolder'> {
  const { lab = 'technote', change = {} } = content;
  const path = lab === 'technote' ? builtInLabPath() : typeof lab === 'string' ? join(dirname(file), lab) : file;
  const written = typeof lab === 'string' ? parseFile(path).value : lab;
  const place = typeof lab === 'string' ? ['change'] : ['lab'];
  const value = mergeLab(written, change);
  const spec = check(
    { value, lineOf: (at) => parsed.lineOf([...place, ...at]) ?? parsed.lineOf(place) },
    labFile,
    file,
  );
  const wantedSeed = seed ?? content.seed ?? spec.seed ?? 'scenario';
  const clock = { start: defaultStart, ...spec.clock, speed: 'instant' as const };
  return { lab: { ...spec, seed: wantedSeed, clock }, labFolder: dirname(path) };
}

function placed(source: Source, fixtures: ReadonlyMap<string, Source>, depth: number): readonly PlacedStep[] {
  return source.steps.flatMap((step, index): readonly PlacedStep[] => {
    const path = [...source.path, index];
    const line = source.parsed.lineOf(path) ?? 1;
    if ('use' in step) {
      const fixture = fixtures.get(step.use);
      const where = `${source.file}:${line}: ${path.join('.')}`;
      if (fixture === undefined || depth > 10) {
        throw new EmulatorError(
          fixture === undefined
            ? `${where}: unknown fixture "${step.use}"`
            : `${where}: fixtures use each other in a circle`,
          `known fixtures: ${[...fixtures.keys()].join(', ') || 'none'}`,
        );
      }
      return placed(fixture, fixtures, depth + 1).map((inner) => ({ ...inner, index: undefined }));
    }
    if (!('each' in step))
      return [{ step, file: source.file, line, index: source.path[0] === 'steps' ? index : undefined }];
    return valuesOf(step.of).flatMap((value) => {
      const variables = new Map([[step.each, value]]);
      const known = new Set([...capturedNames(step.steps), ...capturedNames(source.parsed.value)]);
      const fail = (_at: readonly (string | number)[], name: string): EmulatorError =>
        new EmulatorError(`${source.file}:${line}: unknown variable "${name}"`, `known variables: ${step.each}`);
      const steps = step.steps.map((inner) => {
        if ('use' in inner) return inner;
        // The steps have been checked; a variable in a text leaves a text.
        const replaced: unknown = replaceVariables(inner, variables, known, fail);
        return replaced as typeof inner;
      });
      const repeated = { ...source, steps, path: [...path, 'steps'] };
      return placed(repeated, fixtures, depth + 1).map((inner) => ({ ...inner, index: undefined }));
    });
  });
}

function variablesOf(
  file: string,
  parsed: Parsed,
  row: Readonly<Record<string, Value>>,
  includes: readonly { readonly file: string; readonly parsed: Parsed }[],
  options: LoadOptions,
): Variables {
  const shape = v.looseObject({
    parameters: scenarioFile.entries.parameters,
    variables: scenarioFile.entries.variables,
  });
  const { parameters = {}, variables = {} } = check(parsed, shape, file);
  const variables0 = includes.flatMap((one) => Object.entries(check(one.parsed, shape, one.file).variables ?? {}));
  const all = new Map<string, Value>([...variables0, ...Object.entries(parameters), ...Object.entries(row)]);
  for (const [name, value] of options.parameters ?? []) if (all.has(name)) all.set(name, value);
  for (const [name, value] of Object.entries(variables)) {
    const fail = (_at: readonly (string | number)[], unknown: string): EmulatorError =>
      new EmulatorError(
        `${place(file, parsed, ['variables', name])}: unknown variable "${unknown}"`,
        'variables may use parameters, the matrix and the variables above them',
      );
    const replaced = replaceVariables(value, all, new Set(), fail);
    if (typeof replaced === 'string' || typeof replaced === 'number' || typeof replaced === 'boolean') {
      all.set(name, replaced);
    }
  }
  return all;
}

function includesOf(file: string, parsed: Parsed): readonly { readonly file: string; readonly parsed: Parsed }[] {
  const { include = [] } = check(parsed, v.looseObject({ include: scenarioFile.entries.include }), file);
  return include.map((name) => {
    const path = join(dirname(file), name);
    return { file: path, parsed: parseFile(path) };
  });
}

/** The names that `each` steps give to their values. */
function repeatedNames(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: readonly [string, unknown]) =>
    key === 'each' && typeof item === 'string' ? [item] : repeatedNames(item),
  );
}

function place(file: string, parsed: Parsed, path: readonly (string | number)[]): string {
  const line = parsed.lineOf(path);
  return `${file}${line === undefined ? '' : `:${line}`}: ${path.join('.')}`;
}

function parseFile(path: string): Parsed {
  try {
    return parse(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof EmulatorError) throw error;
    throw new EmulatorError(`${path}: ${reasonOf(error)}`, 'name a file that can be read');
  }
}
