import { entriesOf, type Keyed, lastKey, noneKeyed, numberKey, valueAt, withKey, withoutKey } from './keyed.ts';
import { slice } from './slice.ts';

/** What the entries of an access list look at. */
export type AclFamily = 'ip' | 'ipv6' | 'mac';

/** An access list. Entries are kept as the device writes them, without their numbers. */
export interface AccessList {
  readonly family: AclFamily;
  readonly name: string;
  /** By number, as `entryKey` has it. */
  readonly entries: Keyed<string>;
  /** The keys of each permit and deny with blanks between them, by its text. */
  readonly keys: Keyed<string>;
  /** `statistics per-entry`. */
  readonly isCounted: boolean;
  readonly fragments: 'deny-all' | 'permit-all' | undefined;
  /** `ignore routable`. */
  readonly ignoresRoutable: boolean;
}

/** Numbers of entries (Cisco's security guides). */
export const entryNumberMaximum = 4_294_967_295;

/** Between an entry without a number and the one before it (Cisco's security guides). */
const step = 10;

/** The access lists by name, in whose order a running configuration has those of all families (a Nexus 3000 on 6.0(2)U5(2)). */
export const accessLists = slice<Keyed<AccessList>>('access lists', noneKeyed);

/** The key of a list. */
export function aclKey(name: string, family: AclFamily): string {
  return `${name} ${family}`;
}

/** The key of an entry. */
export function entryKey(number: number): string {
  return numberKey(number);
}

/** A list without entries. */
export function emptyList(family: AclFamily, name: string): AccessList {
  const none = { entries: noneKeyed, keys: noneKeyed };
  return { family, name, ...none, isCounted: false, fragments: undefined, ignoresRoutable: false };
}

/** The numbers and texts of the entries of a list, in order. */
export function* entriesIn({ entries }: AccessList): Generator<readonly [number: number, text: string]> {
  for (const [key, text] of entriesOf(entries)) yield [Number(key), text];
}

/** The number that an entry without one gets: behind the last, or undefined when there is none left. */
export function nextNumber({ entries }: AccessList): number | undefined {
  const next = Number(lastKey(entries) ?? 0) + step;
  return next > entryNumberMaximum ? undefined : next;
}

/** Whether the text is a comment, which nobody looks for often. */
function isRemark(text: string): boolean {
  return text.startsWith('remark ');
}

/** The list with an entry in place of the one at its number. */
export function withEntry(list: AccessList, number: number, text: string): AccessList {
  const key = entryKey(number);
  if (valueAt(list.entries, key) === text) return list;
  const without = withoutEntry(list, key);
  const entries = withKey(without.entries, key, text);
  if (isRemark(text)) return { ...without, entries };
  const known = valueAt(without.keys, text)?.split(' ') ?? [];
  return { ...without, entries, keys: withKey(without.keys, text, [...known, key].sort().join(' ')) };
}

/** The list without the entry at a key. */
export function withoutEntry(list: AccessList, key: string): AccessList {
  const text = valueAt(list.entries, key);
  if (text === undefined) return list;
  const entries = withoutKey(list.entries, key);
  if (isRemark(text)) return { ...list, entries };
  const others =
    valueAt(list.keys, text)
      ?.split(' ')
      .filter((known) => known !== key) ?? [];
  const keys = others.length === 0 ? withoutKey(list.keys, text) : withKey(list.keys, text, others.join(' '));
  return { ...list, entries, keys };
}

/** The key of the first entry with this text. */
export function keyOfEntry({ entries, keys }: AccessList, text: string): string | undefined {
  if (!isRemark(text)) return valueAt(keys, text)?.split(' ')[0];
  for (const [key, known] of entriesOf(entries)) if (known === text) return key;
  return undefined;
}

/** The list with its entries numbered anew; undefined when there are not numbers enough. */
export function resequenced(list: AccessList, first: number, increment: number): AccessList | undefined {
  if (first + increment * Math.max(0, list.entries.size - 1) > entryNumberMaximum) return undefined;
  let next: AccessList = { ...list, entries: noneKeyed, keys: noneKeyed };
  let number = first;
  for (const [, text] of entriesIn(list)) {
    next = withEntry(next, number, text);
    number += increment;
  }
  return next;
}
