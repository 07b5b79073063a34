import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { child, isNode, type Node, nameOf, parseSource, root, type SourceFile, sourceFiles, walk } from './sources.ts';

const sources = sourceFiles('src');
const tests = sourceFiles('test');

const fileLinesMax = 400;
const functionLinesMax = 60;

/** Names that bring time or chance into the program; only `src/base` knows them. */
const timeAndChance = new Set(['Date', 'setTimeout', 'setInterval', 'setImmediate', 'performance', 'randomUUID']);
const timeModules = new Set(['node:timers', 'node:timers/promises', 'node:perf_hooks']);
const chanceMembers = new Set(['Math.random', 'crypto.randomUUID', 'process.hrtime']);

/** Words that say something is unfinished; put together here so that this file does not hold them. */
const bannedWords = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X'.repeat(3)].join('|')})\\b`);

function linesOf(file: SourceFile): number {
  return file.text.trimEnd().split('\n').length;
}

function at(file: SourceFile, node: Node): string {
  return `${file.path}:${file.lineAt(node.start)}`;
}

function nodesOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** Collects what `find` has to say about each node of each file. */
function findings(
  files: readonly SourceFile[],
  find: (node: Node, parents: readonly Node[], file: SourceFile) => string | undefined,
): readonly string[] {
  const found: string[] = [];
  for (const file of files) {
    walk(file.program, (node, parents) => {
      const finding = find(node, parents, file);
      if (finding !== undefined) found.push(`${at(file, node)} ${finding}`);
    });
  }
  return found;
}

/** `a.b` as text where both are plain names; undefined for anything else. */
function memberName(node: Node | undefined): string | undefined {
  if (node?.type !== 'MemberExpression' || node.computed === true) return undefined;
  const object = nameOf(child(node, 'object'));
  const property = nameOf(child(node, 'property'));
  return object === undefined || property === undefined ? undefined : `${object}.${property}`;
}

/** True for a name that reads a variable: not a property, a key or a type. */
function isReference(node: Node, parents: readonly Node[]): boolean {
  const [parent] = parents;
  if (node.type !== 'Identifier' || parent === undefined) return false;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true;
  if (['Property', 'PropertyDefinition', 'MethodDefinition', 'TSPropertySignature'].includes(parent.type)) {
    return parent.key !== node || parent.computed === true;
  }
  return !parents.some((above) => above.type.startsWith('TSType'));
}

function timeOrChance(node: Node, parents: readonly Node[]): string | undefined {
  const name = nameOf(node);
  if (name !== undefined && timeAndChance.has(name) && isReference(node, parents)) return `uses ${name}`;
  const member = memberName(node);
  if (member !== undefined && chanceMembers.has(member)) return `uses ${member}`;
  if (node.type !== 'ImportDeclaration') return undefined;
  const module = child(node, 'source')?.value;
  return typeof module === 'string' && timeModules.has(module) ? `imports ${module}` : undefined;
}

function longFunction(node: Node, _parents: readonly Node[], file: SourceFile): string | undefined {
  if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return undefined;
  const lines = file.lineAt(node.end - 1) - file.lineAt(node.start) + 1;
  return lines > functionLinesMax ? `is a function of ${lines} lines` : undefined;
}

/** `it.only(…)`, `describe.skip(…)`, `test.todo(…)` and their chains, and the short forms `xit`, `fdescribe`. */
function skippedOrFocused(node: Node): string | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const callee = child(node, 'callee');
  const name = nameOf(callee);
  if (name !== undefined && /^[xf](it|test|describe)$/.test(name)) return `calls ${name}`;
  let isUnconditional = true;
  let bottom = callee;
  while (bottom?.type === 'MemberExpression' || bottom?.type === 'CallExpression') {
    const property = nameOf(child(bottom, 'property'));
    if (property !== undefined && /^(skip|only|todo|fails|skipIf|runIf)$/.test(property)) isUnconditional = false;
    bottom = child(bottom, bottom.type === 'MemberExpression' ? 'object' : 'callee');
  }
  const base = nameOf(bottom);
  if (/^(context|ctx)$/.test(base ?? '') && !isUnconditional) return `limits a test by ${base}`;
  return !isUnconditional && /^(it|test|describe|bench|suite)$/.test(base ?? '') ? `limits ${base}` : undefined;
}

/** `new Promise((resolve) => … setTimeout(resolve, …))`: a test that waits for time instead of for what it wants. */
function sleep(node: Node, parents: readonly Node[]): string | undefined {
  if (node.type !== 'CallExpression' || nameOf(child(node, 'callee')) !== 'setTimeout') return undefined;
  const resolved = nameOf(nodesOf(node.arguments)[0]);
  const isAwaited = parents.some((above, index) => {
    const [first] = nodesOf(above.params);
    const outer = parents[index + 1];
    return (
      above.type === 'ArrowFunctionExpression' &&
      resolved !== undefined &&
      nameOf(first) === resolved &&
      outer?.type === 'NewExpression' &&
      nameOf(child(outer, 'callee')) === 'Promise'
    );
  });
  return isAwaited ? 'sleeps' : undefined;
}

/** Clocks of the host. A test that reads one measures how busy the computer is; figures belong to `bench/`. */
const hostClocks = new Set(['hostMonotonicMs', 'performance']);
const hostClockMembers = new Set(['Date.now', 'process.hrtime', 'console.time', 'console.timeEnd']);

function measuresTime(node: Node, parents: readonly Node[]): string | undefined {
  const name = nameOf(node);
  if (name !== undefined && hostClocks.has(name) && isReference(node, parents))
    return `reads the host's clock by ${name}`;
  const member = memberName(node);
  if (member !== undefined && hostClockMembers.has(member)) return `reads the host's clock by ${member}`;
  if (node.type === 'ImportDeclaration' && child(node, 'source')?.value === 'node:perf_hooks')
    return 'imports node:perf_hooks';
  const created = node.type === 'NewExpression' && nameOf(child(node, 'callee')) === 'Date';
  return created && nodesOf(node.arguments).length === 0 ? "reads the host's clock by new Date()" : undefined;
}

function isBelow(file: SourceFile, ...folders: readonly string[]): boolean {
  return folders.some((folder) => file.path === folder || file.path.startsWith(`${folder}/`));
}

describe('sources are tidy', () => {
  it(`files have at most ${fileLinesMax} lines`, () => {
    const long = sources.filter((file) => linesOf(file) > fileLinesMax);
    expect(long.map((file) => `${file.path} has ${linesOf(file)} lines`)).toEqual([]);
  });

  it(`functions have at most ${functionLinesMax} lines`, () => {
    expect(findings(sources, longFunction)).toEqual([]);
  });

  it('time and chance come from base', () => {
    expect(
      findings(
        sources.filter((file) => !isBelow(file, 'src/base') && !isBelow(file, 'src/host-node')),
        timeOrChance,
      ),
    ).toEqual([]);
  });

  it('only the command line prints to the console', () => {
    const silent = sources.filter((file) => !isBelow(file, 'src/main.ts', 'src/command-line'));
    const printed = findings(silent, (node) => {
      const member = memberName(node);
      return member !== undefined && /^console\.(log|info|warn|error|debug|trace|table|dir)$/.test(member)
        ? `uses ${member}`
        : undefined;
    });
    expect(printed).toEqual([]);
  });

  it('nothing is left unfinished', () => {
    const unfinished = [...sources, ...tests].flatMap((file) =>
      file.comments
        .filter(({ text }) => bannedWords.test(text))
        .map(({ line, text }) => `${file.path}:${line} ${text}`),
    );
    expect(unfinished).toEqual([]);
  });

  it('nothing is exported by star or, outside the defects, by default', () => {
    const exported = findings(sources, (node, _parents, file) => {
      if (node.type === 'ExportAllDeclaration') return 'exports everything of another file';
      if (node.type === 'ExportDefaultDeclaration' && !isBelow(file, 'src/defects')) return 'exports by default';
      return undefined;
    });
    expect(exported).toEqual([]);
  });
});

describe('tests are tidy', () => {
  it('none is skipped or focused', () => {
    const limited = tests.filter((file) => !isBelow(file, 'test/needs/needs.ts'));
    expect(findings(limited, skippedOrFocused)).toEqual([]);
  });

  it('none sleeps', () => {
    expect(findings(tests, sleep)).toEqual([]);
  });

  it('none measures time', () => {
    expect(findings(tests, measuresTime)).toEqual([]);
  });

  it('none looks for a program by itself: what is missing is left out by needs()', () => {
    const searching = findings(
      tests.filter((file) => !isBelow(file, 'test/needs/programs.ts', 'test/clients')),
      (node) => {
        const isProgram = typeof node.value === 'string' && /^\/(usr\/)?(local\/)?s?bin\/[\w.-]+$/.test(node.value);
        return (node.type === 'Literal' && isProgram && node.value !== '/bin/sh') ||
          memberName(node) === 'process.getuid'
          ? 'looks for a program or for root'
          : undefined;
      },
    );
    expect(searching).toEqual([]);
  });
});

describe('the package is tidy', () => {
  it('the lock names no registry, so that any mirror serves it', () => {
    expect(
      readFileSync(join(root, 'package-lock.json'), 'utf8').match(/"resolved"|https?:\/\/[^"]*registry/g),
    ).toBeNull();
  });
});

describe('the rules see what they are meant to see', () => {
  const check = (text: string, find: Parameters<typeof findings>[1]) => findings([parseSource('src/x.ts', text)], find);

  it('time and chance', () => {
    expect(check('const a = Date.now();', timeOrChance)).toEqual(['src/x.ts:1 uses Date']);
    expect(check('\nawait f({ setTimeout });', timeOrChance)).toEqual(['src/x.ts:2 uses setTimeout']);
    expect(check('Math.random(); Math.max();', timeOrChance)).toEqual(['src/x.ts:1 uses Math.random']);
    expect(check("import { setTimeout as s } from 'node:timers/promises';", timeOrChance)).toContain(
      'src/x.ts:1 imports node:timers/promises',
    );
    expect(check('clock.setTimeout; type A = Date; const b = { Date: 1 };', timeOrChance)).toEqual([]);
  });

  it('long functions', () => {
    const body = 'a();\n'.repeat(functionLinesMax - 2);
    expect(check(`function f() {\n${body}}`, longFunction)).toEqual([]);
    expect(check(`const f = () => {\n${body}\n};`, longFunction)).toEqual([
      `src/x.ts:1 is a function of ${functionLinesMax + 1} lines`,
    ]);
  });

  it('skipped tests and sleeps', () => {
    expect(check("it.only('a', f); describe.skip.each([])('b', f); xit('c', f);", skippedOrFocused)).toEqual([
      'src/x.ts:1 limits it',
      'src/x.ts:1 limits describe',
      'src/x.ts:1 limits describe',
      'src/x.ts:1 calls xit',
    ]);
    expect(check("it.each([1])('a', f); list.only();", skippedOrFocused)).toEqual([]);
    expect(check('await new Promise((done) => setTimeout(done, 10));', sleep)).toEqual(['src/x.ts:1 sleeps']);
    expect(check('new Promise((done, fail) => setTimeout(fail, 10));', sleep)).toEqual([]);
  });

  it('time that is measured', () => {
    const text =
      'const began = hostMonotonicMs();\nperformance.now();\nnew Date(); Date.now();\nnew Date(5); a.performance;';
    expect(check(text, measuresTime)).toEqual([
      "src/x.ts:1 reads the host's clock by hostMonotonicMs",
      "src/x.ts:2 reads the host's clock by performance",
      "src/x.ts:3 reads the host's clock by new Date()",
      "src/x.ts:3 reads the host's clock by Date.now",
    ]);
    expect(check("import { performance } from 'node:perf_hooks';", measuresTime)).toContain(
      'src/x.ts:1 imports node:perf_hooks',
    );
  });
});
