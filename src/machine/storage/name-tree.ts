import { Volume as MemfsVolume } from 'memfs';
import { assert, present } from '../../base/assert.ts';
import { type Content, sizeOf } from '../content/content.ts';
import type { Entry, NamedEntry, TreeData } from './entry.ts';
import { type FrozenTree, inByteOrder } from './frozen-tree.ts';
import { inside } from './location.ts';

/** Texts up to this size live in memfs itself; larger contents are described beside it. */
const heldTextBytes = 64 * 1024;

/** What memfs does not hold of an entry. `content` is absent where memfs holds the text itself. */
type Fact =
  | { readonly kind: 'directory'; readonly modifiedMs: number }
  | { readonly kind: 'file'; readonly modifiedMs: number; readonly sizeBytes: number; readonly content?: Content };

/** A tree that has been changed: memfs holds names and small texts, the facts about each path stand beside it. */
interface LiveTree {
  readonly names: MemfsVolume;
  readonly facts: Map<string, Fact>;
}

const root: Entry = { kind: 'directory', modifiedMs: 0 };

/**
 * The names of one volume. Until the first change it is a frozen tree that many volumes share; then memfs holds the names and
 * the small texts. Finding a path and listing a name cost the same however many names there are.
 * Invariant: the facts have exactly the paths that memfs has.
 */
export class NameTree {
  readonly #frozen: FrozenTree;
  #live: LiveTree | undefined;

  constructor(frozen: FrozenTree) {
    this.#frozen = frozen;
  }

  /** What `path` stands for; the root is always a directory. */
  find(path: string): Entry | undefined {
    if (path === '/') return root;
    if (this.#live === undefined) return this.#frozen.entries.get(path);
    const fact = this.#live.facts.get(path);
    return fact === undefined ? undefined : entryOf(path, fact, this.#live.names);
  }

  /** The number of names in a directory. */
  count(path: string): number {
    return this.#names(path).length;
  }

  /** The entries of a directory, in byte order of their names as `dir` prints them. */
  list(path: string): readonly NamedEntry[] {
    const names = this.#names(path);
    const live = this.#live;
    if (live === undefined) {
      return names.map((name) => named(name, factOf(present(this.#frozen.entries.get(inside(path, name)), name))));
    }
    return names.map((name) => named(name, present(live.facts.get(inside(path, name)), name)));
  }

  /** Puts an entry in place of whatever the name stood for. The parent directory must exist. */
  put(path: string, entry: Entry): void {
    const { names, facts } = this.#thaw();
    if (entry.kind === 'directory') {
      names.mkdirSync(path);
      facts.set(path, { kind: 'directory', modifiedMs: entry.modifiedMs });
      return;
    }
    const fact = factOf(entry);
    assert(fact.kind === 'file', 'a file stays a file');
    const heldText = entry.content.kind === 'text' && fact.sizeBytes <= heldTextBytes ? entry.content.text : undefined;
    names.writeFileSync(path, heldText ?? '');
    facts.set(path, heldText === undefined ? { ...fact, content: entry.content } : fact);
  }

  /** Takes a file or an empty directory away. */
  remove(path: string): void {
    const { names, facts } = this.#thaw();
    if (present(facts.get(path), path).kind === 'directory') names.rmdirSync(path);
    else names.unlinkSync(path);
    facts.delete(path);
  }

  /** Gives an entry another name, with everything below it. */
  rename(path: string, newPath: string): void {
    const { names, facts } = this.#thaw();
    const moved = [path, ...[...this.below(path)].map((below) => below.path)];
    names.renameSync(path, newPath);
    for (const from of moved) {
      const fact = present(facts.get(from), from);
      facts.delete(from);
      facts.set(newPath + from.slice(path.length), fact);
    }
  }

  /** Dates an entry. */
  touch(path: string, modifiedMs: number): void {
    const { facts } = this.#thaw();
    facts.set(path, { ...present(facts.get(path), path), modifiedMs });
  }

  /** Everything below `path` (not itself), parents first. */
  *below(path: string): Generator<{ readonly path: string; readonly entry: Entry }> {
    if (this.#live === undefined && path === '/') {
      yield* this.#frozen.data;
      return;
    }
    const waiting = this.find(path)?.kind === 'directory' ? [path] : [];
    for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
      for (const name of this.#names(directory)) {
        const child = inside(directory, name);
        const entry = present(this.find(child), child);
        yield { path: child, entry };
        if (entry.kind === 'directory') waiting.push(child);
      }
    }
  }

  /** The tree as plain data; of an unchanged tree the very data that it was made from. */
  data(): TreeData {
    return this.#live === undefined ? this.#frozen.data : [...this.below('/')];
  }

  #names(path: string): readonly string[] {
    if (this.#live === undefined) return this.#frozen.names(path);
    return inByteOrder(this.#live.names.readdirSync(path).map(String));
  }

  #thaw(): LiveTree {
    if (this.#live !== undefined) return this.#live;
    const live: LiveTree = { names: new MemfsVolume(), facts: new Map() };
    this.#live = live;
    for (const { path, entry } of this.#frozen.data) this.put(path, entry);
    return live;
  }
}

function factOf(entry: Entry): Fact {
  if (entry.kind === 'directory') return entry;
  return { kind: 'file', modifiedMs: entry.modifiedMs, sizeBytes: sizeOf(entry.content) };
}

function named(name: string, fact: Fact): NamedEntry {
  const sizeBytes = fact.kind === 'file' ? fact.sizeBytes : 0;
  return { name, kind: fact.kind, sizeBytes, modifiedMs: fact.modifiedMs };
}

function entryOf(path: string, fact: Fact, names: MemfsVolume): Entry {
  if (fact.kind === 'directory') return fact;
  const content = fact.content ?? { kind: 'text' as const, text: names.readFileSync(path, 'utf8').toString() };
  return { kind: 'file', modifiedMs: fact.modifiedMs, content };
}
