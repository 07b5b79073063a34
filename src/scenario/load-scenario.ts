import * as v from 'valibot';
import { EmulatorError, errorOf, type UserProblem } from '../base/emulator-error.ts';
import { host } from '../base/host/host.ts';
import { didYouMean } from '../base/nearest.ts';
import { folderOf, join } from '../base/path.ts';
import { Facts } from '../facts/catalog.ts';
import { checked } from '../facts/issue-words.ts';
import { isMapping, type Parsed, type Path } from '../facts/yaml.ts';
import type { LabSpec } from '../lab/spec/lab-schema.ts';
import { type PlacedStep, StepPlacer, type StepSource } from './place-steps.ts';
import { scenarioBounds } from './scenario-bounds.ts';
import { scenarioLab } from './scenario-lab.ts';
import { ScenarioProblems } from './scenario-problems.ts';
import { includeFile, scenarioFile, type Value } from './scenario-schema.ts';
import { checkSteps, namesOf, type WrittenSteps } from './step-mistakes.ts';
import {
  capturedNames,
  repeatedNames,
  replaceVariables,
  rowCount,
  rowsOf,
  tooLongText,
  type Variables,
} from './variables.ts';

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
  /** Values of parameters; names that a file does not know are left alone. */
  readonly parameters?: Variables;
  /** What labs are held against; the facts that are shipped unless said otherwise. */
  readonly facts?: Facts;
  /** Whether files that hold screens may be missing, since they are about to be written. */
  readonly writesScreens?: boolean;
}

/** What a scenario file holds as far as it could be read. */
export interface ReadScenarios {
  readonly scenarios: readonly Scenario[];
  readonly problems: readonly UserProblem[];
  /** The names that `--set` may give values to, and those that a matrix gives values to. */
  readonly parameterNames: readonly string[];
  readonly matrixNames: readonly string[];
}

/** Lab time starts here where neither scenario nor lab say otherwise, so that a play is the same on every day. */
const defaultStart = '2021-01-18 12:00:00';

/** Reads a scenario file: one scenario for each row of its matrix. Errors name file, line and column of every mistake. */
export function loadScenarios(file: string, options: LoadOptions = {}): readonly Scenario[] {
  const { scenarios, problems } = readScenarios(file, options);
  if (problems.length > 0) throw errorOf(problems);
  return scenarios;
}

/** The same, with mistakes as an answer. */
export function readScenarios(file: string, options: LoadOptions = {}): ReadScenarios {
  const problems = new ScenarioProblems();
  const parsed = problems.parse(file);
  if (parsed === undefined) return { scenarios: [], problems: problems.all, parameterNames: [], matrixNames: [] };
  const other = otherKindOf(parsed.value);
  if (other !== undefined) problems.say(parsed, [], other.message, other.hint);
  if (other !== undefined) return { scenarios: [], problems: problems.all, parameterNames: [], matrixNames: [] };
  const reader = new Reader(parsed, options, problems);
  const scenarios = reader.rows().flatMap((row) => reader.scenario(row) ?? []);
  const { parameterNames, matrixNames } = reader;
  return { scenarios: problems.all.length > 0 ? [] : scenarios, problems: problems.all, parameterNames, matrixNames };
}

/** A file that is no scenario but something else of ours, or nothing. */
function otherKindOf(value: unknown): UserProblem | undefined {
  const steps = 'a scenario has a title: and steps:';
  if (value === null || value === undefined) return { message: 'the file is empty', hint: steps };
  if (!isMapping(value)) return { message: 'this is no scenario', hint: steps };
  if ('steps' in value) return undefined;
  if ('devices' in value)
    return { message: 'this is a lab, not a scenario', hint: `n3k lab check checks it; ${steps}` };
  if ('title' in value || !('fixtures' in value)) return undefined;
  return { message: 'this is a file for include:, not a scenario', hint: 'put it into a folder called shared' };
}

type Row = Readonly<Record<string, Value>>;

/** Reads one file with its includes. Lifetime: one `readScenarios`. */
class Reader {
  readonly #parsed: Parsed;
  readonly #options: LoadOptions;
  readonly #problems: ScenarioProblems;
  readonly #includes: readonly Parsed[];
  readonly #facts: Facts;

  constructor(parsed: Parsed, options: LoadOptions, problems: ScenarioProblems) {
    this.#parsed = parsed;
    this.#options = options;
    this.#problems = problems;
    this.#facts = options.facts ?? new Facts();
    this.#includes = this.#readIncludes();
  }

  get parameterNames(): readonly string[] {
    const included = this.#includes.flatMap((one) => Object.keys(valuesIn(one, 'variables')));
    return [...new Set([...Object.keys(valuesIn(this.#parsed, 'parameters')), ...included])];
  }

  get matrixNames(): readonly string[] {
    return [...new Set(this.rows().flatMap((row) => Object.keys(row)))];
  }

  /** The rows of the matrix; one empty row where there is none or it is wrong, so that the rest is checked all the same. */
  rows(): readonly Row[] {
    const matrix = v.safeParse(scenarioFile.entries.matrix, childOf(this.#parsed.value, 'matrix'));
    if (!matrix.success) return [{}];
    const count = rowCount(matrix.output);
    if (count > 0 && count <= scenarioBounds.rows) return rowsOf(matrix.output);
    const message = count === 0 ? 'a matrix that stands for nothing' : `a matrix of ${count} plays`;
    const hint = count === 0 ? 'each variable needs at least one value' : `at most ${scenarioBounds.rows}`;
    this.#problems.say(this.#parsed, ['matrix'], message, hint);
    if (Array.isArray(matrix.output)) return matrix.output.slice(0, 1);
    const entries = Object.entries(matrix.output ?? {});
    return [Object.fromEntries(entries.flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first]])))];
  }

  /** The scenario of one row; undefined when something is wrong with it, which is then noted. */
  scenario(row: Row): Scenario | undefined {
    const variables = this.#variables(row);
    const later = new Set([this.#parsed, ...this.#includes].flatMap(({ value }) => capturedNames(value)));
    const own = this.#replaced(this.#parsed, variables, later);
    const included = this.#includes.map((one) => this.#replaced(one, variables, later));
    const content = checked(scenarioFile, own);
    if ('mistakes' in content) for (const mistake of content.mistakes) this.#problems.note(own, mistake);
    const lab = scenarioLab(own, this.#facts, this.#problems);
    this.#checkSteps(own, included, lab);
    const fixtures = this.#fixtures(included, own, 'output' in content ? content.output.fixtures : undefined);
    if (!('output' in content) || lab.spec === undefined) return undefined;
    const placer = new StepPlacer(fixtures, this.#problems);
    const steps = placer.placed({ steps: content.output.steps, parsed: own, path: ['steps'] });
    const { title, source, tags = [], clock = 'instant', seed } = content.output;
    const suffix = Object.entries(row).map(([name, item]) => `${name} ${String(item)}`);
    const labSeed = this.#options.seed ?? seed ?? lab.spec.seed ?? 'scenario';
    const labClock = { start: defaultStart, ...lab.spec.clock, speed: 'instant' as const };
    return {
      file: own.file,
      title: suffix.length === 0 ? title : `${title} [${suffix.join(', ')}]`,
      source,
      tags,
      lab: { ...lab.spec, seed: labSeed, clock: labClock },
      labFolder: lab.folder,
      clock,
      steps,
    };
  }

  #checkSteps(own: Parsed, included: readonly Parsed[], lab: ReturnType<typeof scenarioLab>): void {
    const sources = [own, ...included];
    const lists: WrittenSteps[] = [];
    const add = (parsed: Parsed, path: Path, steps: unknown): void => {
      if (Array.isArray(steps)) lists.push({ parsed, path, steps });
    };
    add(own, ['steps'], childOf(own.value, 'steps'));
    const fixtures = sources.flatMap((parsed) => {
      const found = childOf(parsed.value, 'fixtures');
      return Object.entries(isMapping(found) ? found : {}).map(([name, steps]) => ({ parsed, name, steps }));
    });
    const fixtureNames = fixtures.map(({ name }) => name);
    // What nobody plays here may name what only another scenario has.
    const used = usedFixtures(childOf(own.value, 'steps'), new Map(fixtures.map(({ name, steps }) => [name, steps])));
    for (const { parsed, name, steps } of fixtures) if (used.has(name)) add(parsed, ['fixtures', name], steps);
    const surroundings = {
      facts: this.#facts,
      problems: this.#problems,
      devices: lab.devices,
      stickNames: [...lab.stickNames, ...lists.flatMap(({ steps }) => namesOf(steps, 'makeStick'))],
      fixtureNames,
      sessions: lists.flatMap(({ steps }) => namesOf(steps, 'openSession')),
      saved: lists.flatMap(({ steps }) => namesOf(steps, 'save')),
      writesScreens: this.#options.writesScreens === true,
    };
    for (const list of lists) checkSteps(list, surroundings);
  }

  #fixtures(
    included: readonly Parsed[],
    own: Parsed,
    ownFixtures: v.InferOutput<typeof includeFile>['fixtures'],
  ): ReadonlyMap<string, StepSource> {
    const fixtures = new Map<string, StepSource>();
    const add = (parsed: Parsed, found: v.InferOutput<typeof includeFile>['fixtures']): void => {
      for (const [name, steps] of Object.entries(found ?? {})) {
        fixtures.set(name, { steps, parsed, path: ['fixtures', name] });
      }
    };
    for (const parsed of included) {
      const content = checked(includeFile, parsed);
      if ('output' in content) add(parsed, content.output.fixtures);
      else for (const mistake of content.mistakes) this.#problems.note(parsed, mistake);
    }
    add(own, ownFixtures);
    return fixtures;
  }

  #replaced(source: Parsed, variables: Variables, later: ReadonlySet<string>): Parsed {
    const known = new Set([...later, ...repeatedNames(source.value)]);
    const unknown = (path: Path, name: string): void => {
      const names = [...variables.keys(), ...known];
      const hint = `${didYouMean(name, names)}known variables: ${names.join(', ') || 'none'}`;
      // Variables have been told of where they are worked out.
      if (path[0] !== 'variables') this.#problems.say(source, path, `unknown variable "${name}"`, hint);
    };
    const tooLong = (path: Path): void => {
      if (path[0] !== 'variables') this.#sayTooLong(source, path);
    };
    return { ...source, value: replaceVariables(source.value, variables, known, unknown, tooLong) };
  }

  #sayTooLong(source: Parsed, path: Path): void {
    this.#problems.say(source, path, tooLongText.message, tooLongText.hint);
  }

  #variables(row: Row): Variables {
    const included = this.#includes.flatMap((one) => Object.entries(valuesIn(one, 'variables')));
    const parameters = Object.entries(valuesIn(this.#parsed, 'parameters'));
    const all = new Map<string, Value>([...included, ...parameters]);
    for (const [name, value] of this.#options.parameters ?? []) if (all.has(name)) all.set(name, value);
    for (const [name, value] of Object.entries(row)) all.set(name, value);
    for (const [name, value] of Object.entries(valuesIn(this.#parsed, 'variables'))) {
      const unknown = (_at: Path, used: string): void => {
        const hint = `${didYouMean(used, [...all.keys()])}variables may use parameters, the matrix and the variables above them: ${[...all.keys()].join(', ') || 'none'}`;
        this.#problems.say(this.#parsed, ['variables', name], `unknown variable "${used}"`, hint);
      };
      const tooLong = (): void => this.#sayTooLong(this.#parsed, ['variables', name]);
      const replaced = replaceVariables(value, all, new Set(), unknown, tooLong);
      if (isValue(replaced)) all.set(name, replaced);
    }
    return all;
  }

  #readIncludes(): readonly Parsed[] {
    const names = childOf(this.#parsed.value, 'include');
    const listed = Array.isArray(names) ? names : [];
    if (listed.length > scenarioBounds.includes) {
      this.#problems.say(this.#parsed, ['include'], 'too many includes', `at most ${scenarioBounds.includes}`);
      return [];
    }
    return listed.flatMap((name: unknown, index) => {
      if (typeof name !== 'string') return [];
      const path = join(folderOf(this.#parsed.file), name);
      const at = ['include', index];
      const { absolute } = host().files;
      if (absolute(path) === absolute(this.#parsed.file)) {
        this.#problems.say(
          this.#parsed,
          at,
          'the scenario includes itself',
          'include files with variables and fixtures',
        );
        return [];
      }
      const found = this.#parsedFile(path, at);
      if (found === undefined || !('include' in Object(found.value))) return found ?? [];
      const hint = 'write it into the scenario: an included file includes no others';
      this.#problems.say(found, ['include'], 'an include in an included file', hint, 'key');
      return found;
    });
  }

  /** An included file; when it cannot be read, the scenario is where that is said. */
  #parsedFile(path: string, at: Path): Parsed | undefined {
    const inner = new ScenarioProblems();
    const found = inner.parse(path);
    if (found !== undefined) return found;
    for (const { message, hint } of inner.all) {
      const isOfFile = message.startsWith(`${path}:`) && /^\d/.test(message.slice(path.length + 1));
      if (isOfFile) this.#problems.add(new EmulatorError(message, hint));
      else this.#problems.say(this.#parsed, at, message, hint);
    }
    return undefined;
  }
}

/** The fixtures that steps play, and those that these play. */
function usedFixtures(steps: unknown, fixtures: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const used = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (!isMapping(value)) return;
    const { use, steps: inner } = value;
    if (typeof use === 'string' && !used.has(use)) {
      used.add(use);
      look(fixtures.get(use));
    }
    look(inner);
  };
  look(steps);
  return used;
}

function childOf(value: unknown, key: string): unknown {
  return isMapping(value) ? value[key] : undefined;
}

/** The variables of a file, without those that are none. */
function valuesIn(parsed: Parsed, key: 'parameters' | 'variables'): Readonly<Record<string, Value>> {
  const values = childOf(parsed.value, key);
  const entries = Object.entries(isMapping(values) ? values : {});
  return Object.fromEntries(entries.flatMap(([name, value]) => (isValue(value) ? [[name, value] as const] : [])));
}

function isValue(value: unknown): value is Value {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
