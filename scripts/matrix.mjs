/**
 * Writes `docs/compaction-matrix.md` by typing every command of the matrix on a switch in process. With `--check` it writes
 * nothing and fails when the file says something else.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const target = join(root, 'docs', 'compaction-matrix.md');

/** The program's own modules, bundled, because Node 20 reads no TypeScript. */
async function bundled(outfile) {
  await build({
    stdin: {
      contents: [
        "export { Facts } from './src/facts/catalog.ts';",
        "export { allRows, documentOf } from './scripts/matrix/document.ts';",
      ].join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
}

const scratch = mkdtempSync(join(root, 'node_modules', '.matrix-'));
try {
  const bundle = join(scratch, 'matrix.mjs');
  await bundled(bundle);
  const { Facts, allRows, documentOf } = await import(pathToFileURL(bundle).href);
  const facts = new Facts(join(root, 'models'));
  const rows = await allRows(facts);
  const text = documentOf(facts, rows);
  if (!process.argv.includes('--check')) {
    mkdirSync(join(root, 'docs'), { recursive: true });
    writeFileSync(target, text);
    console.log(`docs/compaction-matrix.md: ${rows.length} rows`);
  } else if (readFileSync(target, 'utf8') !== text) {
    console.error('docs/compaction-matrix.md differs from what the switches do: npm run matrix');
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
