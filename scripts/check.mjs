/**
 * `npm test`: linter and formatter, type check, then the tests. All run even if an earlier one found something,
 * so that one run shows everything; arguments go to vitest (`npm test -- test/base`).
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const manifests = createRequire(import.meta.url);

/** The script that package `name` declares for its command `command`. */
function script(name, command) {
  const manifest = join(root, 'node_modules', name, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return manifests.resolve(join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]));
}

const steps = [
  { title: 'biome', args: [script('@biomejs/biome', 'biome'), 'check', '--error-on-warnings'] },
  { title: 'tsc', args: [script('typescript', 'tsc'), '--noEmit'] },
  { title: 'tsc of the core', args: [script('typescript', 'tsc'), '--noEmit', '-p', 'tsconfig.core.json'] },
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
for (const step of steps) if (!(await passes(step))) failed.push(step.title);
if (failed.length > 0) {
  console.error(`Not passed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
