import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** The folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** One module specifier in a file, static or dynamic, of values or of types. */
export interface Import {
  readonly specifier: string;
  /** The imported file as a path from the root of the checkout; undefined for packages and Node's own modules. */
  readonly target: string | undefined;
  readonly isTypeOnly: boolean;
  readonly line: number;
}

/** A node of the syntax tree (ESTree with TypeScript), as far as these tests look at it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** A comment without its marks. */
export interface Comment {
  readonly text: string;
  readonly line: number;
}

/** A parsed file of the checkout; `path` is relative to its root and has forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly program: Node;
  readonly imports: readonly Import[];
  readonly comments: readonly Comment[];
  lineAt(offset: number): number;
}

/** The path of every TypeScript file below `folder` (a path from the root), in order. */
export function sourcePaths(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Several tests look at the same files. */
const parsed = new Map<string, readonly SourceFile[]>();

/** Every TypeScript file below `folder`, in order of path. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  const known =
    parsed.get(folder) ?? sourcePaths(folder).map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));
  parsed.set(folder, known);
  return known;
}

/** Parses `text` as the file `path`; a syntax error throws. */
export function parseSource(path: string, text: string): SourceFile {
  const result = parseSync(path, text);
  const [error] = result.errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  if (!isNode(result.program)) throw new Error(`${path}: not a program`);
  const { program } = result;
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const lineAt = (offset: number) => lineStarts.findLastIndex((start) => start <= offset) + 1;
  return {
    path,
    text,
    program,
    lineAt,
    imports: importsIn(program).map(({ specifier, isTypeOnly, offset }) => ({
      specifier,
      isTypeOnly,
      line: lineAt(offset),
      target: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined,
    })),
    comments: result.comments.map((comment) => ({ text: comment.value, line: lineAt(comment.start) })),
  };
}

/** Calls `visit` for `node` and everything below it, parents first, with the chain of parents, nearest first. */
export function walk(node: Node, visit: (node: Node, parents: readonly Node[]) => void): void {
  const descend = (at: Node, parents: readonly Node[]) => {
    visit(at, parents);
    const under = childrenOf(at);
    if (under.length === 0) return;
    const below = [at, ...parents];
    for (const child of under) descend(child, below);
  };
  descend(node, []);
}

/** True if `value` is a node of the syntax tree. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The field `name` of `node` if it holds a node. */
export function child(node: Node | undefined, name: string): Node | undefined {
  const value = node?.[name];
  return isNode(value) ? value : undefined;
}

/** The name of an identifier; undefined for any other node. */
export function nameOf(node: Node | undefined): string | undefined {
  return node?.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined;
}

/** Every rule walks every file: what lies below a node is looked up once. */
const children = new WeakMap<Node, readonly Node[]>();

function childrenOf(node: Node): readonly Node[] {
  const known = children.get(node);
  if (known !== undefined) return known;
  const found: Node[] = [];
  for (const name in node) {
    const value = node[name];
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) found.push(one);
    } else if (isNode(value)) found.push(value);
  }
  children.set(node, found);
  return found;
}

interface RawImport {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
  readonly offset: number;
}

function importsIn(program: Node): readonly RawImport[] {
  const found: RawImport[] = [];
  walk(program, (node) => {
    const source = specifierOf(node);
    if (source !== undefined) found.push({ specifier: source, isTypeOnly: isTypeOnly(node), offset: node.start });
  });
  return found;
}

function specifierOf(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return literal(child(node, 'source'));
    case 'CallExpression': {
      const [first] = Array.isArray(node.arguments) ? node.arguments.filter(isNode) : [];
      return nameOf(child(node, 'callee')) === 'require' ? literal(first) : undefined;
    }
    default:
      return undefined;
  }
}

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : [];
  return (
    specifiers.length > 0 &&
    specifiers.every((specifier) => specifier.importKind === 'type' || specifier.exportKind === 'type')
  );
}

function literal(node: Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}
