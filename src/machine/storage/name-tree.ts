import { assert, present } from '../../base/assert.ts';
import { host, type TextStore } from '../../base/host/host.ts';
import type { TurnTaker } from '../../base/turns.ts';
import { type Content, sizeOf, smallTextBytes } from '../content/content.ts';
import { Directory, type FileNode, type Node } from './directory.ts';
import type { Entry, NamedEntry, TreeData } from './entry.ts';
import type { FrozenTree } from './frozen-tree.ts';
import { inside, nameOf, parentOf } from './location.ts';

const root: Entry = { kind: 'directory', modifiedMs: 0 };

/**
 * The names of one volume. Until the first change it is a frozen tree that many volumes share; then it is directories of its own.
 * Finding, adding and taking away one name costs the same however many names there are, and so does another name for a directory.
 */
export class NameTree {
  readonly #frozen: FrozenTree;
  #live: Directory | undefined;
  #texts: TextStore | undefined;
  #size: number;

  constructor(frozen: FrozenTree) {
    this.#frozen = frozen;
    this.#size = frozen.data.length;
  }

  /** How many names there are in all directories. */
  get size(): number {
    return this.#size;
  }

  /** What `path` stands for; the root is always a directory. */
  find(path: string): Entry | undefined {
    if (path === '/') return root;
    if (this.#live === undefined) return this.#frozen.entries.get(path);
    const node = this.#node(this.#live, path);
    return node === undefined ? undefined : this.#entryOf(node);
  }

  /** What `path` stands for, as listings need it: a small text is not read for it. */
  look(path: string): NamedEntry | undefined {
    const name = nameOf(path);
    if (path === '/') return named(name, root);
    if (this.#live === undefined) {
      const entry = this.#frozen.entries.get(path);
      return entry === undefined ? undefined : named(name, entry);
    }
    const node = this.#node(this.#live, path);
    return node === undefined ? undefined : namedNode(name, node);
  }

  /** The number of names in a directory. */
  count(path: string): number {
    if (this.#live === undefined) return this.#frozen.names(path).length;
    return directoryIn(this.#live, path).size;
  }

  /** The entries of a directory, in byte order of their names as `dir` prints them. */
  list(path: string): readonly NamedEntry[] {
    if (this.#live === undefined) {
      return this.#frozen
        .names(path)
        .map((name) => named(name, present(this.#frozen.entries.get(inside(path, name)), name)));
    }
    const directory = directoryIn(this.#live, path);
    return directory.names.map((name) => namedNode(name, present(directory.find(name), name)));
  }

  /** The names in a directory as it is now, in byte order, put into it in turns of `taker`. */
  async namesInTurns(path: string, taker: TurnTaker): Promise<readonly string[]> {
    return this.#live === undefined ? this.#frozen.names(path) : directoryIn(this.#live, path).namesInTurns(taker);
  }

  /** Puts an entry in place of whatever the name stood for. The parent directory must exist. */
  put(path: string, entry: Entry): void {
    const directory = directoryIn(this.#thaw(), parentOf(path));
    const name = nameOf(path);
    const there = directory.find(name);
    if (there === undefined) this.#size += 1;
    else this.#forget(there);
    directory.put(name, entry.kind === 'directory' ? new Directory(entry.modifiedMs) : this.#fileNode(entry));
  }

  /** Takes an entry away, a directory with everything in it. Answers what was there, what lies below a directory after it. */
  remove(path: string): readonly Entry[] {
    const directory = directoryIn(this.#thaw(), parentOf(path));
    const name = nameOf(path);
    const removed: Entry[] = [];
    const waiting: Node[] = [present(directory.find(name), path)];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      removed.push(this.#gone(node));
      if (node.kind === 'directory') for (const child of node.names) waiting.push(present(node.find(child), child));
    }
    directory.remove(name);
    this.#size -= removed.length;
    return removed;
  }

  /** Gives an entry another name, with everything below it. What had that name before must be gone. */
  rename(path: string, newPath: string): void {
    const live = this.#thaw();
    const node = present(this.#node(live, path), path);
    const target = directoryIn(live, parentOf(newPath));
    assert(target.find(nameOf(newPath)) === undefined, `${newPath} is free`);
    directoryIn(live, parentOf(path)).remove(nameOf(path));
    target.put(nameOf(newPath), node);
  }

  /** Dates an entry. */
  touch(path: string, modifiedMs: number): void {
    present(this.#node(this.#thaw(), path), path).modifiedMs = modifiedMs;
  }

  /** Everything below `path` (not itself), parents first. */
  *below(path: string): Generator<{ readonly path: string; readonly entry: Entry }> {
    if (this.#live === undefined) {
      if (path === '/') yield* this.#frozen.data;
      else for (const placed of this.#frozen.data) if (placed.path.startsWith(`${path}/`)) yield placed;
      return;
    }
    for (const { path: at, node } of nodesBelow(this.#live, path)) yield { path: at, entry: this.#entryOf(node) };
  }

  /** The paths of everything below `path`, parents first. */
  *pathsBelow(path: string): Generator<string> {
    if (this.#live === undefined) for (const placed of this.below(path)) yield placed.path;
    else for (const { path: at } of nodesBelow(this.#live, path)) yield at;
  }

  /** The paths of everything below a directory, what it holds before each; they may be removed meanwhile. Nothing for a file. */
  *insideOut(path: string): Generator<string> {
    const node = this.#node(this.#thaw(), path);
    if (node?.kind !== 'directory') return;
    for (const name of node.takenAway()) {
      const child = inside(path, name);
      yield* this.insideOut(child);
      yield child;
    }
  }

  /** The tree as plain data; of an unchanged tree the very data that it was made from. */
  data(): TreeData {
    return this.#live === undefined ? this.#frozen.data : [...this.below('/')];
  }

  #node(live: Directory, path: string): Node | undefined {
    let node: Node | undefined = live;
    for (let at = 1; at < path.length; ) {
      if (node?.kind !== 'directory') return undefined;
      const slash = path.indexOf('/', at);
      const end = slash < 0 ? path.length : slash;
      node = node.find(path.slice(at, end));
      at = end + 1;
    }
    return node;
  }

  #fileNode(entry: Entry & { readonly kind: 'file' }): FileNode {
    const { content, modifiedMs } = entry;
    const sizeBytes = sizeOf(content);
    if (content.kind !== 'text' || sizeBytes > smallTextBytes) {
      return { kind: 'file', modifiedMs, sizeBytes, held: { content } };
    }
    this.#texts ??= host().textStore();
    return { kind: 'file', modifiedMs, sizeBytes, held: { text: this.#texts.add(content.text) } };
  }

  #entryOf(node: Node): Entry {
    const { kind, modifiedMs } = node;
    return kind === 'directory' ? { kind, modifiedMs } : { kind, modifiedMs, content: this.#contentOf(node) };
  }

  #contentOf({ held }: FileNode): Content {
    return 'content' in held ? held.content : { kind: 'text', text: this.#texts?.read(held.text) ?? '' };
  }

  #forget(node: Node): void {
    if (node.kind === 'file' && 'text' in node.held) this.#texts?.forget(node.held.text);
  }

  #gone(node: Node): Entry {
    const entry = this.#entryOf(node);
    this.#forget(node);
    return entry;
  }

  /** Directories of its own. The contents of the frozen tree stay where they are: they are shared, and some are many. */
  #thaw(): Directory {
    if (this.#live !== undefined) return this.#live;
    const live = new Directory(0);
    for (const { path, entry } of this.#frozen.data) {
      const { kind, modifiedMs } = entry;
      const node: Node =
        kind === 'directory'
          ? new Directory(modifiedMs)
          : { kind, modifiedMs, sizeBytes: sizeOf(entry.content), held: { content: entry.content } };
      directoryIn(live, parentOf(path)).put(nameOf(path), node);
    }
    this.#live = live;
    return live;
  }
}

/** The directory that `path` stands for. */
function directoryIn(live: Directory, path: string): Directory {
  let directory = live;
  if (path === '/') return directory;
  for (const name of path.slice(1).split('/')) {
    const next = directory.find(name);
    assert(next?.kind === 'directory', `${path} is a directory`);
    directory = next;
  }
  return directory;
}

function* nodesBelow(live: Directory, path: string): Generator<{ readonly path: string; readonly node: Node }> {
  const waiting = [{ path, directory: directoryIn(live, path) }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const name of next.directory.names) {
      const node = present(next.directory.find(name), name);
      const child = inside(next.path, name);
      yield { path: child, node };
      if (node.kind === 'directory') waiting.push({ path: child, directory: node });
    }
  }
}

function named(name: string, entry: Entry): NamedEntry {
  const sizeBytes = entry.kind === 'file' ? sizeOf(entry.content) : 0;
  return { name, kind: entry.kind, sizeBytes, modifiedMs: entry.modifiedMs };
}

function namedNode(name: string, node: Node): NamedEntry {
  const sizeBytes = node.kind === 'file' ? node.sizeBytes : 0;
  return { name, kind: node.kind, sizeBytes, modifiedMs: node.modifiedMs };
}
