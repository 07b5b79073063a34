/**
 * Writes docs/api.md: every name that `n3k-emulator` and `n3k-emulator/testing` export, with its type as the declarations have it,
 * so that a change of the public interface is seen in a commit. `--check` writes nothing and fails if the file is not up to date.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const report = join(root, 'docs', 'api.md');
const entries = [
  { name: 'n3k-emulator', file: 'index.d.ts' },
  { name: 'n3k-emulator/testing', file: 'testing/public.d.ts' },
];

/**
 * Resolves when the declarations of `src` lie in `folder`; what the compiler finds wrong is told by the type check. They stay there,
 * and the next run writes those again that a change concerns.
 */
function emitDeclarations(folder) {
  const manifest = join(root, 'node_modules', 'typescript', 'package.json');
  const compiler = createRequire(manifest).resolve(`./${JSON.parse(readFileSync(manifest, 'utf8')).bin.tsc}`);
  const kept = ['--incremental', '--tsBuildInfoFile', join(folder, 'tsconfig.tsbuildinfo')];
  const args = [compiler, '-p', 'tsconfig.types.json', '--noCheck', '--outDir', folder, ...kept];
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: root }, () => done());
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

/** The lines of a declaration with their comments: from its own comment until its brackets are closed; undefined for none. */
function declarationOf(name, file) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*#private;$/.test(line));
  const isComment = (line) => /^\s*(\/\*\*|\*)/.test(line);
  const declares = new RegExp(`^(?:export |declare )*(?:interface|type|class|function|const) ${name}\\b`);
  const start = lines.findIndex((line) => declares.test(line));
  if (start < 0) return undefined;
  let depth = 0;
  let end = start;
  for (; end < lines.length; end += 1) {
    if (isComment(lines[end])) continue;
    for (const character of lines[end].replaceAll('=>', '')) {
      if ('({[<'.includes(character)) depth += 1;
      if (')}]>'.includes(character)) depth -= 1;
    }
    if (depth === 0 && /[;}]$/.test(lines[end])) break;
  }
  let from = start;
  while (from > 0 && isComment(lines[from - 1])) from -= 1;
  return lines.slice(from, end + 1).join('\n');
}

/** The types that a declaration names, with the files that declare them; those of packages and of the language are left out. */
function namedIn(declaration, file) {
  const text = readFileSync(file, 'utf8');
  const imported = new Map();
  for (const [, names, from] of text.matchAll(/^import (?:type )?\{([^}]*)\} from '(\..*)';$/gm)) {
    for (const written of names.split(',')) {
      const [name = '', as = name] = written
        .trim()
        .replace(/^type /, '')
        .split(' as ');
      imported.set(as, { name, file: resolve(dirname(file), from.replace(/\.ts$/, '.d.ts')) });
    }
  }
  const code = declaration.replace(/\/\*[\s\S]*?\*\//g, '').replace(/'[^']*'|"[^"]*"/g, '');
  const names = new Set(
    [...code.matchAll(/(?<![.\w])([A-Z]\w+)|typeof (\w+)/g)].map(([, type, value]) => type ?? value),
  );
  return [...names].flatMap((name) => {
    const found = imported.get(name) ?? { name, file };
    return declarationOf(found.name, found.file) === undefined ? [] : [found];
  });
}

const keyOf = ({ name, file }) => `${file} ${name}`;

function sectionOf({ name, file }, folder, told) {
  const exported = exportsOf(join(folder, file)).sort((a, b) => (a.as < b.as ? -1 : 1));
  for (const one of exported) told.add(keyOf(one));
  const behind = [];
  const part = ({ as, ...one }) => {
    const declaration = declarationOf(one.name, one.file);
    if (declaration === undefined) throw new Error(`${relative(root, one.file)} does not declare ${one.name}`);
    for (const named of namedIn(declaration, one.file)) {
      if (told.has(keyOf(named)) || isSchema(named)) continue;
      told.add(keyOf(named));
      behind.push({ ...named, as: named.name });
    }
    return `### ${as}\n\n\`\`\`ts\n${declaration.replaceAll(one.name, as)}\n\`\`\``;
  };
  const parts = exported.map(part);
  const more = [];
  for (const one of behind) more.push(part(one));
  return [`## ${name}`, ...parts, ...(more.length === 0 ? [] : [`## What ${name} names`, ...more])].join('\n\n');
}

/** What a lab file may hold is told by its schema, and what is known of switches by `models/`: nobody reads them as types. */
const isSchema = ({ file }) => /(lab\/spec\/(device|lab|host)-schema|facts\/catalog)\.d\.ts$/.test(file);

async function main() {
  const folder = join(root, 'node_modules/.cache/api-report');
  await emitDeclarations(folder);
  const head =
    '# The public interface\n\nMade by `npm run api-report`; CI fails when it is not up to date. What a lab may hold (`LabSpec`) stands in\n[models/schema/lab.json](../models/schema/lab.json), what is known of switches (`Facts`) in `models/`.';
  const told = new Set();
  const text = `${[head, ...entries.map((entry) => sectionOf(entry, folder, told))].join('\n\n')}\n`;
  if (existsSync(report) && readFileSync(report, 'utf8') === text) return;
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(report), { recursive: true });
    writeFileSync(report, text);
    return;
  }
  console.error('The public interface has changed: docs/api.md is not up to date (npm run api-report)');
  process.exitCode = 1;
}

await main();
