/** Breaks places that a seed draws over all of `src/`, one at a time, and tells which tests notice: `npm run mutations -- --random`. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { placesIn } from './places.mjs';

/** The same numbers for the same seed: the bytes of its digests, 0 up to `bound`. */
function drawing(seed) {
  let count = 0;
  return (bound) => {
    const digest = createHash('sha256').update(`${seed} ${count}`).digest();
    count += 1;
    return digest.readUInt32BE(0) % bound;
  };
}

/** As many breaks, each in a file of its own that has something to break. */
export function drawBreaks(root, count, seed) {
  const draw = drawing(seed);
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const breaks = [];
  while (breaks.length < count && files.length > 0) {
    const [path] = files.splice(draw(files.length), 1);
    const text = readFileSync(path, 'utf8');
    const places = placesIn(path, text);
    if (places.length === 0) continue;
    const place = places[draw(places.length)];
    const line = text.slice(0, place.start).split('\n').length;
    breaks.push({ ...place, path, file: relative(root, path).split(sep).join('/'), line });
  }
  return breaks;
}

/** The test folders nearest to a source file first: most breaks are noticed there. */
function nearest(root, file) {
  const parts = file
    .replace(/^src\//, '')
    .split('/')
    .slice(0, -1);
  for (; parts.length > 0; parts.pop()) {
    const folder = `test/${parts.join('/')}`;
    if (existsSync(join(root, folder))) return folder;
  }
  return 'test/lab';
}

/** The title of the first test that fails, or undefined when all that the file concerns pass. */
function noticing(root, broken) {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-mutation-'));
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join('scripts', 'mutations', 'vitest.config.ts');
  const runs = [
    ['run', nearest(root, broken.file)],
    ['related', broken.file, '--run'],
  ];
  try {
    for (const [index, args] of runs.entries()) {
      const report = join(folder, `${index}.json`);
      const options = ['--config', config, '--root', '.', '--bail=1', '--passWithNoTests'];
      const { status } = spawnSync(
        process.execPath,
        [vitest, ...args, ...options, '--reporter=json', `--outputFile=${report}`],
        { cwd: root, env: { ...process.env, N3K_BREAK: JSON.stringify(broken) }, timeout: 600_000 },
      );
      if (status !== 0) return firstFailure(root, report);
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstFailure(root, report) {
  if (!existsSync(report)) return 'the run that did not end';
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const file = testResults.find(({ status }) => status === 'failed');
  const test = file?.assertionResults.find(({ status }) => status === 'failed');
  return file === undefined
    ? 'an error outside of any test'
    : `${relative(root, file.name)}: ${test?.fullName ?? 'does not load'}`;
}

/** Makes the breaks one after the other and prints a line for each; answers how many nobody noticed. */
export function breakAtRandom(root, count, seed, isListing) {
  let missed = 0;
  for (const broken of drawBreaks(root, count, seed)) {
    const told = `${broken.file}:${broken.line} ${broken.what}`;
    const first = isListing ? 'not made' : noticing(root, broken);
    if (first === undefined) missed += 1;
    console.log(isListing ? told : first === undefined ? `MISSED ${told}` : `caught ${told} <- ${first}`);
  }
  return missed;
}
