/**
 * Writes what follows from the commands and lines of the switch: src/cli/commands/read-lines.ts, the lines of the notation that something
 * reads, and docs/coverage.md, the page of everything that can be typed. `--check` writes nothing and fails if either is not up to date.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { bundled } from './build/bundled.mjs';
import { linesRead } from './typed/lines-read.mjs';
import { pageOf } from './typed/page.mjs';

const root = join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');

/** Every source file below `src/` with its text. */
function sources() {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => path.endsWith('.ts'))
      .map((path) => [join(root, 'src', path), readFileSync(join(root, 'src', path), 'utf8')]),
  );
}

/** What the program itself says can be typed. */
async function covered() {
  return (
    await bundled(
      root,
      `
    import './src/host-node/install.ts';
    import { Facts } from './src/facts/catalog.ts';
    import { coverageOf } from './src/lab/coverage.ts';
    export const listed = coverageOf(new Facts(${JSON.stringify(join(root, 'models'))}));`,
    )
  ).listed;
}

const stale = [];
function put(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  if (isCheck) stale.push(relative(root, path));
  else writeFileSync(path, text);
}

const read = linesRead(sources(), dirname);
const listed = read.map((text) => `  ${text.includes("'") ? JSON.stringify(text) : `'${text}'`},`);
put(
  join(root, 'src/cli/commands/read-lines.ts'),
  [
    '// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts as they stand in the sources',
    '/** The lines of the notation that something in the switch reads, by text or identity. Written by `npm run coverage-page`; do not edit. */',
    read.length === 0
      ? 'export const readLines: ReadonlySet<string> = new Set<string>([]);'
      : ['export const readLines: ReadonlySet<string> = new Set([', ...listed, ']);'].join('\n'),
    '',
  ].join('\n'),
);
put(join(root, 'docs/coverage.md'), pageOf(await covered()));
if (stale.length > 0) {
  process.stderr.write(`not up to date: ${stale.join(', ')}; npm run coverage-page writes them\n`);
  process.exitCode = 1;
}
