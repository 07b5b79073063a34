import { type Keyed, keyedOf, numberKey, valueAt } from './keyed.ts';
import { slice } from './slice.ts';

/** A VLAN; without a name of its own it is called `VLAN0010`. What is undefined is as it is from the start. */
export interface Vlan {
  readonly id: number;
  readonly name: string | undefined;
  readonly isShutdown: boolean;
  readonly isSuspended?: boolean | undefined;
  /** Set apart for traffic that is mirrored to another switch. */
  readonly isRemoteSpan?: boolean | undefined;
}

const vlanKeys = Array.from({ length: 4_096 }, (_, id) => numberKey(id, 4));

/** The key of a VLAN in a configuration: VLANs stand in ascending order. */
export function vlanKey(id: number): string {
  return vlanKeys[id] ?? numberKey(id, 4);
}

/** The VLANs by their keys; 1 always exists and is called `default`. */
export const vlans = slice<Keyed<Vlan>>(
  'vlans',
  keyedOf([[vlanKey(1), { id: 1, name: undefined, isShutdown: false }]]),
);

/** Those of the VLANs that have these numbers. */
export function vlansAmong(known: Keyed<Vlan>, ids: readonly number[]): readonly Vlan[] {
  return ids.flatMap((id) => valueAt(known, vlanKey(id)) ?? []);
}

/** The name that tables show. */
export function shownName(vlan: Vlan): string {
  if (vlan.name !== undefined) return vlan.name;
  return vlan.id === 1 ? 'default' : `VLAN${String(vlan.id).padStart(4, '0')}`;
}

/** `1-4,9` for 1, 2, 3, 4 and 9. */
export function rangesOf(ids: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const open = ranges.at(-1);
    if (open !== undefined && id === open.last + 1) open.last = id;
    else ranges.push({ first: id, last: id });
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`)).join(',');
}

/** The numbers of a text such as `1-4,9`, ascending and each once; undefined when it is none or leaves `minimum` to `maximum`. */
export function parseRanges(text: string, minimum: number, maximum: number): readonly number[] | undefined {
  const isNamed = new Uint8Array(maximum + 1);
  for (const part of text.split(',')) {
    const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part) ?? [];
    if (first === undefined || Number(first) < minimum || Number(last) > maximum || Number(last) < Number(first))
      return undefined;
    isNamed.fill(1, Number(first), Number(last) + 1);
  }
  const ids: number[] = [];
  for (let id = minimum; id <= maximum; id += 1) if (isNamed[id] === 1) ids.push(id);
  return ids;
}

/** VLANs that the switch keeps for itself: 3968 to 4094 (Cisco’s layer 2 guides for Nexus 3000). */
export function isReserved(id: number): boolean {
  return id >= 3968;
}
