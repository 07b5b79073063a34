import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/base/package-root.ts';
import { seededRandom } from '../../../src/base/random.ts';
import { StateFolder } from '../../../src/lab/keep/state-folder.ts';
import { rounds } from '../../wide.ts';

const kills = rounds(6, 25);

/** The program, bundled where it finds the package that it belongs to. */
async function bundled(folder: string): Promise<string> {
  const outfile = join(folder, 'keep-on.mjs');
  await build({
    absWorkingDir: packageRoot(),
    entryPoints: ['test/lab/keep/programs/keep-on.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

/** Runs the program until it has told of `turns` changes, kills it, and answers the last change of which it told. */
async function killedAfter(turns: number, program: string, folder: string): Promise<number> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let told = '';
  child.stdout.on('data', (chunk) => {
    told += chunk;
    if (told.split('\n').length > turns) child.kill('SIGKILL');
  });
  await closed;
  return Number(told.trim().split('\n').at(-1));
}

describe('a process that is killed', () => {
  it(`loses no change of which it told, ${kills} times in a row`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'n3k-killed-'));
    const built = mkdtempSync(join(packageRoot(), 'node_modules', '.killed-'));
    const random = seededRandom('kill');
    try {
      const program = await bundled(built);
      for (let kill = 0; kill < kills; kill += 1) {
        const told = await killedAfter(1 + random.integer(60), program, folder);
        const state = await StateFolder.open(folder);
        const kept = state.kept('device sw1');
        // What it was about to tell may be kept as well.
        expect([told, told + 1]).toContain(kept?.turn);
        expect(kept?.note).toBe(String(Number(kept?.turn) % 10).repeat(700));
        expect(readdirSync(state.uploads)).toEqual([`spool-${kept?.turn}`]);
        state.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
      rmSync(built, { recursive: true, force: true });
    }
  }, 60_000);
});
