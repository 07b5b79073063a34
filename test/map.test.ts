import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sourcePaths } from './sources.ts';

/** What the map of the code and the guide for contributors say is held against what there is. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const map = read('src/README.md');
const guide = read('CONTRIBUTING.md');
const { scripts, devDependencies, version } = JSON.parse(read('package.json'));

/** Names of files between backquotes, such as `guard.ts` or `test/needs/programs.json`. */
function filesIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/`([\w./-]+\.(?:tsx?|mjs|json))`/g)].map((match) => match[1] ?? '');
}

it('every file that they name is there', () => {
  const names = new Set([...sourcePaths('src'), ...sourcePaths('test')].map((path) => basename(path)));
  const isThere = (path: string): boolean =>
    names.has(basename(path)) || existsSync(join(root, path)) || existsSync(join(root, 'test/needs', path));
  const known = [...new Set([...filesIn(map), ...filesIn(guide)])];
  expect(known.length).toBeGreaterThan(50);
  expect(known.filter((path) => !isThere(path))).toEqual([]);
});

it('the map has a word for every room', () => {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rooms.filter(({ name }) => !map.includes(`**\`${name}/`)).map(({ name }) => name)).toEqual([]);
});

it('the guide names every script, and none that is not there', () => {
  const own = Object.keys(scripts).filter((name) => !name.startsWith('pre'));
  const named = [...guide.matchAll(/npm (?:run )?([a-z][a-z:-]+)/g)].map((match) => match[1] ?? '');
  expect(own.filter((name) => !named.includes(name))).toEqual([]);
  const npmOwn = ['start', 'test', 'and'];
  expect(named.filter((name) => scripts[name] === undefined && !npmOwn.includes(name))).toEqual([]);
});

it('the table of dependencies tells the versions that are installed', () => {
  const rows = map
    .slice(map.indexOf('## Dependencies'))
    .split('\n')
    .filter((line) => /^\| [a-z@]/.test(line) && !line.startsWith('| package'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.length).toBeGreaterThan(5);
  for (const [, packages = '', , , released = ''] of rows) {
    for (const [index, name] of packages.split(', ').entries()) {
      expect(Object.keys(devDependencies)).toContain(name);
      const { version } = JSON.parse(read(`node_modules/${name}/package.json`));
      const told = released.split('; ')[index]?.split(',')[0] ?? '';
      expect(`${version}.`.startsWith(`${told}.`), `${name} ${told}`).toBe(true);
    }
  }
});

it('an editor checks every kind of data file with its schema', () => {
  const settings = JSON.parse(read('.vscode/settings.json'))['yaml.schemas'];
  const schemas = readdirSync(join(root, 'models/schema')).filter((name) => name !== 'openapi.json');
  expect(Object.keys(settings).sort()).toEqual(schemas.map((name) => `./models/schema/${name}`).sort());
});

it('the README and the changelog know the version', () => {
  const packed = [...read('README.md').matchAll(/n3k-emulator-([\d.]+)\.tgz/g)].map((match) => match[1]);
  expect(new Set(packed)).toEqual(new Set([version]));
  expect(read('CHANGELOG.md')).toContain(`\n## ${version} - `);
});
