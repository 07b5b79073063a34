import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const execute = promisify(execFile);

/**
 * Builds a program of this folder and answers a function that runs it with arguments in a process of its own and resolves to
 * what it printed. The bundle lies inside the package, because it looks for the package's models and threads.
 */
export async function insideProgram(bench, name) {
  const folder = mkdtempSync(join(bench.root, 'node_modules', '.bench-'));
  bench.leftovers.add(() => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, `${name}.mjs`);
  await build({
    absWorkingDir: bench.root,
    entryPoints: [`bench/programs/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return async (...args) => {
    const { stdout } = await execute(process.execPath, ['--expose-gc', outfile, ...args], { cwd: bench.root });
    return JSON.parse(stdout);
  };
}

/** The image that is read and digested: a name for the program, and its file made by the built emulator. */
export function measuredImage(bench) {
  return bench.isQuick
    ? { name: 'nxos.7.0.3.I7.8.bin', args: ['--compact', '3000'], spec: 'nxos.7.0.3.I7.8.bin:3000' }
    : { name: 'nxos.9.3.4.bin', args: [], spec: 'nxos.9.3.4.bin' };
}
