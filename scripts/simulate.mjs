/**
 * `npm run simulate -- --seed N [--count C] [--steps S]`: random storage operations against a slow model, for C seeds from N on.
 * A seed that fails is printed with its last steps and fails again the same way. Without a seed, the first is 1.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const usualSteps = 10_000;

const usage = `Usage: npm run simulate -- [options]

Random storage operations against a slow model. A seed that fails is printed and fails again the same way.

Options:
  --seed N   First seed (1)
  --count C  How many seeds (1)
  --steps S  Operations for each seed (${usualSteps})
  --help     Show this page

Examples:
  npm run simulate -- --seed 1 --count 50
  npm run simulate -- --seed 4711 --steps 100000
`;

function wholeNumber(text, name) {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`--${name} is a whole number from 1 on, not "${text}"`);
}

async function loadSimulation(folder) {
  const outfile = join(folder, 'simulate.mjs');
  await build({
    entryPoints: [join(root, 'test', 'machine', 'storage', 'simulation', 'simulate.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

async function main() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '1' },
      steps: { type: 'string', default: String(usualSteps) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const first = wholeNumber(values.seed, 'seed');
  const count = wholeNumber(values.count, 'count');
  const steps = wholeNumber(values.steps, 'steps');
  const folder = mkdtempSync(join(root, 'node_modules', '.simulate-'));
  const failures = [];
  try {
    const { simulate } = await loadSimulation(folder);
    for (let seed = first; seed < first + count; seed += 1) {
      try {
        simulate(String(seed), steps);
      } catch (error) {
        failures.push(seed);
        console.error(error.message);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${count - failures.length} of ${count} seeds went well, ${steps} steps each`);
  if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(`simulate: ${error.message}`);
  process.exitCode = 2;
});
