/** Breaks places that a seed draws over all of `src/`, one at a time, and tells which tests notice: `npm run mutations -- --random`. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { placesIn } from './places.mjs';
import { refusing } from './whole.mjs';

/** All tests of the project take a few minutes; what takes longer hangs. */
const runLimitMs = 900_000;

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

/** Runs tests with `broken` in place, or unbroken: what failed of each file, or undefined when all passed. */
async function run(root, args, broken, limitMs) {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-mutation-'));
  const report = join(folder, 'report.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join('scripts', 'mutations', 'vitest.config.ts');
  const options = ['--config', config, '--root', '.', '--passWithNoTests', '--reporter=json', `--outputFile=${report}`];
  const began = Date.now();
  try {
    // What is broken may remove what it should not: its temporary files are apart from those of others.
    const env = { ...process.env, TMPDIR: folder, N3K_BREAK: JSON.stringify(broken ?? {}) };
    const status = await ended(
      spawn(process.execPath, [vitest, ...args, ...options], { cwd: root, env, stdio: 'ignore', detached: true }),
      limitMs,
    );
    const tookMs = Date.now() - began;
    if (status === 0) return { files: [], tookMs };
    if (!existsSync(report)) return { files: undefined, tookMs };
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    return { files: testResults.filter((file) => file.status === 'failed').map(failuresOf), tookMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  function failuresOf({ name, assertionResults, message }) {
    const titles = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
    const isLoaded = assertionResults.length > 0;
    if (isLoaded && titles.length === 0) titles.push(`what its tests share: ${message.split('\n')[0]}`);
    return { name: relative(root, name).split(sep).join('/'), titles, isLoaded };
  }
}

/** The exit status, or undefined if it was killed: after `limitMs`, or with this program. A broken loop hears no other signal. */
function ended(child, limitMs) {
  const kill = () => process.kill(-child.pid, 'SIGKILL');
  const stop = () => {
    kill();
    process.exit(2);
  };
  const timer = setTimeout(kill, limitMs);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return new Promise((done) => {
    child.on('exit', (status) => {
      clearTimeout(timer);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      done(status ?? undefined);
    });
  });
}

/** Finds who notices a break. What a file of tests does unbroken is asked once. */
class Witnesses {
  #root;
  #unbroken = new Map();

  constructor(root) {
    this.#root = root;
  }

  /** Who notices it, as words; undefined when all that the broken file concerns pass as they do unbroken. */
  async noticing(broken) {
    const source = readFileSync(broken.path, 'utf8');
    const contents = source.slice(0, broken.start) + broken.text + source.slice(broken.end);
    const nearestFolder = nearest(this.#root, broken.file);
    const near = await this.#noticedBy(['run', nearestFolder], broken);
    // What the compiler refuses need not go through all tests.
    const refused = near ?? (await refusing(this.#root, broken, contents));
    return refused ?? this.#noticedBy(['related', broken.file, '--run', '--exclude', `${nearestFolder}/**`], broken);
  }

  /** The first test of a run that notices. A file that does not load is left out, as one that fails anyway: `refusing` decides. */
  async #noticedBy(args, broken) {
    const leftOut = [];
    for (;;) {
      const exclusions = leftOut.map((name) => `--exclude=${name}`);
      const { files } = await run(this.#root, [...args, '--bail=1', ...exclusions], broken, runLimitMs);
      if (files === undefined) return 'the run, which does not end';
      const others = files.filter(({ name }) => !leftOut.includes(name));
      if (others.length === 0) return undefined;
      for (const { name } of others) {
        const noticed = await this.#differing(name, broken);
        if (noticed !== undefined) return noticed;
        leftOut.push(name);
      }
    }
  }

  /** The first test of the file that passes unbroken and fails broken, each time with this file alone. */
  async #differing(name, broken) {
    const unbroken = this.#unbroken.get(name) ?? (await run(this.#root, ['run', name], undefined, runLimitMs));
    this.#unbroken.set(name, unbroken);
    const failsAnyway = unbroken.files?.flatMap(({ titles }) => titles);
    // Nothing that this file does can be told from what it does unbroken.
    if (failsAnyway === undefined || unbroken.files.some(({ isLoaded }) => !isLoaded)) return undefined;
    // The first failure is enough if nothing fails anyway.
    const bail = failsAnyway.length === 0 ? ['--bail=1'] : [];
    const { files } = await run(this.#root, ['run', name, ...bail], broken, 4 * unbroken.tookMs + 120_000);
    if (files === undefined) return `${name}: does not end`;
    const title = files.flatMap(({ titles }) => titles).find((each) => !failsAnyway.includes(each));
    return title === undefined ? undefined : `${name}: ${title}`;
  }
}

/** Makes the breaks one after the other and prints a line for each; answers how many nobody noticed. */
export async function breakAtRandom(root, count, seed, isListing) {
  const witnesses = new Witnesses(root);
  let missed = 0;
  for (const broken of drawBreaks(root, count, seed)) {
    const told = `${broken.file}:${broken.line} ${broken.what}`;
    const first = isListing ? 'not made' : await witnesses.noticing(broken);
    if (first === undefined) missed += 1;
    console.log(isListing ? told : first === undefined ? `MISSED ${told}` : `caught ${told} <- ${first}`);
  }
  return missed;
}
