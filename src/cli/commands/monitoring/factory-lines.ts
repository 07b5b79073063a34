import { entriesOf, type Keyed } from '../../../machine/config/keyed.ts';

/** Lines that differ from those that the switch makes by itself, by name; null stands for one that was taken away. */
export type Changes = Keyed<string | null>;

/** What the switch makes by itself with the changes put in at its places, and behind it what was added, by name. */
export function present(
  defaults: ReadonlyMap<string, string>,
  changes: Changes,
  keyOf: (name: string) => string,
): readonly (readonly [string, string])[] {
  const lines = new Map<string, string | null>(Array.from(defaults, ([name, text]) => [keyOf(name), text]));
  for (const [key, text] of entriesOf(changes)) lines.set(key, text);
  return [...lines].flatMap(([key, text]) => (text === null ? [] : [[key, text] as const]));
}
