/**
 * Builds `dist/` from `src/`: one CommonJS file for the command line (starts in half the time of separate modules),
 * the ES modules of the library, the dashboard as a module of its own, and the type declarations.
 *
 * What lies where is a promise to `package.json` and to the code that loads `tui.mjs` and `digest-worker.cjs` beside it.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const shebang = '#!/usr/bin/env node';

/** Everything below runs in CommonJS, where `import.meta` does not exist; sources use it to find the package. */
const importMetaInCommonJs = {
  'import.meta.url': '__importMetaUrl',
  'import.meta.dirname': '__dirname',
  'import.meta.filename': '__filename',
};
const importMetaBanner = "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

/**
 * Native addons stay outside the bundle and are looked up in the installed package when they are first asked for. So
 * the addon is always the one that was compiled for the Node that runs, and a package whose addon was not compiled
 * fails inside its own `try` and falls back to JavaScript.
 */
const nativeAddons = {
  name: 'native-addons',
  setup(build) {
    build.onResolve({ filter: /\.node$/ }, (request) => {
      const file = resolve(request.resolveDir, request.path);
      const marker = `${sep}node_modules${sep}`;
      const at = file.lastIndexOf(marker);
      if (at < 0) return { path: request.path, external: true };
      const inPackage = file.slice(at + marker.length);
      return { path: inPackage.replaceAll(sep, '/'), external: true };
    });
  },
};

function has(source) {
  return existsSync(join(root, source));
}

function commandLine(source, target) {
  const startsWithShebang = readFileSync(join(root, source), 'utf8').startsWith('#!');
  return {
    entryPoints: [source],
    outfile: join(dist, target),
    format: 'cjs',
    external: ['ink', 'react', 'react/*'],
    plugins: [nativeAddons],
    define: importMetaInCommonJs,
    banner: { js: `${startsWithShebang ? '' : `${shebang}\n`}${importMetaBanner}` },
  };
}

function worker(source, target) {
  return {
    entryPoints: [source],
    outfile: join(dist, target),
    format: 'cjs',
    plugins: [nativeAddons],
    define: importMetaInCommonJs,
    banner: { js: importMetaBanner },
  };
}

/** The two public entries share their modules, so that a class or a cache exists once whichever way it is imported. */
function library(sources) {
  return {
    entryPoints: sources,
    outdir: dist,
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    format: 'esm',
    splitting: true,
    packages: 'external',
  };
}

function dashboard(source, target) {
  return { entryPoints: [source], outfile: join(dist, target), format: 'esm', packages: 'external' };
}

function bundles() {
  const wanted = [];
  if (has('src/main.ts')) wanted.push(commandLine('src/main.ts', 'n3k.cjs'));
  if (has('src/machine/content/digest-worker.ts')) {
    wanted.push(worker('src/machine/content/digest-worker.ts', 'digest-worker.cjs'));
  }
  const entries = [
    { in: 'src/index.ts', out: 'index' },
    { in: 'src/testing/index.ts', out: 'testing' },
  ].filter((entry) => has(entry.in));
  if (entries.length > 0) wanted.push(library(entries));
  wanted.push(dashboard('src/tui/dashboard.tsx', 'tui.mjs'));
  return wanted;
}

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  jsx: 'automatic',
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'linked',
  logLevel: 'error',
  metafile: true,
};

async function runBundler() {
  const { build } = await import('esbuild');
  const results = await Promise.all(bundles().map((options) => build({ ...common, ...options })));
  return results.flatMap((result) =>
    Object.keys(result.metafile.outputs).map((path) => relative(dist, join(root, path))),
  );
}

/** Declarations only: whether the types are right is asked by `npm test`, so a build need not wait for that answer. */
function runDeclarations() {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const args = [compiler, '-p', join(root, 'tsconfig.types.json'), '--noCheck'];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`tsc failed to write declarations\n${output}`))));
  });
}

/** Chunks carry a hash in their name and would pile up; other files are overwritten in place. */
function removeOldChunks(written) {
  const kept = new Set(written);
  for (const name of readdirSync(dist)) {
    if (name.startsWith('chunk-') && !kept.has(name)) rmSync(join(dist, name), { force: true });
  }
}

async function build() {
  const started = performance.now();
  if (!has('src/main.ts')) throw new Error('src/main.ts is missing: there is no command line to build');
  mkdirSync(dist, { recursive: true });
  rmSync(join(dist, 'types'), { recursive: true, force: true });
  const [written] = await Promise.all([runBundler(), runDeclarations()]);
  removeOldChunks(written);
  chmodSync(join(dist, 'n3k.cjs'), 0o755);
  const named = written.filter((name) => /\.(cjs|mjs|js)$/.test(name) && !name.startsWith('chunk-'));
  console.log(`Built ${named.join(', ')} and the type declarations in ${Math.round(performance.now() - started)} ms`);
}

build().catch((error) => {
  // esbuild has already printed its own findings; they are repeated in `message` of an error with `errors`.
  if (!Array.isArray(error?.errors)) console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
