/**
 * Writes docs/api.md: every name that `n3k-emulator` and `n3k-emulator/testing` export, with its type as the declarations have it,
 * so that a change of the public interface is seen in a commit. `--check` writes nothing and fails if the file is not up to date.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const report = join(root, 'docs', 'api.md');
const entries = [
  { name: 'n3k-emulator', file: 'index.d.ts' },
  { name: 'n3k-emulator/testing', file: 'testing/index.d.ts' },
];

/** Resolves when the compiler has written the declarations of `src` into `folder`; what it finds wrong is told by the type check. */
function emitDeclarations(folder) {
  const manifest = join(root, 'node_modules', 'typescript', 'package.json');
  const compiler = createRequire(manifest).resolve(`./${JSON.parse(readFileSync(manifest, 'utf8')).bin.tsc}`);
  return new Promise((done) => {
    execFile(
      process.execPath,
      [compiler, '-p', 'tsconfig.types.json', '--noCheck', '--outDir', folder],
      { cwd: root },
      () => done(),
    );
  });
}

/** The names that a declaration file exports from others: `{ name, file }`. */
function exportsOf(file) {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^export (?:type )?\{([^}]*)\} from '(.*)';$/gm)].flatMap(([, names, from]) =>
    names
      .split(',')
      .map((written) => {
        const [name = '', as = name] = written
          .trim()
          .replace(/^type /, '')
          .split(' as ');
        return { name, as, file: resolve(dirname(file), from.replace(/\.ts$/, '.d.ts')) };
      })
      .filter(({ name }) => name !== ''),
  );
}

/** The declaration of a name without comments: from its line until its brackets are closed and a line ends. */
function declarationOf({ name, file }) {
  const lines = readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*#private;$/.test(line));
  const start = lines.findIndex((line) =>
    new RegExp(`^export .*\\b(interface|type|class|function|const) ${name}\\b`).test(line),
  );
  if (start < 0) throw new Error(`${relative(root, file)} does not declare ${name}`);
  let depth = 0;
  let end = start;
  for (; end < lines.length; end += 1) {
    for (const character of lines[end].replaceAll('=>', '')) {
      if ('({[<'.includes(character)) depth += 1;
      if (')}]>'.includes(character)) depth -= 1;
    }
    if (depth === 0 && /[;}]$/.test(lines[end])) break;
  }
  return lines.slice(start, end + 1).join('\n');
}

function sectionOf({ name, file }, folder) {
  const found = exportsOf(join(folder, file)).sort((a, b) => (a.as < b.as ? -1 : 1));
  const parts = found.map((exported) => `### ${exported.as}\n\n\`\`\`ts\n${declarationOf(exported)}\n\`\`\``);
  return [`## ${name}`, ...parts].join('\n\n');
}

async function main() {
  const folder = mkdtempSync(join(root, 'node_modules', '.api-report-'));
  try {
    await emitDeclarations(folder);
    const head =
      '# The public interface\n\nMade by `npm run api-report`; CI fails when it is not up to date. What a lab may hold (`LabSpec`) stands in\n[models/schema/lab.json](../models/schema/lab.json).';
    const text = `${[head, ...entries.map((entry) => sectionOf(entry, folder))].join('\n\n')}\n`;
    if (existsSync(report) && readFileSync(report, 'utf8') === text) return;
    if (!process.argv.includes('--check')) {
      mkdirSync(dirname(report), { recursive: true });
      writeFileSync(report, text);
      return;
    }
    console.error('The public interface has changed: docs/api.md is not up to date (npm run api-report)');
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
