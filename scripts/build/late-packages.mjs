/**
 * Packages that lie beside the bundles in files of their own. All bundles share them, and each is read and run when the program first
 * asks for something of it: what a start does not need costs it nothing.
 */
import { createRequire } from 'node:module';

/** The package of each file `dist/package-*.cjs`, by the name that sources import. */
export const latePackages = ['basic-ftp', 'memfs', 'ssh2', 'yaml'];

/** The name in `dist/` of a package's file. */
export function fileOf(name) {
  return `package-${name}.cjs`;
}

/** In place of a late package a bundle has its names, each of which fetches the package when it is read. */
export const lateLoading = {
  name: 'late-loading',
  setup(build) {
    const require = createRequire(import.meta.url);
    const names = new RegExp(`^(${latePackages.join('|')})$`);
    build.onResolve({ filter: names }, ({ path }) => ({ path, namespace: 'late' }));
    build.onResolve({ filter: /^\.\/package-/, namespace: 'late' }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: [
        'let loaded;',
        `const late = (name) => (loaded ??= require('./${fileOf(path)}'))[name];`,
        `for (const name of ${JSON.stringify(Object.keys(require(path)))})`,
        '  Object.defineProperty(exports, name, { enumerable: true, get: () => late(name) });',
      ].join('\n'),
    }));
  },
};
