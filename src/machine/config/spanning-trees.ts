import { entriesOf, type Keyed, noneKeyed, numberKey, withEach } from './keyed.ts';
import { type Slice, slice } from './slice.ts';
import { rangesOf } from './vlans.ts';

/** What is configured of one spanning tree: that of a VLAN, or an instance of MST. */
export interface TreeSettings {
  /** Undefined for the usual 32768. */
  readonly priority?: number | undefined;
  readonly forwardSeconds?: number | undefined;
  readonly helloSeconds?: number | undefined;
  readonly maxAgeSeconds?: number | undefined;
  /** Spanning tree does not run in the VLAN. */
  readonly isOff?: true | undefined;
}

/** The trees about which something is configured, by number. */
export type Trees = Keyed<TreeSettings>;

/** Those of VLANs, for rapid PVST+. */
export const vlanTrees: Slice<Trees> = slice<Trees>('spanning trees of VLANs', noneKeyed);

/** Instances of MST. */
export const mstTrees: Slice<Trees> = slice<Trees>('instances of MST', noneKeyed);

/** The key of a tree by its number. */
export function treeKey(id: number): string {
  return numberKey(id, 4);
}

/** The trees with some fields of some of them changed; undefined takes a field away. */
export function withTrees(trees: Trees, ids: readonly number[], fields: TreeSettings): Trees {
  return withEach(trees, ids.map(treeKey), (before) => {
    const after = Object.entries({ ...before, ...fields }).filter(([, value]) => value !== undefined);
    return after.length === 0 ? undefined : Object.fromEntries(after);
  });
}

/** The numbers of the trees that share a value of a field, as the device writes them, with the value; in the order of their first numbers. */
export function treesBy(
  trees: Trees,
  field: keyof TreeSettings,
): readonly (readonly [ids: string, value: number | true])[] {
  const byValue = new Map<number | true, number[]>();
  for (const [key, settings] of entriesOf(trees)) {
    const value = settings[field];
    if (value === undefined) continue;
    const ids = byValue.get(value);
    if (ids === undefined) byValue.set(value, [Number(key)]);
    else ids.push(Number(key));
  }
  return [...byValue].map(([value, ids]) => [rangesOf(ids), value]);
}
