import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** What a piece of TypeScript in `root` exports: bundled, because Node 20 reads no TypeScript. */
export async function bundled(root, contents) {
  const scratch = mkdtempSync(join(root, 'node_modules', '.bundled-'));
  try {
    const outfile = join(scratch, 'bundled.mjs');
    await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile,
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
