/**
 * Builds `dist/` from `src/`: one CommonJS file for the command line (starts in half the time of separate modules), one for the
 * library with thin entries for `import` and for `require`, the dashboard as a module of its own, the type declarations, and the
 * values of the shipped YAML texts. Packages are bundled, so that the installed program needs none; those that a start may do without
 * lie in files of their own. Their licence texts lie in `THIRD-PARTY-LICENSES.txt`.
 *
 * What lies where is a promise to `package.json` and to the code that loads `tui.mjs` and `digest-worker.cjs` beside it.
 */
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtValues } from './build/built-values.mjs';
import { shipDeclarations } from './build/declarations.mjs';
import { fileOf, lateLoading, latePackages } from './build/late-packages.mjs';
import { licenceTexts, packagesIn } from './build/licences.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

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

/** A bundle of our code, in CommonJS. */
function program(source, target) {
  return {
    ...(typeof source === 'string' ? { entryPoints: [source] } : { stdin: source }),
    outfile: join(dist, target),
    format: 'cjs',
    plugins: [lateLoading],
    define: importMetaInCommonJs,
    banner: { js: importMetaBanner },
  };
}

function latePackage(name) {
  return { entryPoints: [name], outfile: join(dist, fileOf(name)), format: 'cjs', plugins: [nativeAddons] };
}

/** The public entries by name. They share one file, so that a class or a cache exists once whichever way it is loaded. */
const entries = { index: './src/index.ts', testing: './src/testing/public.ts' };

function library(target) {
  const contents = Object.entries(entries).map(([name, source]) => `export * as ${name} from '${source}';`);
  return program({ contents: contents.join('\n'), resolveDir: root, loader: 'ts' }, target);
}

/** What ink loads when DEV is set, to be looked at from a browser: it is not ours to ship, and ink goes on without it. */
const withoutDevelopmentTools = {
  name: 'without-development-tools',
  setup(build) {
    build.onResolve({ filter: /^\.\/devtools\.js$/ }, () => ({ path: 'react-devtools-core', external: true }));
  },
};

/** Ink's dependencies are CommonJS in parts and ask for Node's own modules with `require`. */
function dashboard(source, target) {
  return {
    entryPoints: [source],
    outfile: join(dist, target),
    format: 'esm',
    plugins: [withoutDevelopmentTools],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  };
}

function bundles() {
  return [
    program('src/main.ts', 'program.cjs'),
    program('src/host-node/digest-worker.ts', 'digest-worker.cjs'),
    ...latePackages.map(latePackage),
    library('library.cjs'),
    dashboard('src/tui/dashboard.tsx', 'tui.mjs'),
  ];
}

/** What each public entry exports, for `require` and by name for `import`. */
function writeEntries() {
  const exported = createRequire(import.meta.url)(join(dist, 'library.cjs'));
  for (const name of Object.keys(entries)) {
    const names = Object.keys(exported[name]).join(', ');
    writeFileSync(join(dist, `${name}.cjs`), `module.exports = require('./library.cjs').${name};\n`);
    writeFileSync(
      join(dist, `${name}.mjs`),
      `import library from './library.cjs';\n\nexport const { ${names} } = library.${name};\n`,
    );
  }
  // For scripts in a clone that take the library by its file, as those of the first releases did.
  writeFileSync(join(dist, 'index.js'), `export * from './index.mjs';\n`);
  // The command, and the entries for test frameworks, which cannot be bundled: they import the framework of whoever uses them.
  cpSync(join(root, 'scripts', 'package'), dist, { recursive: true });
}

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  jsx: 'automatic',
  sourcemap: 'linked',
  sourcesContent: false,
  // The package stays small; a trace is read with the source maps of a clone.
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'error',
  metafile: true,
};

/** Bundles; answers the names of the packages that went into the bundles, with their folders. */
async function runBundler() {
  const { build } = await import('esbuild');
  const results = await Promise.all(bundles().map((options) => build({ ...common, ...options })));
  return packagesIn(results.flatMap((result) => Object.keys(result.metafile.inputs)));
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

/** What an earlier build wrote and this one did not. Other files are overwritten in place: a lab may be running from them. */
function removeOldFiles(beganMs) {
  for (const name of readdirSync(dist)) {
    const isOld = statSync(join(dist, name)).mtimeMs < beganMs - 1000;
    if (isOld && !name.startsWith('.')) rmSync(join(dist, name), { recursive: true });
  }
}

async function build() {
  const started = performance.now();
  const beganMs = Date.now();
  mkdirSync(dist, { recursive: true });
  rmSync(join(dist, 'types'), { recursive: true, force: true });
  const [packages] = await Promise.all([runBundler(), runDeclarations()]);
  writeEntries();
  writeFileSync(join(dist, 'values.json'), JSON.stringify(builtValues(root)));
  const described = shipDeclarations(root, Object.keys(entries));
  const all = [...new Set([...packages, ...described])];
  writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licenceTexts(root, all));
  removeOldFiles(beganMs);
  chmodSync(join(dist, 'n3k.cjs'), 0o755);
  const named = bundles().map(({ outfile }) => basename(outfile));
  console.log(`Built ${named.join(', ')} and the type declarations in ${Math.round(performance.now() - started)} ms`);
}

build().catch((error) => {
  // esbuild has already printed its own findings; they are repeated in `message` of an error with `errors`.
  if (!Array.isArray(error?.errors)) console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
