import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';
import { builtProgram } from './built.ts';
import { isWide } from './wide.ts';

/**
 * Each example is run as it is written: a test by its runner, a script by sh, the modules one after another in one process; it must
 * end with exit status 0.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const examples = readdirSync(join(root, 'examples')).filter(
  (name) => /\.(ts|sh)$/.test(name) && (isWide || !isOwnRun(name)),
);

/** An example that is a run of vitest within this one costs as much as ten others: played in a wide run. */
function isOwnRun(name: string): boolean {
  return readFileSync(join(root, 'examples', name), 'utf8').includes("from 'vitest'");
}

/** A module that is run by Node alone: what costs most is to load the library, so all of them share a process. */
function isPlainModule(name: string): boolean {
  return name.endsWith('.ts') && !/from '(vitest|node:test)'/.test(readFileSync(join(root, 'examples', name), 'utf8'));
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

type Outcome = Awaited<ReturnType<typeof run>>;

/** Gives a folder inside the checkout, where the package finds itself by its own name. */
async function inFolder(runIn: (folder: string) => Promise<Outcome>): Promise<Outcome> {
  mkdirSync(join(root, 'test/.tmp'), { recursive: true });
  const folder = mkdtempSync(join(root, 'test/.tmp/example-'));
  try {
    return await runIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes an example into `folder` as a module; its file name there. */
async function moduleOf(name: string, folder: string): Promise<string> {
  const file = name.replace(/\.ts$/, '.mjs');
  const code = readFileSync(join(root, 'examples', name), 'utf8');
  writeFileSync(join(folder, file), (await transform(code, { loader: 'ts', format: 'esm', target: 'esnext' })).code);
  return file;
}

function runExample(name: string): Promise<Outcome> {
  return inFolder(async (folder) => {
    if (name.endsWith('.sh')) {
      writeFileSync(join(folder, 'n3k'), `#!/bin/sh\nexec "${process.execPath}" "${root}/dist/n3k.cjs" "$@"\n`, {
        mode: 0o755,
      });
      return run('sh', ['-e', join(root, 'examples', name)], folder);
    }
    const file = await moduleOf(name, folder);
    if (!isOwnRun(name)) return run(process.execPath, [file], folder);
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    writeFileSync(join(folder, 'vitest.config.mjs'), "export default { test: { include: ['*.test.mjs'] } };\n");
    return run(process.execPath, [vitest, 'run', '--root', folder], folder);
  });
}

/** Runs the modules in order, in a process that has to end by itself, and says on its last line which have ended. */
function runModules(names: readonly string[]): Promise<Outcome> {
  return inFolder(async (folder) => {
    const steps: string[] = [];
    for (const name of names)
      steps.push(`await import('./${await moduleOf(name, folder)}');\nended.push('${name}');\n`);
    const text = `const ended = [];\n${steps.join('')}console.log(ended.join(' '));\n`;
    writeFileSync(join(folder, 'all.mjs'), text);
    return run(process.execPath, ['all.mjs'], folder);
  });
}

beforeAll(() => void builtProgram(), 180_000);

const modules = examples.filter(isPlainModule);

it('the modules run as they are written, one after another', { timeout: 60_000 }, async () => {
  const { code, output } = await runModules(modules);
  expect(code, output).toBe(0);
  expect(output.trimEnd().split('\n').at(-1)).toBe(modules.join(' '));
});

it.each(examples.filter((name) => !isPlainModule(name)))(
  '%s runs as it is written',
  { timeout: 60_000 },
  async (name) => {
    const { code, output } = await runExample(name);
    expect(code, output).toBe(0);
  },
);

it('the examples have the types that the package declares', { timeout: 60_000 }, async () => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  expect(await run(process.execPath, [compiler, '--noEmit', '-p', 'examples'], root)).toEqual({ code: 0, output: '' });
});
