import { nextTurn, type TurnTaker } from '../../base/turns.ts';
import type { Content } from '../content/content.ts';

/** A file in a tree that has been changed. `text` is the number of a small text; otherwise `content` says what it holds. */
export interface FileNode {
  readonly kind: 'file';
  modifiedMs: number;
  readonly sizeBytes: number;
  readonly held: { readonly text: number } | { readonly content: Content };
}

/** What a name in a changed tree stands for. */
export type Node = FileNode | Directory;

/**
 * The names in one directory. Invariant: `names` are in byte order; the order is made when somebody asks for it and kept up from
 * then on, so that neither writing many files nor looking at them between two writes costs more with each file.
 */
export class Directory {
  readonly kind = 'directory';
  modifiedMs: number;
  readonly #children = new Map<string, Node>();
  #names: string[] | undefined;
  /** How often a name has come or gone. */
  #changes = 0;

  constructor(modifiedMs: number) {
    this.modifiedMs = modifiedMs;
  }

  /** The number of names. */
  get size(): number {
    return this.#children.size;
  }

  find(name: string): Node | undefined {
    return this.#children.get(name);
  }

  /** The names in byte order; the caller does not keep them over a change. */
  get names(): readonly string[] {
    this.#names ??= inByteOrder([...this.#children.keys()]);
    return this.#names;
  }

  /** The names as they are now, in byte order: a copy, put into order in turns of `taker` if nobody has asked before. */
  async namesInTurns(taker: TurnTaker): Promise<readonly string[]> {
    if (this.#names !== undefined) return this.#names.slice();
    const changes = this.#changes;
    const names = await inByteOrderInTurns([...this.#children.keys()], taker);
    if (changes === this.#changes) this.#names = names.slice();
    return names;
  }

  /** The names in the order in which they were made, while they may be taken away one by one; nobody needs them in order then. */
  *takenAway(): Generator<string> {
    this.#names = undefined;
    yield* this.#children.keys();
  }

  /** Puts a node in place of whatever the name stood for. */
  put(name: string, node: Node): void {
    if (!this.#children.has(name)) {
      this.#changes += 1;
      this.#names?.splice(placeIn(this.#names, name), 0, name);
    }
    this.#children.set(name, node);
  }

  remove(name: string): void {
    this.#changes += 1;
    if (!this.#children.delete(name) || this.#names === undefined) return;
    this.#names.splice(placeIn(this.#names, name), 1);
  }
}

/** Sorts names where they stand. JavaScript's own order is quicker, and that of bytes where no name goes beyond the BMP. */
function inByteOrder(names: string[]): string[] {
  return names.some((name) => beyondPlain.test(name)) ? names.sort(compareBytes) : names.sort();
}

/** Names that are sorted, or merged, in one step. */
const sortedAtOnce = 1_000;

/** The same in turns of `taker`: runs of names, each sorted by itself, are merged two by two. */
async function inByteOrderInTurns(names: string[], taker: TurnTaker): Promise<string[]> {
  let runs: string[][] = [];
  for (let at = 0; at < names.length; at += sortedAtOnce) {
    runs.push(inByteOrder(names.slice(at, at + sortedAtOnce)));
    const turn = nextTurn(taker);
    if (turn !== undefined) await turn;
  }
  while (runs.length > 1) {
    const merged: string[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(await mergedInTurns(runs[at] ?? [], runs[at + 1] ?? [], taker));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function mergedInTurns(a: readonly string[], b: readonly string[], taker: TurnTaker): Promise<string[]> {
  const merged: string[] = [];
  let [atA, atB] = [0, 0];
  while (merged.length < a.length + b.length) {
    const [first, second] = [a[atA], b[atB]];
    const isFirst = first !== undefined && (second === undefined || compareBytes(first, second) <= 0);
    merged.push((isFirst ? first : second) ?? '');
    if (isFirst) atA += 1;
    else atB += 1;
    if (merged.length % sortedAtOnce !== 0) continue;
    const turn = nextTurn(taker);
    if (turn !== undefined) await turn;
  }
  return merged;
}

/** How the bytes of two names compare, which differs from how JavaScript compares them beyond the BMP. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  if (beyondPlain.test(a) && beyondPlain.test(b)) return inCodePoints(a, b);
  return a < b ? -1 : 1;
}

function inCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    if (a.charCodeAt(at) !== b.charCodeAt(at)) return rank(a.charCodeAt(at)) < rank(b.charCodeAt(at)) ? -1 : 1;
  }
  return a.length - b.length;
}

/** The units of surrogates count more than all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** Where JavaScript's order and that of bytes part: a surrogate counts less than what lies between it and U+FFFF. */
const beyondPlain = /[\ud800-\uffff]/;

/** Where `name` stands, or would stand, among sorted names. */
function placeIn(names: readonly string[], name: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareBytes(names[middle] ?? '', name) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
