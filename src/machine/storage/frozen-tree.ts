import { assert, present } from '../../base/assert.ts';
import { type Content, sizeOf, spooledIn } from '../content/content.ts';
import { compareBytes } from './directory.ts';
import type { Entry, TreeData } from './entry.ts';
import type { VolumeFormat } from './format.ts';
import { nameOf, parentOf } from './location.ts';

/** A tree that never changes, with what every volume made from it needs to know. Invariant: parents come before children. */
export interface FrozenTree {
  readonly data: TreeData;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Contents that need host files. */
  readonly spooled: readonly Content[];
  /** The names in a directory, in byte order. */
  names(path: string): readonly string[];
  /** Blocks that all entries occupy. */
  blocks(format: VolumeFormat): number;
}

/** By the data they were made from: a thousand switches with the same files share one tree. */
const trees = new WeakMap<TreeData, FrozenTree>();

/** The tree of `data`, which must not be changed any more. The same data gives the same tree, at no cost from the second time on. */
export function frozenTree(data: TreeData): FrozenTree {
  const known = trees.get(data);
  if (known !== undefined) return known;
  const tree = freeze(data);
  trees.set(data, tree);
  return tree;
}

function freeze(data: TreeData): FrozenTree {
  const entries = new Map<string, Entry>();
  for (const { path, entry } of data) {
    const parent = parentOf(path);
    present(parent === '/' ? parent : entries.get(parent), `the directory of ${path}`);
    assert(!entries.has(path), `${path} stands in a tree once`);
    entries.set(path, entry);
  }
  const contents = data.flatMap(({ entry }) => (entry.kind === 'file' ? [entry.content] : []));
  const blocks = new Map<VolumeFormat, number>();
  let children: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    data,
    entries,
    spooled: contents.filter((content) => spooledIn(content).length > 0),
    names(path) {
      children ??= childrenOf(data);
      return children.get(path) ?? [];
    },
    blocks(format) {
      const known = blocks.get(format) ?? blocksOf(data, format);
      blocks.set(format, known);
      return known;
    },
  };
}

function childrenOf(data: TreeData): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { path } of data) {
    const parent = parentOf(path);
    const names = children.get(parent);
    if (names === undefined) children.set(parent, [nameOf(path)]);
    else names.push(nameOf(path));
  }
  return new Map([...children].map(([path, names]) => [path, names.sort(compareBytes)]));
}

function blocksOf(data: TreeData, format: VolumeFormat): number {
  return data.reduce(
    (sum, { entry }) =>
      sum + (entry.kind === 'directory' ? format.directoryBlocks : format.fileBlocks(sizeOf(entry.content))),
    0,
  );
}
