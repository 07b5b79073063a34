/**
 * Computes `models/images/digests/` from the bytes of every catalog image: those that are missing or whose sizes have changed,
 * or all of them with `--all`. Two processes work at it (`--jobs N` changes that); what is done is written at once, so that
 * an interrupted run goes on where it stopped. `--check` computes all of them, writes nothing and fails if one differs: the
 * slow test of what the fast ones sample. All images take some twenty minutes of processor time.
 */
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'models', 'images', 'digests');

/** The program's own modules, bundled, because Node 20 reads no TypeScript. */
async function bundled(target) {
  await build({
    stdin: {
      contents: [
        "import './src/host-node/install.ts';",
        "export { Facts } from './src/facts/catalog.ts';",
        "export { dotted } from './src/facts/release.ts';",
        "export { computeDigests } from './src/machine/image/catalog-digests.ts';",
      ].join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: target,
    logLevel: 'error',
  });
}

function isKnown(image) {
  return Object.keys(image.digests).length > 0 && image.sections.every(({ sha256 }) => sha256 !== undefined);
}

/** Digests as they are written: in the order of names, so that a change shows as a change. */
function sorted(record) {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One process: computes what it is sent, a full image and what Cisco published of it. */
async function work(bundle) {
  const { Facts, computeDigests } = await import(pathToFileURL(bundle).href);
  const facts = new Facts(join(root, 'models'));
  process.on('message', async ({ name, wanted }) => {
    const [full, ...published] = facts.relatedImages(facts.image(name).family, facts.image(name).release);
    const computed = {};
    let { sections } = full;
    if (wanted.includes(name)) {
      computed[name] = await computeDigests(full);
      sections = Object.entries(computed[name].sections).map(([section, known]) => ({ name: section, ...known }));
    }
    for (const image of published.filter(({ fileName }) => wanted.includes(fileName))) {
      const { sections: all, files } = await computeDigests(image, sections);
      computed[image.fileName] = { sections: { signature: all.signature }, files };
    }
    process.send(computed);
  });
}

async function main() {
  const scratch = mkdtempSync(join(root, 'node_modules', '.digests-'));
  const bundle = join(scratch, 'digests.mjs');
  const workers = [];
  try {
    await bundled(bundle);
    const { Facts, dotted } = await import(pathToFileURL(bundle).href);
    const facts = new Facts(join(root, 'models'));
    const isCheck = process.argv.includes('--check');
    const isWanted = (image) => isCheck || process.argv.includes('--all') || !isKnown(image);
    const jobs = facts
      .imageNames()
      .map((name) => facts.image(name))
      .filter(({ compactFor }) => compactFor === undefined)
      .map((full) => ({ full, wanted: facts.relatedImages(full.family, full.release).filter(isWanted) }))
      .filter(({ wanted }) => wanted.length > 0);
    mkdirSync(folder, { recursive: true });
    const write = (train, computed) => {
      const path = join(folder, `${dotted(train)}.json`);
      const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
      const wrong = Object.keys(computed).filter((name) => !isDeepStrictEqual(computed[name], before[name]));
      if (!isCheck) writeFileSync(path, `${JSON.stringify(sorted({ ...before, ...computed }), null, 2)}\n`);
      else if (wrong.length > 0) {
        process.stderr.write(`other digests than shipped: ${wrong.join(' ')}\n`);
        process.exitCode = 1;
      }
    };
    let done = 0;
    const count = jobs.length;
    const atJobs = process.argv.indexOf('--jobs');
    const processes = atJobs < 0 ? 2 : Number(process.argv[atJobs + 1]);
    await Promise.all(
      Array.from({ length: Math.min(processes, count) }, async () => {
        const worker = fork(import.meta.filename, ['--work', bundle]);
        workers.push(worker);
        for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
          const { full, wanted } = job;
          const computed = await new Promise((resolve, reject) => {
            worker.once('message', resolve);
            worker.once('exit', () => reject(new Error(`the process that worked at ${full.fileName} ended`)));
            worker.send({ name: full.fileName, wanted: wanted.map(({ fileName }) => fileName) });
          });
          worker.removeAllListeners('exit');
          write(full.release.train, computed);
          done += 1;
          process.stderr.write(`${done} of ${count}: ${Object.keys(computed).join(' ')}\n`);
        }
      }),
    );
  } finally {
    for (const worker of workers) worker.kill();
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[2] === '--work') await work(process.argv[3]);
else await main();
