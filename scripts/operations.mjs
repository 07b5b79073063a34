/**
 * Writes what follows from the table of operations (`src/operations/table.ts`): the OpenAPI document, the reference page, and the
 * operations of the clients for Python and Go. `--check` writes nothing and fails if one is not up to date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { bundled } from './build/bundled.mjs';
import { goOperations } from './operations/go.mjs';
import { pythonOperations } from './operations/python.mjs';
import { referencePage } from './operations/reference.mjs';

const root = join(import.meta.dirname, '..');

/** The program's own description, bundled, because Node 20 reads no TypeScript. */
async function description() {
  return bundled(
    root,
    [
      "export { openApiDocument } from './src/control/openapi.ts';",
      "export { operations } from './src/operations/table.ts';",
      "export { idOf, methodOf, pathOf, statusOf, takesQuery } from './src/operations/place.ts';",
      "export { problemStatus } from './src/control/control-problem.ts';",
    ].join('\n'),
  );
}

/** OpenAPI 3.1 takes JSON Schema 2020-12; what is written here means the same in it, so its own dialect is left out. */
function write(schema, typeMode) {
  const { $schema, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode });
  return rest;
}

/** Everything that generators say of an operation, as plain data. */
function plainOf(operation, { idOf, methodOf, pathOf, takesQuery, problemStatus }) {
  const entries = Object.entries(operation.arguments).map(([name, schema]) => {
    const { description, examples = [], ...shape } = name === 'content' ? { type: 'bytes' } : write(schema, 'input');
    const isOptional = schema.type === 'optional';
    return { name, description, example: examples[0], isOptional, shape };
  });
  const { name, on, help, takes, answers, answer, errors } = operation;
  return {
    ...{ name, on, help, takes, answers, entries, id: idOf(operation), method: methodOf(operation) },
    ...{ path: pathOf(operation), isInQuery: takesQuery(operation), elsewhere: elsewhereOf(operation) },
    errors: [...new Set([...(entries.length > 0 ? ['bad-request'] : []), ...errors])].map((kind) => ({
      ...{ kind, status: problemStatus[kind] },
    })),
    answer: answers === 'json' ? write(answer, 'output') : undefined,
  };
}

/** What clients may not give of what the library takes, and why. */
function elsewhereOf({ clientArguments }) {
  const found = JSON.stringify(Object.values(clientArguments)).match(/"x-elsewhere":\{"(\w+)":"([^"]+)"\}/);
  return found === null ? undefined : { key: found[1], why: found[2] };
}

/** A text with what stands between two of its lines replaced. */
function between(text, [begin, end], content) {
  const [at, to] = [text.indexOf(begin), text.indexOf(end)];
  if (at < 0 || to < at) throw new Error(`there is no place between "${begin}" and "${end}"`);
  return `${text.slice(0, at)}${begin}\n${content}${text.slice(to)}`;
}

/** A client with the operations of the table in their places. */
function pythonClient(plain) {
  const marksOf = (on) => [
    `    # Operations on a ${on}, from the table (npm run operations).`,
    `    # End of the operations on a ${on}.`,
  ];
  const written = readFileSync(join(root, 'clients', 'python', 'n3k.py'), 'utf8');
  const withDevice = between(written, marksOf('device'), pythonOperations(plain, 'device'));
  return between(withDevice, marksOf('lab'), pythonOperations(plain, 'lab'));
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const described = await description();
const plain = described.operations.map((operation) => plainOf(operation, described));
const files = {
  'models/schema/openapi.json': `${JSON.stringify(described.openApiDocument(version, write), null, 2)}\n`,
  'docs/operations.md': referencePage(plain),
  'clients/python/n3k.py': pythonClient(plain),
  'clients/go/operations.go': goOperations(plain),
};
for (const [path, text] of Object.entries(files)) {
  const file = join(root, path);
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (!isCurrent && process.argv.includes('--check')) {
    console.error(`Not up to date: ${path} (npm run operations)`);
    process.exitCode = 1;
  } else if (!isCurrent) writeFileSync(file, text);
}
