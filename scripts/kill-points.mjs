/**
 * `npm run kill-points -- [--count N] [--seed S]`: kills a running lab N times with SIGKILL while operators work on its switches,
 * over one state folder, and checks after every kill that nothing is lost that a switch had confirmed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const usualCount = '500';

const usage = `Usage: npm run kill-points -- [options]

Kills "n3k run LAB --state DIR" with SIGKILL again and again while operators upload, copy, move, delete, save, compact and
install over SSH, and checks after every kill that the folder loads and that everything is there that was confirmed, whole. At two
kills of three one switch stands where nobody can log in: off, in its BIOS, its loader, a boot, a boot loop, at switch(boot)#, or
in its first setup.

Options:
  --count N       How many kills (${usualCount})
  --seed S        What the operators do, and when the kills come (1)
  --program FILE  The built n3k.cjs (dist/n3k.cjs of this package)
  --verbose       Tell of every kill
  --help          Show this page

Examples:
  npm run kill-points
  npm run kill-points -- --count 50 --seed 7 --verbose
`;

async function loadKillPoints(folder) {
  const outfile = join(folder, 'kill-points.mjs');
  await build({
    entryPoints: [join(root, 'test', 'lab', 'keep', 'kill-points', 'kill-points.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

function tableOf(operations) {
  const head = ['operation', 'confirmed', 'cut off', 'found before', 'found after', 'found between'];
  const rows = [...operations]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, counts]) => {
      const { confirmed, foundBefore, foundAfter, foundBetween } = counts;
      return [name, confirmed, foundBefore + foundAfter + foundBetween, foundBefore, foundAfter, foundBetween];
    });
  const sums = head.slice(1).map((_, column) => rows.reduce((sum, row) => sum + row[column + 1], 0));
  const all = [head, ...rows, ['all', ...sums]].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const cell = (text, column) => (column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]));
  return all.map((row) => row.map(cell).join('  ')).join('\n');
}

async function main() {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: usualCount },
      seed: { type: 'string', default: '1' },
      program: { type: 'string', default: join(root, 'dist', 'n3k.cjs') },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const count = Number(values.count);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new Error(`--count is a whole number from 1 on, not "${values.count}"`);
  const folder = mkdtempSync(join(root, 'node_modules', '.kill-points-'));
  try {
    const { killAgainAndAgain } = await loadKillPoints(folder);
    const { seed, program } = values;
    const tell = values.verbose ? console.log : undefined;
    const beganMs = performance.now();
    const report = await killAgainAndAgain({ seed, count, program, tell });
    console.log(tableOf(report.operations));
    const { kills, killsAtStart, checks } = report;
    const stood = [...report.resting].map(([stage, count]) => `${stage} ${count}`).join(', ');
    console.log(`Kills while a switch stood where nobody can log in: ${stood || 'none'}`);
    console.log(
      `${kills} kills of seed ${seed}, ${killsAtStart} of them while the lab started, ${checks} switches checked, ` +
        `${Math.round((performance.now() - beganMs) / 1_000)} s: nothing lost, nothing unloadable`,
    );
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(`kill-points: ${error.message}`);
  process.exitCode = 2;
});
