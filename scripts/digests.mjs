// Recomputes models/images/digests.json from the bytes of every catalog image. Run it after a change in models/images.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(root, 'node_modules', '.digests-'));
const bundle = join(folder, 'digests.mjs');
try {
  await build({
    stdin: {
      contents: `export { Facts } from './src/facts/catalog.ts'; export { computeDigests } from './src/machine/image/catalog-digests.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: bundle,
    logLevel: 'error',
  });
  const { Facts, computeDigests } = await import(pathToFileURL(bundle).href);
  const facts = new Facts(join(root, 'models'));
  const all = {};
  for (const name of facts.imageNames()) {
    process.stderr.write(`${name}\n`);
    all[name] = await computeDigests(facts.image(name));
  }
  writeFileSync(join(root, 'models', 'images', 'digests.json'), `${JSON.stringify(all, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
