import { join } from 'node:path';
import { build } from 'esbuild';
import { within } from '../within.mjs';
import { firstLine, started } from './started.mjs';

/** Starts the bare ssh2 server (see bare-ssh2.ts) in a process of its own. */
export async function startBare(bench) {
  const outfile = join(bench.folder, 'bare-ssh2.cjs');
  await build({
    absWorkingDir: bench.root,
    entryPoints: ['bench/servers/bare-ssh2.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  });
  // The bundle lies outside of the package, so it is told where the package's dependencies are.
  const child = started(bench, process.execPath, [outfile], { NODE_PATH: join(bench.root, 'node_modules') });
  const { port } = JSON.parse(await within(10_000, 'the start of the bare ssh2 server', firstLine(child)));
  return {
    name: 'bare ssh2',
    id: child.pid,
    host: '127.0.0.1',
    port,
    user: 'bench',
    password: 'bench',
    prompt: 'switch# ',
  };
}
