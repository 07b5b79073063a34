import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';
import { builtProgram } from './built.ts';
import { isWide } from './wide.ts';

/** Each example is run as it is written: a module or a test by its runner, a script by sh; it must end with exit status 0. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const examples = readdirSync(join(root, 'examples')).filter(
  (name) => /\.(ts|sh)$/.test(name) && (isWide || !isOwnRun(name)),
);

/** An example that is a run of vitest within this one costs as much as ten others: played in a wide run. */
function isOwnRun(name: string): boolean {
  return readFileSync(join(root, 'examples', name), 'utf8').includes("from 'vitest'");
}

function run(
  command: string,
  args: readonly string[],
  folder: string,
): Promise<{ code: number | null; output: string }> {
  return new Promise((done, fail) => {
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
    const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.on('error', fail);
    child.on('close', (code) => done({ code, output }));
  });
}

/** Runs an example in a folder inside the checkout, where the package finds itself by its own name. */
async function runExample(name: string): Promise<{ code: number | null; output: string }> {
  mkdirSync(join(root, 'test/.tmp'), { recursive: true });
  const folder = mkdtempSync(join(root, 'test/.tmp/example-'));
  try {
    const code = readFileSync(join(root, 'examples', name), 'utf8');
    if (name.endsWith('.sh')) {
      writeFileSync(join(folder, 'n3k'), `#!/bin/sh\nexec "${process.execPath}" "${root}/dist/n3k.cjs" "$@"\n`, {
        mode: 0o755,
      });
      return await run('sh', ['-e', join(root, 'examples', name)], folder);
    }
    const file = join(folder, name.replace(/\.ts$/, '.mjs'));
    writeFileSync(file, (await transform(code, { loader: 'ts', format: 'esm', target: 'esnext' })).code);
    if (!code.includes("from 'vitest'")) return await run(process.execPath, [file], folder);
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    writeFileSync(join(folder, 'vitest.config.mjs'), "export default { test: { include: ['*.test.mjs'] } };\n");
    return await run(process.execPath, [vitest, 'run', '--root', folder], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

beforeAll(() => void builtProgram(), 180_000);

it.each(examples)('%s runs as it is written', { timeout: 60_000 }, async (name) => {
  const { code, output } = await runExample(name);
  expect(code, output).toBe(0);
});

it('the examples have the types that the package declares', { timeout: 60_000 }, async () => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  expect(await run(process.execPath, [compiler, '--noEmit', '-p', 'examples'], root)).toEqual({ code: 0, output: '' });
});
