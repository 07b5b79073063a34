import { valuesOf } from '../../../machine/config/keyed.ts';
import type { PolicyLists } from '../../../machine/config/policy-lists.ts';
import {
  type ListId,
  numbered,
  type PolicyList,
  type PolicyListKind,
  policyLists,
  renumbered,
} from '../../../machine/config/policy-lists.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { integer, rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, word } from '../../grammar/tokens.ts';
import type { Context } from '../../shell/command.ts';

/** `ip`, with which most of these lines begin. */
export const ipWord = word('ip', 'Configure IP features');

/** The name of a list. */
export const listName = arg('name', wordArg({ maxLength: 63 }), 'Name of the list');

/** What becomes of what an entry matches. */
export const actionPart = choice('action', [
  word('deny', 'Specify packets to reject'),
  word('permit', 'Specify packets to forward'),
]);

/** The number of an entry. */
export const sequencePart = [
  word('seq', 'Sequence number of an entry'),
  arg('seq', integer(1, 4_294_967_294), 'Sequence number'),
] as const;

/** The same where the release numbers the entries of community and AS-path lists. */
export const newSequencePart = [
  word('seq', 'Sequence number of an entry', { needs: 'policyListSequences' }),
  arg('seq', integer(1, 4_294_967_294), 'Sequence number'),
] as const;

/** What is said of a list. */
export const descriptionWord = word('description', 'Description of the list');
export const descriptionArg = arg('text', rest(), 'Up to 90 characters describing the list');

/** Changes the lists of one kind. */
export function change(
  { device }: Context<unknown>,
  kind: PolicyListKind,
  to: (lists: PolicyLists) => PolicyLists,
): void {
  const state = policyLists[kind];
  const before = device.configuration.of(state);
  const after = to(before);
  if (after !== before) device.configuration.change(state, after, device.clock.now());
}

/** Takes something out of a list; where entries have no numbers of their own, the others move up. */
export function take(
  context: Context<unknown>,
  kind: PolicyListKind,
  id: ListId,
  to: (lists: PolicyLists) => PolicyLists,
): void {
  const isNumbered = context.running.has('policyListSequences');
  change(context, kind, (lists) => (isNumbered ? to(lists) : renumbered(to(lists), id)));
}

/** The lines of all lists of a kind and variant; `isNumbered` says whether entries stand with their numbers. */
export function* linesOf(
  running: RunningConfiguration,
  { kind, variant }: { readonly kind: PolicyListKind; readonly variant?: PolicyList['variant'] },
  isNumbered: boolean,
): Generator<string> {
  for (const list of valuesOf(policyLists[kind].of(running))) {
    if (list.variant !== variant) continue;
    const head = headOf(kind, list);
    if (list.description !== undefined) yield `${head} description ${list.description}`;
    for (const { seq, rule } of numbered(list)) yield `${head}${isNumbered ? ` seq ${seq}` : ''} ${rule}`;
  }
}

function headOf(kind: PolicyListKind, { name, variant }: PolicyList): string {
  return [kind, ...(variant === undefined ? [] : [variant]), name].join(' ');
}
