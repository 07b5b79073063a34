import type { Parsed, Path } from '../facts/yaml.ts';
import { scenarioBounds } from './scenario-bounds.ts';
import type { ScenarioProblems } from './scenario-problems.ts';
import type { ScenarioFile } from './scenario-schema.ts';
import type { Step } from './step-schema.ts';
import { capturedNames, replaceVariables, tooLongText, valuesOf } from './variables.ts';

/** A step with the line of the file that it stands on and, where it is the file's own, its place among the steps. */
export interface PlacedStep {
  readonly step: object;
  readonly file: string;
  readonly line: number;
  /** Where the step stands in its file; undefined for what a fixture or a repetition put in. */
  readonly index: number | undefined;
}

/** The step itself. What is placed was checked, so that it is one. */
export function stepOf({ step }: PlacedStep): Step {
  return step as Step;
}

/** A list of steps as written, and where they stand. */
export interface StepSource {
  readonly steps: ScenarioFile['steps'];
  readonly parsed: Parsed;
  readonly path: Path;
}

/** Puts fixtures and repetitions in their place. Invariant: at most `scenarioBounds.steps` come of it. */
export class StepPlacer {
  readonly #fixtures: ReadonlyMap<string, StepSource>;
  readonly #problems: ScenarioProblems;
  #count = 0;

  constructor(fixtures: ReadonlyMap<string, StepSource>, problems: ScenarioProblems) {
    this.#fixtures = fixtures;
    this.#problems = problems;
  }

  /** The steps in the order in which they are played; `within` names the fixtures that lead here. */
  placed(source: StepSource, within: readonly string[] = []): readonly PlacedStep[] {
    const found: PlacedStep[] = [];
    for (const [index, step] of source.steps.entries()) {
      if (this.#count > scenarioBounds.steps) return found;
      const path = [...source.path, index];
      if ('use' in step) found.push(...this.#fixture(step.use, source, path, within));
      else if ('each' in step) {
        for (const value of valuesOf(step.of)) {
          const steps = this.#withValue(step, value, source, path);
          const inner = this.placed({ ...source, steps, path: [...path, 'steps'] }, within);
          found.push(...inner.map((one) => ({ ...one, index: undefined })));
        }
      } else {
        const isOwn = source.path[0] === 'steps' && source.path.length === 1;
        const line = source.parsed.positionOf(path)?.line ?? 1;
        found.push({ step, file: source.parsed.file, line, index: isOwn ? index : undefined });
        this.#count += 1;
        if (this.#count > scenarioBounds.steps) {
          const hint = `a scenario has at most ${scenarioBounds.steps} steps, with fixtures and repetitions put in`;
          this.#problems.say(source.parsed, path, 'too many steps', hint);
        }
      }
    }
    return found;
  }

  #fixture(name: string, source: StepSource, path: Path, within: readonly string[]): readonly PlacedStep[] {
    const fixture = this.#fixtures.get(name);
    if (fixture === undefined) return [];
    const way = [...within, name];
    if (within.includes(name) || within.length >= scenarioBounds.depth) {
      const message = within.includes(name) ? 'fixtures use each other in a circle' : 'fixtures are nested too deeply';
      this.#problems.say(
        source.parsed,
        [...path, 'use'],
        `${message}: ${way.join(', ')}`,
        'take one of these steps away',
      );
      return [];
    }
    return this.placed(fixture, way).map((inner) => ({ ...inner, index: undefined }));
  }

  #withValue(
    step: Extract<ScenarioFile['steps'][number], { each: string }>,
    value: string,
    source: StepSource,
    path: Path,
  ): ScenarioFile['steps'] {
    const variables = new Map([[step.each, value]]);
    const known = new Set([...capturedNames(step.steps), ...capturedNames(source.parsed.value)]);
    const unknown = (_at: Path, name: string): void =>
      this.#problems.say(source.parsed, path, `unknown variable "${name}"`, `known variables: ${step.each}`);
    const tooLong = (): void => this.#problems.say(source.parsed, path, tooLongText.message, tooLongText.hint);
    return step.steps.map((inner) => {
      if ('use' in inner) return inner;
      // The steps have been checked; a variable in a text leaves a text.
      const replaced: unknown = replaceVariables(inner, variables, known, unknown, tooLong);
      return replaced as typeof inner;
    });
  }
}
