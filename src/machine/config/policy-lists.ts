import {
  entriesOf,
  type Keyed,
  lastKey,
  noneKeyed,
  numberKey,
  valueAt,
  valuesOf,
  withKey,
  withoutKey,
} from './keyed.ts';
import { type Slice, slice } from './slice.ts';

/** A list by which routes are chosen. */
export interface PolicyList {
  readonly name: string;
  /** What kind of list it is, where its line says so. */
  readonly variant: 'standard' | 'expanded' | undefined;
  readonly description: string | undefined;
  /** What each entry permits or denies, by its number: `permit 192.0.2.0/24 le 28`. */
  readonly entries: Keyed<string>;
}

/** Lists of one kind by name. */
export type PolicyLists = Keyed<PolicyList>;

/** A kind of list, as the words with which its lines begin. */
export type PolicyListKind =
  | 'ip prefix-list'
  | 'ipv6 prefix-list'
  | 'ip community-list'
  | 'ip extcommunity-list'
  | 'ip as-path access-list';

/** The slices of all kinds of lists. */
export const policyLists: Readonly<Record<PolicyListKind, Slice<PolicyLists>>> = {
  'ip prefix-list': slice<PolicyLists>('ip prefix-list', noneKeyed),
  'ipv6 prefix-list': slice<PolicyLists>('ipv6 prefix-list', noneKeyed),
  'ip community-list': slice<PolicyLists>('ip community-list', noneKeyed),
  'ip extcommunity-list': slice<PolicyLists>('ip extcommunity-list', noneKeyed),
  'ip as-path access-list': slice<PolicyLists>('ip as-path access-list', noneKeyed),
};

/** Which list of its kind. */
export type ListId = Pick<PolicyList, 'name' | 'variant'>;

/** The entries of a list with their numbers, in order. */
export function numbered({ entries }: PolicyList): readonly { readonly seq: number; readonly rule: string }[] {
  return Array.from(entriesOf(entries), ([key, rule]) => ({ seq: Number(key), rule }));
}

/**
 * The lists with an entry. Without a number it stands behind the last one, `step` further, and one that the list has already
 * is not put in twice.
 */
export function withRule(
  lists: PolicyLists,
  id: ListId,
  rule: string,
  seq: number | undefined,
  step: number,
): PolicyLists {
  const list = listAt(lists, id);
  if (seq === undefined && valuesOf(list.entries).includes(rule)) return lists;
  const next = Number(lastKey(list.entries) ?? 0) + step;
  return withList(lists, { ...list, entries: withKey(list.entries, numberKey(seq ?? next), rule) });
}

/** The lists without an entry, which its number or what it says tells. */
export function withoutRule(
  lists: PolicyLists,
  id: ListId,
  wanted: { seq?: number | undefined; rule?: string | undefined },
): PolicyLists {
  const list = listAt(lists, id);
  const found = numbered(list).find(({ seq, rule }) =>
    wanted.seq === undefined ? rule === wanted.rule : seq === wanted.seq,
  );
  return found === undefined
    ? lists
    : withList(lists, { ...list, entries: withoutKey(list.entries, numberKey(found.seq)) });
}

/** The lists with what somebody says of one of them, or without it. */
export function withDescription(lists: PolicyLists, id: ListId, description: string | undefined): PolicyLists {
  return withList(lists, { ...listAt(lists, id), description });
}

/** The lists without one of them. */
export function withoutList(lists: PolicyLists, id: ListId): PolicyLists {
  return withoutKey(lists, keyOf(id));
}

/** The list with its entries numbered from the first, as where no numbers are written. */
export function renumbered(lists: PolicyLists, id: ListId): PolicyLists {
  const list = listAt(lists, id);
  const entries = numbered(list).reduce<Keyed<string>>(
    (kept, { rule }, place) => withKey(kept, numberKey(place + 1), rule),
    noneKeyed,
  );
  return withList(lists, { ...list, entries });
}

function listAt(lists: PolicyLists, id: ListId): PolicyList {
  return valueAt(lists, keyOf(id)) ?? { ...id, description: undefined, entries: noneKeyed };
}

/** A list of which nothing is left is gone. */
function withList(lists: PolicyLists, list: PolicyList): PolicyLists {
  const isEmpty = list.entries.size === 0 && list.description === undefined;
  return isEmpty ? withoutKey(lists, keyOf(list)) : withKey(lists, keyOf(list), list);
}

function keyOf({ name, variant }: ListId): string {
  return variant === undefined ? name : `${name} ${variant}`;
}
