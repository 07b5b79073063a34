import { Volume as MemfsVolume } from 'memfs';
import { present } from '../../base/assert.ts';
import { type Content, sizeOf } from '../content/content.ts';
import { inside, nameOf, parentOf } from './location.ts';

/** What a name stands for. Times are lab milliseconds since 1970. */
export type Entry =
  | { readonly kind: 'directory'; readonly modifiedMs: number }
  | { readonly kind: 'file'; readonly modifiedMs: number; readonly content: Content };

/** A tree as plain data: absolute paths and what they stand for. Parents come before children. */
export type TreeData = readonly { readonly path: string; readonly entry: Entry }[];

/** Texts up to this size live in memfs itself; larger contents are described beside it. */
const heldTextBytes = 64 * 1024;

/** A tree that has been changed: memfs, and by inode what memfs cannot hold. */
interface LiveTree {
  readonly names: MemfsVolume;
  readonly facts: Map<
    number,
    { readonly kind: Entry['kind']; readonly modifiedMs: number; readonly content?: Content }
  >;
}

/**
 * The names of one volume. Until the first change it is a frozen map that many volumes may share; then memfs holds the names
 * and the small texts, and descriptions of larger contents and all times stand beside it by inode.
 */
export class NameTree {
  readonly #frozen: ReadonlyMap<string, Entry>;
  #live: LiveTree | undefined;

  constructor(frozen: ReadonlyMap<string, Entry>) {
    this.#frozen = frozen;
  }

  /** What `path` stands for; the root is always a directory. */
  find(path: string): Entry | undefined {
    if (path === '/') return { kind: 'directory', modifiedMs: 0 };
    if (this.#live === undefined) return this.#frozen.get(path);
    const { names, facts } = this.#live;
    const inode = inodeOf(names, path);
    if (inode === undefined) return undefined;
    const known = present(facts.get(inode), `the facts of ${path}`);
    if (known.kind === 'directory') return { kind: 'directory', modifiedMs: known.modifiedMs };
    const content = known.content ?? { kind: 'text' as const, text: names.readFileSync(path, 'utf8').toString() };
    return { kind: 'file', modifiedMs: known.modifiedMs, content };
  }

  /** The names in a directory, in byte order as `dir` prints them. */
  names(path: string): readonly string[] {
    const found =
      this.#live === undefined
        ? [...this.#frozen.keys()].filter((key) => parentOf(key) === path).map(nameOf)
        : this.#live.names.readdirSync(path).map(String);
    return found.sort((a, b) => (a < b ? -1 : 1));
  }

  /** Puts an entry in place of whatever the name stood for. The parent directory must exist. */
  put(path: string, entry: Entry): void {
    const { names, facts } = this.#thaw();
    if (entry.kind === 'directory') {
      names.mkdirSync(path);
      facts.set(present(inodeOf(names, path), path), { kind: 'directory', modifiedMs: entry.modifiedMs });
      return;
    }
    const isHeld = entry.content.kind === 'text' && sizeOf(entry.content) <= heldTextBytes;
    names.writeFileSync(path, entry.content.kind === 'text' && isHeld ? entry.content.text : '');
    const fact = isHeld ? {} : { content: entry.content };
    facts.set(present(inodeOf(names, path), path), { kind: 'file', modifiedMs: entry.modifiedMs, ...fact });
  }

  /** Takes a file or an empty directory away. */
  remove(path: string): void {
    const { names, facts } = this.#thaw();
    const inode = present(inodeOf(names, path), path);
    if (facts.get(inode)?.kind === 'directory') names.rmdirSync(path);
    else names.unlinkSync(path);
    facts.delete(inode);
  }

  /** Gives an entry another name, with everything below it. */
  rename(path: string, newPath: string): void {
    this.#thaw().names.renameSync(path, newPath);
  }

  /** Dates an entry. */
  touch(path: string, modifiedMs: number): void {
    const { names, facts } = this.#thaw();
    const inode = present(inodeOf(names, path), path);
    facts.set(inode, { ...present(facts.get(inode), path), modifiedMs });
  }

  /** Everything below `path` (not itself), parents first. */
  *below(path: string): Generator<{ readonly path: string; readonly entry: Entry }> {
    if (this.#live === undefined && path === '/') {
      for (const [known, entry] of this.#frozen) yield { path: known, entry };
      return;
    }
    if (this.find(path)?.kind === 'file') return;
    for (const name of this.names(path)) {
      const child = inside(path, name);
      const entry = present(this.find(child), child);
      yield { path: child, entry };
      if (entry.kind === 'directory') yield* this.below(child);
    }
  }

  #thaw(): LiveTree {
    if (this.#live !== undefined) return this.#live;
    const live: LiveTree = { names: new MemfsVolume(), facts: new Map() };
    this.#live = live;
    for (const [path, entry] of this.#frozen) this.put(path, entry);
    return live;
  }
}

/** A frozen tree, parents checked to come before children. */
export function frozenTree(data: TreeData): ReadonlyMap<string, Entry> {
  const tree = new Map<string, Entry>();
  for (const { path, entry } of data) {
    const parent = parentOf(path);
    present(parent === '/' ? parent : tree.get(parent), `the directory of ${path}`);
    tree.set(path, entry);
  }
  return tree;
}

/** The inode of a path. memfs throws for a path that leads through a file; there is nothing behind it all the same. */
function inodeOf(names: MemfsVolume, path: string): number | undefined {
  try {
    const found = names.statSync(path, { throwIfNoEntry: false });
    return found === undefined ? undefined : Number(found.ino);
  } catch {
    return undefined;
  }
}
