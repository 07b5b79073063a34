/** The shipped YAML texts, parsed: `src/facts/built-values.ts` reads them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The values of all texts below `models/` and `scenarios/` as JSON, by the SHA-256 of the text. */
export function builtValues(root) {
  const files = yamlFiles(join(root, 'models')).concat(yamlFiles(join(root, 'scenarios')));
  return Object.fromEntries(
    files.sort().map((file) => {
      const text = readFileSync(file, 'utf8');
      return [createHash('sha256').update(text).digest('hex'), JSON.stringify(parse(text))];
    }),
  );
}

function yamlFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name));
}
