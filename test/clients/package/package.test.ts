import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/base/package-root.ts';

/*
 * The package as its users get it: packed, installed into an empty project, and used there with `import`, `require`, strict
 * TypeScript, vitest, jest and node:test, by each Node that is supported.
 */

const root = packageRoot();

/** What the users of the package have beside it. */
const tools = ['vitest@4', 'jest@30', '@jest/globals@30', '@types/jest@30', '@types/node@20', 'typescript@5.9'];

/** The Nodes of npm, which need no installation. The one that runs the tests is met as well. */
const nodes = ['20', '22', '24'];

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

let folder = '';
let project = '';

function run(program: string, args: readonly string[], cwd: string, node = process.execPath): Promise<Ended> {
  return new Promise((done, fail) => {
    const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}`, NODE_OPTIONS: '' };
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes: Buffer) => {
        output += bytes.toString();
      });
    }
    child.on('error', fail);
    child.on('close', (status) => done({ status, output }));
  });
}

async function well(program: string, args: readonly string[], cwd: string, node?: string): Promise<string> {
  const { status, output } = await run(program, args, cwd, node);
  expect(status, `${program} ${args.join(' ')}\n${output}`).toBe(0);
  return output;
}

const install = ['install', '--no-audit', '--no-fund', '--loglevel=error'];

function pathOfNode(version: string): string {
  return join(folder, 'nodes', 'node_modules', `node-${version}`, 'bin', 'node');
}

function emptyProject(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, 'package.json'), '{ "private": true }\n');
  return path;
}

function sizeBytesOf(path: string): number {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0);
}

function packed(): string {
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? 'nothing was packed');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-package-'));
  await well('npm', ['pack', '--pack-destination', folder], root);
  project = emptyProject('project');
  await well('npm', [...install, packed()], project);
  const platform = `${process.platform}-${process.arch}`;
  const aliases = nodes.map((version) => `node-${version}@npm:node-${platform}@${version}`);
  await well('npm', [...install, ...aliases], emptyProject('nodes'));
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

describe('the package, installed into an empty project', () => {
  it('brings at most ten packages and ten megabytes', () => {
    const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
    expect(Object.keys(packages).length - 1).toBeLessThanOrEqual(10);
    expect(sizeBytesOf(join(project, 'node_modules'))).toBeLessThanOrEqual(10_000_000);
  });

  it('holds the licences of what is in it', () => {
    const text = readFileSync(join(project, 'node_modules/n3k-emulator/dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    expect(text).toContain('\nssh2 1.');
    expect(readFileSync(join(project, 'node_modules/n3k-emulator/LICENSE'), 'utf8')).toContain('MIT License');
  });

  it('gives the command n3k, to npx by the name of the package as well, and globally', async () => {
    const version = /\d+\.\d+\.\d+\n$/;
    expect(await well('npx', ['--no', 'n3k', '--version'], project)).toMatch(version);
    expect(await well('npx', ['--no', 'n3k-emulator', '--version'], project)).toMatch(version);
    const prefix = join(folder, 'global');
    await well('npm', [...install, '--global', '--prefix', prefix, packed()], folder);
    expect(await well(join(prefix, 'bin', 'n3k'), ['--version'], folder)).toMatch(version);
    expect(await well(join(prefix, 'bin', 'n3k'), ['models'], folder)).toContain('N3K-C3064PQ-10GE');
  });
});

describe.each(nodes)('with Node %s, the package', (version) => {
  const body = "withLab(async (lab) => console.log(await lab.device('N3K-C3064PQ').type('show hostname')))";

  it.each([
    ['is imported', ['--input-type=module', '-e', `import { withLab } from 'n3k-emulator/testing';\nawait ${body};`]],
    ['is required', ['-e', `const { withLab } = require('n3k-emulator/testing');\n${body};`]],
  ])('%s, without a warning', async (_, args) => {
    const node = pathOfNode(version);
    expect(await well(node, ['--throw-deprecation', ...args], project)).toBe('N3K-C3064PQ \n');
  });

  it('is one, whichever way it is loaded', async () => {
    const code =
      "import { createRequire } from 'node:module';\nimport { EmulatorError } from 'n3k-emulator';\n" +
      "console.log(createRequire(import.meta.url)('n3k-emulator').EmulatorError === EmulatorError);";
    writeFileSync(join(project, 'once.mjs'), code);
    expect(await well(pathOfNode(version), ['once.mjs'], project)).toBe('true\n');
  });
});

describe('beside the tools of its users, the package', () => {
  let tests = '';

  beforeAll(async () => {
    await well('npm', [...install, '--save-dev', ...tools], project);
    tests = join(project, 'tests');
    cpSync(join(root, 'test/clients/package/consumer'), tests, { recursive: true });
    for (const name of ['08-vitest.test.ts', '09-node-test.test.ts', '12-jest.test.cjs']) {
      cpSync(join(root, 'examples', name), join(tests, name));
    }
  }, 300_000);

  function typesAreRight(compiler: string, options: object, files: readonly string[]): Promise<string> {
    const strict = {
      noEmit: true,
      strict: true,
      skipLibCheck: false,
      exactOptionalPropertyTypes: true,
      target: 'es2022',
    };
    writeFileSync(join(tests, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...strict, ...options }, files }));
    return well(process.execPath, [compiler, '-p', 'tsconfig.json'], tests);
  }

  const compilers = () => [
    join(project, 'node_modules/typescript/bin/tsc'),
    join(root, 'node_modules/typescript/bin/tsc'),
  ];

  const resolutions = [
    { module: 'nodenext', moduleResolution: 'nodenext' },
    { module: 'node16', moduleResolution: 'node16' },
    { module: 'esnext', moduleResolution: 'bundler' },
  ];

  it.each(resolutions)('has strict types without those of Node, with $moduleResolution', async (resolution) => {
    // The same file as a module of each kind.
    const names = ['consumer.ts', 'consumer.mts', ...(resolution.module === 'esnext' ? [] : ['consumer.cts'])];
    for (const name of names.slice(1)) cpSync(join(tests, 'consumer.ts'), join(tests, name));
    for (const compiler of compilers()) {
      expect(await typesAreRight(compiler, { ...resolution, lib: ['es2022'], types: [] }, names)).toBe('');
    }
  });

  it('brings the matchers of each framework, whose types have no older resolution', async () => {
    const files = ['jest.types.ts', 'jest-globals.types.ts', 'vitest.types.ts'];
    const [theirs = '', ours = ''] = compilers();
    const types = ['node', 'jest'];
    expect(await typesAreRight(theirs, { module: 'nodenext', types }, files)).toBe('');
    expect(await typesAreRight(ours, { module: 'esnext', moduleResolution: 'bundler', types }, files)).toBe('');
  });

  it.each(nodes)('is tested with vitest, jest and node:test on Node %s', async (version) => {
    const node = pathOfNode(version);
    const bin = join(project, 'node_modules');
    const vitest = [join(bin, 'vitest/vitest.mjs'), 'run', '--root', tests, '08-vitest'];
    await well(node, vitest, tests, node);
    const jest = await well(
      node,
      [join(bin, 'jest/bin/jest.js'), '--rootDir', tests, '--testMatch', '**/*jest*.test.cjs'],
      tests,
      node,
    );
    expect(jest).toContain('Tests:       2 passed, 2 total');
    // Node 20 reads no TypeScript; this example is JavaScript but for its name.
    cpSync(join(tests, '09-node-test.test.ts'), join(tests, 'node-test.mjs'));
    await well(node, ['--test', join(tests, 'node-test.mjs')], tests, node);
  });
});
