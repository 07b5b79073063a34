/**
 * `npm test`: linter and formatter, type check, then the tests. All run even if an earlier one found something,
 * so that one run shows everything; arguments go to vitest (`npm test -- test/base`). The linter looks at what has changed since it
 * passed and the compiler at what depends on a change; with `N3K_WIDE=1`, as `.ci/run` has it, both begin anew.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintChanges } from './lint-changes.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const manifests = createRequire(import.meta.url);

/** The script that package `name` declares for its command `command`. */
function script(name, command) {
  const manifest = join(root, 'node_modules', name, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return manifests.resolve(join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]));
}

const isWide = process.env.N3K_WIDE === '1';
const lint = isWide ? { args: [] } : lintChanges(root);

/** The type check of a project; what it found is kept, with what is wrong, for the files that no change concerns. */
function typeCheck(title, project) {
  const kept = join('node_modules/.cache/tsc', project.replace(/json$/, 'tsbuildinfo'));
  const incremental = isWide ? [] : ['--incremental', '--tsBuildInfoFile', kept];
  return { title, args: [script('typescript', 'tsc'), '--noEmit', '-p', project, ...incremental] };
}

const steps = [
  ...(lint.args === undefined
    ? []
    : [
        {
          title: 'biome',
          args: [script('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', ...lint.args],
          passed: lint.passed,
        },
      ]),
  typeCheck('tsc', 'tsconfig.json'),
  typeCheck('tsc of the core', 'tsconfig.core.json'),
  { title: 'vitest', args: [script('vitest', 'vitest'), 'run', ...process.argv.slice(2)] },
];

function passes({ title, args }) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    const stop = (signal) => child.kill(signal);
    process.on('SIGINT', stop).on('SIGTERM', stop);
    child.on('error', (error) => {
      console.error(`${title} could not be started: ${error.message}`);
      done(false);
    });
    child.on('close', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (signal !== null) process.exit(130);
      done(code === 0);
    });
  });
}

const failed = [];
for (const step of steps) {
  if (await passes(step)) step.passed?.();
  else failed.push(step.title);
}
if (failed.length > 0) {
  console.error(`Not passed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
