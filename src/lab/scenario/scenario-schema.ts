import * as v from 'valibot';
import { writtenStep } from './step-schema.ts';

const value = v.union([v.string(), v.number(), v.boolean()], 'expected a text, a number, true or false');
const values = v.record(v.string(), value);

const matrix = v.union(
  [v.record(v.string(), v.array(value, 'expected a list of values')), v.array(values)],
  'expected a list of values for each variable, or a list of rows',
);

const fixtures = v.record(v.string(), v.array(writtenStep));

/** A file of fixtures and variables that scenarios include. */
export const includeFile = v.strictObject({ variables: v.optional(values), fixtures: v.optional(fixtures) });

/** A scenario file. */
export const scenarioFile = v.strictObject({
  title: v.pipe(v.string('expected a title'), v.minLength(1, 'expected a title')),
  /** What it shows: a section of the technote, a defect, a guide. */
  source: v.optional(v.string()),
  tags: v.optional(v.array(v.string())),
  /** `technote`, a lab file relative to this one, or a lab. */
  lab: v.optional(v.union([v.string(), v.looseObject({})], 'expected technote, a file, or a lab')),
  /** What is different in this lab: fields are merged, devices, hosts and sticks by their name or address, null takes away. */
  change: v.optional(v.looseObject({})),
  /** Time moves by itself whenever somebody waits, or only by `advance` and `at`. */
  clock: v.optional(v.picklist(['instant', 'by-hand'], 'expected instant or by-hand')),
  seed: v.optional(v.string()),
  include: v.optional(v.array(v.string())),
  /** Variables with their usual values, which `--set name=value` replaces. */
  parameters: v.optional(values),
  variables: v.optional(values),
  matrix: v.optional(matrix),
  fixtures: v.optional(fixtures),
  steps: v.pipe(v.array(writtenStep, 'expected a list of steps'), v.minLength(1, 'a scenario needs at least one step')),
});

/** The content of a scenario file. */
export type ScenarioFile = v.InferOutput<typeof scenarioFile>;
export type Value = v.InferOutput<typeof value>;
