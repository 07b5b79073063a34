/**
 * Writes the OpenAPI document of the control API to `models/schema/openapi.json` from the schemas that the program checks
 * requests with. `--check` writes nothing and fails if the file is not up to date.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const path = join(root, 'models', 'schema', 'openapi.json');

/** The program's own description, bundled, because Node 20 reads no TypeScript. */
async function description() {
  const scratch = mkdtempSync(join(root, 'node_modules', '.openapi-'));
  try {
    const outfile = join(scratch, 'openapi.mjs');
    await build({
      entryPoints: [join(root, 'src', 'control', 'openapi.ts')],
      ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile, logLevel: 'error' },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** OpenAPI 3.1 takes JSON Schema 2020-12; what is written here means the same in it, so its own dialect is left out. */
function write(schema, typeMode) {
  const { $schema, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode });
  return rest;
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { openApiDocument } = await description();
const text = `${JSON.stringify(openApiDocument(version, write), null, 2)}\n`;
const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === text;
if (!isCurrent && process.argv.includes('--check')) {
  console.error('Not up to date: models/schema/openapi.json (npm run openapi)');
  process.exitCode = 1;
} else if (!isCurrent) writeFileSync(path, text);
