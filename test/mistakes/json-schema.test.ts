import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EmulatorError } from '../../src/base/emulator-error.ts';
import { packageRoot } from '../../src/base/package-root.ts';
import { parse } from '../../src/facts/yaml.ts';
import { starterLab } from '../../src/lab/spec/starter-lab.ts';
import { agrees, asSchema, isRecord, keysOf, shippedSchema } from './json-schema.ts';
import { labMistakes } from './lab-mistakes.ts';
import { type Mistake, marked } from './mistake.ts';
import { scenarioMistakes } from './scenario-mistakes.ts';

const names = readdirSync(join(packageRoot(), 'models', 'schema'))
  .map((name) => name.replace('.json', ''))
  .filter((name) => name !== 'openapi');

describe.each(names)('the JSON Schema %s', (name) => {
  const schema = shippedSchema(name);
  const keys = keysOf(schema);

  it('describes every key and gives an example of it', () => {
    const silent = keys.filter(
      ([, { description, examples }]) =>
        typeof description !== 'string' || description === '' || !Array.isArray(examples) || examples.length === 0,
    );
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('accepts its own examples', () => {
    const wrong = keys.flatMap(([path, found]) =>
      (Array.isArray(found.examples) ? found.examples : [])
        .filter((example) => !agrees(example, found, schema))
        .map((example) => `${path}: ${JSON.stringify(example)}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** Whether an editor with the schema would accept the text: it is YAML, and as the schema says. */
function isAccepted(text: string, schema: 'lab' | 'scenario'): boolean {
  try {
    return agrees(parse(text, 'a.yaml').value, shippedSchema(schema));
  } catch (error) {
    if (error instanceof EmulatorError) return false;
    throw error;
  }
}

describe.each([
  ['lab', labMistakes],
  ['scenario', scenarioMistakes],
] as const)('editors and check agree on the mistakes of a %s', (schema, mistakes: readonly Mistake[]) => {
  const outcomes = mistakes.map((mistake) => ({ ...mistake, isAccepted: isAccepted(marked(mistake).content, schema) }));

  it('what is one of form, both refuse', () => {
    expect(outcomes.filter((one) => one.isOfForm && one.isAccepted).map(({ what }) => what)).toEqual([]);
  });

  it('what only sense tells, only check refuses', () => {
    expect(outcomes.filter((one) => !one.isOfForm && !one.isAccepted).map(({ what }) => what)).toEqual([]);
  });
});

/** YAML files of a folder of the package, with those in its folders. */
function yamlFiles(...path: readonly string[]): readonly string[] {
  const folder = join(packageRoot(), ...path);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name));
}

describe('what is shipped', () => {
  it.each(yamlFiles('scenarios').map((path) => [path.slice(packageRoot().length + 1), path]))(
    '%s is as its JSON Schema says',
    (_name, path) => {
      const { value } = parse(readFileSync(path, 'utf8'), path);
      if (!isRecord(value)) throw new Error(`${path} is no mapping`);
      if (!('steps' in value) && 'fixtures' in value) return;
      expect(agrees(value, shippedSchema('steps' in value ? 'scenario' : 'lab'))).toBe(true);
    },
  );

  it.each([
    ['model', yamlFiles('models').filter((path) => /\/models\/N\dK[^/]*$/.test(path))],
    ['image', yamlFiles('models', 'images')],
    ['checksums', yamlFiles('models', 'checksums')],
    ['releases', [join(packageRoot(), 'models', 'releases.yaml')]],
    ['compile-times', [join(packageRoot(), 'models', 'compile-times.yaml')]],
  ])('every file of the schema %s is as it says', (name, paths) => {
    expect(paths.length).toBeGreaterThan(0);
    const schema = shippedSchema(name);
    expect(paths.filter((path) => !agrees(parse(readFileSync(path, 'utf8'), path).value, schema))).toEqual([]);
  });

  it('the lab that n3k lab new writes is as its JSON Schema says', () => {
    expect(isAccepted(starterLab, 'lab')).toBe(true);
  });
});

describe('variables of a scenario', () => {
  const steps = (step: string): string => `title: x\nvariables: { x: 1 }\nsteps:\n  - ${step.replaceAll('@{', '${')}\n`;
  it.each([
    "{ file: bootflash:a, exists: '@{x}' }",
    "{ file: bootflash:a, sizeBytes: '@{x}' }",
    "{ file: bootflash:a, md5: '@{x}' }",
    "{ setLink: '@{x}', link: '@{x}' }",
    "{ state: { stage: '@{x}', freeBytes: { bootflash: '@{x}' } } }",
    "{ advance: '@{x}' }",
    "{ wait: { kind: '@{x}' }, within: '@{x} min' }",
    "{ openSession: a, door: '@{x}' }",
  ])('an editor takes them where check puts them in: %s', (step) => {
    expect(isAccepted(steps(step), 'scenario')).toBe(true);
  });

  it('an editor does not take them for lists and mappings, as check does not', () => {
    expect(isAccepted(steps("{ type: a, answers: '@{x}' }"), 'scenario')).toBe(false);
    expect(isAccepted(steps("{ state: '@{x}' }"), 'scenario')).toBe(false);
  });
});

describe('the validator of these tests', () => {
  it.each([
    [{ type: 'integer', minimum: 1 }, 1, 0],
    [{ type: 'array', items: { type: 'string' }, minItems: 1 }, ['a'], [1]],
    [{ type: 'object', properties: { a: { const: 1 } }, required: ['a'], additionalProperties: false }, { a: 1 }, {}],
    [{ anyOf: [{ enum: ['x'] }, { pattern: '^y' }] }, 'yes', 'no'],
  ])('%j', (schema, right, wrong) => {
    expect(agrees(right, asSchema(schema))).toBe(true);
    expect(agrees(wrong, asSchema(schema))).toBe(false);
  });
});
