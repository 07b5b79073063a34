/**
 * Writes the JSON Schemas of the data files to `models/schema/` from the schemas that the program checks them with, so that an
 * editor completes and checks what the program would, and the tables of keys at the ends of docs/labs.md and docs/scenarios.md. `--check` writes nothing and fails if a file is not up to date.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { bundled } from './build/bundled.mjs';
import { keyTable, tableMark } from './build/key-tables.mjs';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'models', 'schema');

const files = [
  { name: 'model', schema: 'modelFile', title: 'Hardware facts of one product ID' },
  { name: 'releases', schema: 'releasesFile', title: 'NX-OS releases' },
  { name: 'compile-times', schema: 'compileTimesFile', title: 'Compile times of releases' },
  { name: 'image', schema: 'imageFile', title: 'An image whose size is known' },
  { name: 'checksums', schema: 'checksumsFile', title: 'Checksums of published files' },
  { name: 'lab', schema: 'labFile', title: 'A lab: switches, hosts, clock and seed', page: 'docs/labs.md' },
  {
    name: 'scenario',
    schema: 'scenarioFile',
    title: 'A scenario: a lab, and what is typed and expected there',
    page: 'docs/scenarios.md',
  },
];

/** The program's schemas, bundled, because Node 20 reads no TypeScript. */
async function schemas() {
  return bundled(
    root,
    `
    export * from './src/facts/schema.ts';
    export { checksumsFile } from './src/facts/published-checksums.ts';
    export { labFile } from './src/lab/spec/lab-schema.ts';
    export { scenarioFile } from './src/scenario/scenario-schema.ts';
    export { stepKinds } from './src/scenario/step-schema.ts';`,
  );
}

/**
 * Says of every schema inside what it is about before its values are changed: what comes behind a change is left out, because the
 * files hold what is written.
 */
function describeFirst(schema, seen = new Set()) {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
  seen.add(schema);
  if (Array.isArray(schema.pipe)) {
    const parts = flat(schema.pipe);
    const isWord = (part) => part.type === 'metadata';
    schema.pipe = [parts[0], ...parts.filter(isWord), ...parts.filter((part) => part !== parts[0] && !isWord(part))];
  }
  const { entries = {}, options = [], item, wrapped, key, value, pipe = [] } = schema;
  const lazy = schema.type === 'lazy' ? [schema.getter(undefined)] : [];
  for (const inner of [...Object.values(entries), ...options, item, wrapped, key, value, ...pipe, ...lazy]) {
    describeFirst(inner, seen);
  }
}

function flat(pipe) {
  return pipe.flatMap((part, index) => (index === 0 && part.pipe !== undefined ? flat(part.pipe) : part));
}

/** A text with a variable in it. */
const reference = { type: 'string', pattern: '\\$\\{[\\w.-]+\\}' };

/** The schema with variables for all that is not just any text: they are put in before a scenario is checked. */
function withVariables(schema) {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(withVariables);
  const { description, examples, properties, anyOf, items, additionalProperties, $defs, ...rest } = schema;
  const words = { ...(description && { description }), ...(examples && { examples }) };
  const each = (found) =>
    Object.fromEntries(Object.entries(found).map(([name, inner]) => [name, withVariables(inner)]));
  if (anyOf !== undefined) {
    const isStrict = anyOf.every((one) => one.type !== 'string' || 'pattern' in one) && anyOf.some(isStrictValue);
    const inner = anyOf.map((one) => (isStrictValue(one) ? one : withVariables(one)));
    return { ...words, ...rest, anyOf: isStrict ? [...inner, reference] : inner, ...($defs && { $defs: each($defs) }) };
  }
  if (isStrictValue(schema)) return { ...words, anyOf: [rest, reference] };
  return {
    ...words,
    ...rest,
    ...(properties && { properties: each(properties) }),
    ...(items && { items: withVariables(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: withVariables(additionalProperties) }),
    ...($defs && { $defs: each($defs) }),
  };
}

function isStrictValue({ type, enum: allowed, pattern }) {
  return (
    type === 'boolean' || type === 'number' || type === 'integer' || allowed !== undefined || pattern !== undefined
  );
}

const known = await schemas();
const stale = [];
mkdirSync(folder, { recursive: true });
for (const { name, schema, title, page } of files) {
  describeFirst(known[schema]);
  // Checks that only a program can make are left out; the program still makes them.
  const definitions = name === 'scenario' ? { definitions: known.stepKinds } : {};
  const { $schema, ...rest } = toJsonSchema(known[schema], { errorMode: 'ignore', typeMode: 'input', ...definitions });
  const content = name === 'scenario' ? withVariables(rest) : rest;
  const text = `${JSON.stringify({ $schema, title, ...content }, null, 2)}\n`;
  keepEqual(`models/schema/${name}.json`, text);
  if (page === undefined) continue;
  const [before] = readFileSync(join(root, page), 'utf8').split(`${tableMark}\n`);
  keepEqual(page, `${before}${tableMark}\n\n${keyTable(rest)}\n`);
}

function keepEqual(file, text) {
  const path = join(root, file);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  if (process.argv.includes('--check')) stale.push(file);
  else writeFileSync(path, text);
}

if (stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')} (npm run schemas)`);
  process.exitCode = 1;
}
