/**
 * Which files the linter has to look at: its rules look at one file at a time, so a file that passed once passes again while
 * neither it nor the rules have changed. What passed is kept in node_modules/.cache, by content.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What decides about every file: the rules, what they derive from the packages, which files they skip, and the linter itself. */
const deciding = ['biome.json', 'package.json', '.gitignore', 'node_modules/@biomejs/biome/package.json'];

/** Beyond this many files the linter finds them itself. */
const namedMax = 200;

function digestOf(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash.update(existsSync(join(root, path)) ? readFileSync(join(root, path)) : '').update('\0');
  return hash.digest('base64');
}

/** Content digests of the files that git knows or would add; undefined where there is no git to ask. */
function filesOf(root) {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 26,
    });
    const paths = listed
      .split('\0')
      .filter((path) => path !== '' && statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
    return Object.fromEntries(paths.map((path) => [path, digestOf(root, [path])]));
  } catch {
    return undefined;
  }
}

function passedBefore(cache, rules) {
  try {
    const kept = JSON.parse(readFileSync(cache, 'utf8'));
    return kept.rules === rules ? kept.files : {};
  } catch {
    return {};
  }
}

/**
 * What the linter is to be run on, as its arguments: all (none named), the changed files, or undefined for nothing at all.
 * `passed` is called when it has found nothing.
 */
export function lintChanges(root) {
  const cache = join(root, 'node_modules/.cache/lint-passed.json');
  const files = filesOf(root);
  if (files === undefined) return { args: [], passed() {} };
  const rules = digestOf(root, deciding);
  const before = passedBefore(cache, rules);
  const changed = Object.keys(files).filter((path) => before[path] !== files[path]);
  return {
    args:
      changed.length === 0
        ? undefined
        : changed.length > namedMax
          ? []
          : ['--no-errors-on-unmatched', '--', ...changed],
    passed() {
      mkdirSync(dirname(cache), { recursive: true });
      writeFileSync(cache, JSON.stringify({ rules, files }));
    },
  };
}
