import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
  YAMLParseError,
} from 'yaml';
import { EmulatorError, errorOf, type UserProblem } from '../base/emulator-error.ts';
import { builtValueOf } from './built-values.ts';
import { syntaxProblem } from './yaml-words.ts';

/** The keys and numbers that lead from the top of a value to a place in it. */
export type Path = readonly (string | number)[];

/** A place in a file, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A value with the places where its parts are written; one that was made in code has no places. */
export interface Parsed {
  /** The file as messages name it. */
  readonly file: string;
  readonly value: unknown;
  /** Where the key or the value at `path` begins; where the part around it begins when nothing is written there. */
  positionOf(path: Path, part?: 'key' | 'value'): Position | undefined;
  /** The line of the file on which line `line` (from 1) of the text at `path` stands; where the text begins if it is written on one line. */
  lineOfText(path: Path, line: number): number | undefined;
  /** How a text or number is written, such as `0x10` for 16; undefined for anything else. */
  writtenAt(path: Path): string | undefined;
}

/** Bounds of one file; see docs/limits.md. */
export const fileBounds = {
  sizeBytes: 4 * 1024 * 1024,
  entries: 150_000,
  aliases: 1000,
  levels: 50,
  syntaxErrors: 20,
} as const;

/** A value that no file holds; `name` stands where a file would. */
export function inCode(name: string, value: unknown): Parsed {
  return { file: name, value, positionOf: () => undefined, lineOfText: () => undefined, writtenAt: () => undefined };
}

/** Parses YAML text (JSON is YAML). Throws an EmulatorError that names every syntax error with `file`, line and column. */
export function parse(text: string, file: string): Parsed {
  const value = builtValueOf(text);
  if (value === undefined) return parseDocumentOf(text, file);
  // Positions are asked for when something is wrong with it.
  let read: Parsed | undefined;
  const document = (): Parsed => {
    read ??= parseDocumentOf(text, file);
    return read;
  };
  return {
    file,
    value,
    positionOf: (path, part) => document().positionOf(path, part),
    lineOfText: (path, line) => document().lineOfText(path, line),
    writtenAt: (path) => document().writtenAt(path),
  };
}

function parseDocumentOf(text: string, file: string): Parsed {
  if (text.includes('\0')) throw new EmulatorError(`${file}: this is no text`, 'name a YAML file');
  if (hasTooMany(text)) {
    const hint = `a YAML file has at most ${fileBounds.entries} keys and entries of lists`;
    throw new EmulatorError(`${file}: too many entries`, hint);
  }
  const lines = new LineCounter();
  const document = documentOf(text, file, lines);
  if (document.errors.some(({ message }) => /call stack/i.test(message))) throw tooDeep(file);
  const found = [...document.errors, ...strangersIn(document), ...document.warnings].sort(
    (a, b) => a.pos[0] - b.pos[0],
  );
  if (found.length > 0) {
    const told = new Map(
      found.map((problem) => {
        const { line, col: found } = lines.linePos(problem.pos[0]);
        const written = text.split('\n')[line - 1] ?? '';
        const { message, hint } =
          problem.code === 'DUPLICATE_KEY'
            ? twiceProblem(document, problem.pos[0], lines)
            : syntaxProblem(problem, written);
        // The blanks before a line are not what is wrong.
        const col = found === 1 ? Math.max(1, written.search(/[^ ]/) + 1) : found;
        return [line, { message: `${file}:${line}:${col}: ${message}`, hint }];
      }),
    );
    throw errorOf([...told.values()].slice(0, fileBounds.syntaxErrors));
  }
  return {
    file,
    value: plainValue(document, file),
    positionOf: (path, part = 'value') => positionIn(document, lines, path, part),
    lineOfText(path, line) {
      const first = positionIn(document, lines, path, 'value')?.line;
      const node = nodesAt(document, path)?.value;
      const isBlock = isScalar(node) && node.type === 'BLOCK_LITERAL';
      return first === undefined || !isBlock ? first : first + line;
    },
    writtenAt(path) {
      const node = nodesAt(document, path)?.value;
      return isScalar(node) && node.source !== undefined ? node.source : undefined;
    },
  };
}

/** What begins an entry in YAML, as its lexer tells it. */
const entryMarks = new Set(['-', ':', ',', '{', '[']);

/** Whether a text has more entries than a file may, without parsing it, which takes ten times as long. */
function hasTooMany(text: string): boolean {
  if (text.length <= fileBounds.entries) return false;
  let count = 0;
  for (const token of new Lexer().lex(text)) if (entryMarks.has(token)) count += 1;
  return count > fileBounds.entries;
}

/** A key that its mapping has already. */
function twiceProblem(document: Document, offset: number, lines: LineCounter): UserProblem {
  let found: UserProblem = { message: 'this key stands here twice', hint: 'write it once, with all that it holds' };
  visit(document, {
    Map(_key, { items }) {
      const keys = items.flatMap(({ key }) =>
        isScalar(key) && key.range ? [{ name: String(key.value), at: key.range[0] }] : [],
      );
      const second = keys.find(({ at }) => at === offset);
      const first = keys.find(({ name }) => name === second?.name);
      if (first === undefined) return;
      const { line } = lines.linePos(first.at);
      found = {
        message: `"${first.name}" stands here a second time, first in line ${line}`,
        hint: `write ${first.name}: once, with all that it holds`,
      };
    },
  });
  return found;
}

/** Aliases of nothing, as errors. */
function strangersIn(document: Document): readonly YAMLParseError[] {
  const found: YAMLParseError[] = [];
  visit(document, {
    Alias(_key, node) {
      if (node.resolve(document) !== undefined) return;
      const start = node.range?.[0] ?? 0;
      found.push(new YAMLParseError([start, start], 'BAD_ALIAS', `unknown alias ${node.source}`));
    },
  });
  return found;
}

function documentOf(text: string, file: string, lines: LineCounter): Document {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false });
  } catch {
    throw tooDeep(file);
  }
}

function plainValue(document: Document, file: string): unknown {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: fileBounds.aliases });
  } catch (error) {
    if (error instanceof ReferenceError) {
      throw new EmulatorError(
        `${file}: its aliases (*name) stand for too much`,
        `aliases may put in at most ${fileBounds.aliases} parts`,
      );
    }
    throw tooDeep(file);
  }
  if (isDeeper(value, fileBounds.levels)) throw tooDeep(file);
  return value;
}

function tooDeep(file: string): EmulatorError {
  return new EmulatorError(`${file}: it is nested too deeply`, `at most ${fileBounds.levels} levels are read`);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** The key and the value at a path; the last part that is there, without its key, when the rest is not. */
function nodesAt(document: Document, path: Path): { readonly key: unknown; readonly value: unknown } | undefined {
  let key: unknown;
  let value: unknown = document.contents;
  for (const step of path) {
    const inner = childOf(resolved(value, document), step);
    if (inner === undefined) return { key: undefined, value };
    ({ key, value } = inner);
  }
  return { key, value };
}

function childOf(node: unknown, step: string | number): { readonly key: unknown; readonly value: unknown } | undefined {
  if (isSeq(node)) return Number(step) in node.items ? { key: undefined, value: node.items[Number(step)] } : undefined;
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => (isScalar(pair.key) ? String(pair.key.value) : String(pair.key)) === String(step));
}

function resolved(node: unknown, document: Document): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function positionIn(document: Document, lines: LineCounter, path: Path, part: 'key' | 'value'): Position | undefined {
  if (document.contents === null) return { line: 1, column: 1 };
  const found = nodesAt(document, path);
  const [start] = [part === 'key' ? found?.key : found?.value, found?.key, found?.value].flatMap((node) => {
    const at = isNode(node) ? node.range?.[0] : undefined;
    return at === undefined ? [] : [at];
  });
  if (start === undefined) return undefined;
  const { line, col } = lines.linePos(start);
  return { line, column: col };
}

/** Whether a value is a mapping of YAML. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
