import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../src/base/package-root.ts';

let isBuilt = false;

/**
 * The path of the built program. `dist/` is built first where a source has changed since, so that no test, and no round of a
 * watch, meets the program of yesterday. Throws with what the build says.
 */
export function builtProgram(): string {
  if (!isBuilt) {
    const prepare = join(packageRoot(), 'scripts', 'prepare.mjs');
    const { status, stderr } = spawnSync(process.execPath, [prepare], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    isBuilt = true;
  }
  return join(packageRoot(), 'dist', 'n3k.cjs');
}
