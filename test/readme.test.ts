import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from './built.ts';
import { needs } from './needs/needs.ts';
import { programsIn } from './needs/programs.ts';

/*
 * A fenced block of the README or of docs/ is run if a comment stands on the line above it:
 *
 *   <!-- tested: shell -->   bash runs it in an empty folder, stopping at the first error; `n3k` is the built command
 *                            line and background jobs are ended with the block
 *   <!-- tested: ts -->      Node runs it as a module that imports 'n3k-emulator' and 'n3k-emulator/testing'
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Texts whose marked blocks are run. */
const guides = ['README.md', ...markdownIn('docs')];
/** Texts whose links are followed. */
const documents = [
  ...guides,
  ...['CONTRIBUTING.md', 'CHANGELOG.md', 'src/README.md', 'examples/README.md', 'deploy/README.md'],
  ...['curl', 'go', 'python'].map((client) => `clients/${client}/README.md`),
];

function markdownIn(folder: string): readonly string[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => `${folder}/${name}`);
}

interface Example {
  readonly language: 'shell' | 'ts';
  readonly line: number;
  readonly code: string;
}

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** The blocks of a Markdown text that are marked as tested; a mark that no block follows throws. */
function examplesIn(markdown: string): readonly Example[] {
  const lines = markdown.split('\n');
  return lines.flatMap((text, index): readonly Example[] => {
    const language = /^<!-- tested: (.+) -->$/.exec(text.trim())?.[1];
    if (language === undefined) return [];
    if (language !== 'shell' && language !== 'ts') throw new Error(`line ${index + 1}: unknown language ${language}`);
    const opening = lines[index + 1]?.trim() ?? '';
    const length = lines.slice(index + 2).findIndex((line) => line.trim() === '```');
    if (!opening.startsWith('```') || length < 0)
      throw new Error(`line ${index + 1}: no fenced block follows the mark`);
    return [{ language, line: index + 1, code: lines.slice(index + 2, index + 2 + length).join('\n') }];
  });
}

/** The targets of a text's links and images that are neither web addresses nor inside code. */
function relativeLinksIn(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:/i.test(target));
}

/** The anchors a text's headings get when it is shown as a page. */
function anchorsIn(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

/** The links of `document` whose file or heading is not there. */
function brokenLinksOf(document: string): readonly string[] {
  const markdown = readFileSync(join(root, document), 'utf8');
  return relativeLinksIn(markdown).filter((link) => {
    const [path = '', anchor] = link.split('#');
    const file = path === '' ? join(root, document) : join(root, dirname(document), decodeURI(path));
    if (!existsSync(file)) return true;
    return anchor !== undefined && file.endsWith('.md') && !anchorsIn(readFileSync(file, 'utf8')).includes(anchor);
  });
}

function run(command: string, args: readonly string[], folder: string, path = process.env.PATH): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { ...process.env, PATH: path, N3K: join(root, 'dist/n3k.cjs') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, output }));
  });
}

async function runShell(code: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-readme-'));
  try {
    const commands = join(folder, '.bin');
    mkdirSync(commands);
    writeFileSync(join(commands, 'n3k'), `#!/bin/sh\nexec "${process.execPath}" "$N3K" "$@"\n`, { mode: 0o755 });
    const script = `set -euo pipefail\ntrap 'jobs -p | xargs -r kill; wait' EXIT\n${code}\n`;
    return await run('bash', ['-c', script], folder, `${commands}${delimiter}${process.env.PATH}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The module lies inside the checkout, where the package finds itself by its own name. */
async function runModule(code: string): Promise<Outcome> {
  mkdirSync(join(root, 'test/.tmp'), { recursive: true });
  const folder = mkdtempSync(join(root, 'test/.tmp/readme-'));
  try {
    const file = join(folder, 'example.mjs');
    writeFileSync(file, (await transform(code, { loader: 'ts', format: 'esm', target: 'esnext' })).code);
    return await run(process.execPath, [file], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runExample(example: Example): Promise<Outcome> {
  return example.language === 'shell' ? runShell(example.code) : runModule(example.code);
}

const examples = guides.flatMap((document) =>
  examplesIn(readFileSync(join(root, document), 'utf8')).map((example) => ({
    ...example,
    title: `the ${example.language} example at line ${example.line} of ${document}`,
  })),
);

describe('what people read', () => {
  it.each(documents)('%s links to files and headings that exist', (document) => {
    expect(brokenLinksOf(document)).toEqual([]);
  });

  describe.each(examples)('$title', (example) => {
    beforeAll(() => void builtProgram(), 180_000);

    it('runs', { timeout: 60_000 }, async () => {
      if (example.language === 'shell') needs('bash', 'xargs', ...programsIn(example.code));
      const { code, output } = await runExample(example);
      expect(code, output).toBe(0);
    });
  });
});

describe('reading Markdown', () => {
  it('finds marked blocks only', () => {
    const markdown = ['```sh', 'false', '```', '<!-- tested: shell -->', '```sh', 'n3k --version', 'true', '```'];
    expect(examplesIn(markdown.join('\n'))).toEqual([{ language: 'shell', line: 4, code: 'n3k --version\ntrue' }]);
    expect(() => examplesIn('<!-- tested: shell -->\n\ntext')).toThrow('line 1: no fenced block follows the mark');
    expect(() => examplesIn('<!-- tested: python -->')).toThrow('line 1: unknown language python');
  });

  it('finds links and the anchors they may point to', () => {
    expect(relativeLinksIn('[a](b.md#c) ![d](e.png "f") [g](https://h) `[i](j)`')).toEqual(['b.md#c', 'e.png']);
    expect(anchorsIn("# What `n3k` is\n## Bugs, and what's next\n")).toEqual(['what-n3k-is', 'bugs-and-whats-next']);
  });

  it('runs both kinds of block and sees them fail', async () => {
    needs('bash', 'xargs');
    expect(await runShell('sleep 100 &\necho "$(basename "$N3K")"')).toEqual({ code: 0, output: 'n3k.cjs\n' });
    expect((await runShell('false\ntrue')).code).toBe(1);
    expect(await runModule('const text: string = "typed";\nconsole.log(text);')).toEqual({
      code: 0,
      output: 'typed\n',
    });
    expect((await runModule('process.exit(3);')).code).toBe(3);
  });
});
