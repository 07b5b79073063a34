/** Whether a broken source fails as a whole, so that no test of it can begin. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';

/** What refuses `broken`, whose whole file is `contents`: the type check, the program as it starts, or undefined. */
export async function refusing(root, broken, contents) {
  if (!passesTypeCheck(root, broken.file, contents)) return 'the type check';
  return (await starts(root, broken.path, contents)) ? undefined : 'the program, which does not start';
}

/** In a copy of the sources: the compiler reads files only. */
function passesTypeCheck(root, file, contents) {
  const folder = mkdtempSync(join(root, 'dist', '.mutation-'));
  try {
    for (const name of ['src', 'everywhere.d.ts', 'tsconfig.json', 'package.json'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, file), contents);
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    return spawnSync(process.execPath, [compiler, '--noEmit', '-p', folder]).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function starts(root, path, contents) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', '.mutation-'));
  const program = join(folder, 'n3k.cjs');
  try {
    await bundle(root, program, path, contents);
    const args = [program, 'scenario', 'check', 'scenarios'];
    return spawnSync(process.execPath, args, { cwd: root, timeout: 60_000 }).status === 0;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
