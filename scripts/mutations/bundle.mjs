import { build } from 'esbuild';

/** Bundles the program into `outfile`, with the source file at `path` replaced by `contents`. Throws if it cannot be built. */
export async function bundle(root, outfile, path, contents) {
  const mutated = {
    name: 'mutated',
    setup(on) {
      on.onLoad({ filter: /\.tsx?$/ }, (request) =>
        request.path === path ? { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' } : undefined,
      );
    },
  };
  await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    plugins: [mutated],
    define: { 'import.meta.url': '__importMetaUrl', 'import.meta.dirname': '__dirname' },
    banner: { js: "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'silent',
  });
}
