import { type Keyed, lastKey, noneKeyed, numberKey, valueAt, valuesOf, withKey, withoutKey } from './keyed.ts';

/**
 * Values by name in the order in which they were made, as plain data; a change costs the same however many there are.
 * Invariant: every name has one place, and every place one value.
 */
export interface Named<Value> {
  /** The place of each name, as a key of `places`. */
  readonly names: Keyed<string>;
  readonly places: Keyed<Value>;
}

/** No names at all. */
export const noneNamed: Named<never> = { names: noneKeyed, places: noneKeyed };

/** These values under their names, in the order given. */
export function namedOf<Value>(entries: Iterable<readonly [name: string, value: Value]>): Named<Value> {
  let named: Named<Value> = noneNamed;
  for (const [name, value] of entries) named = withNamed(named, name, value);
  return named;
}

/** Things that carry their own name, in the order given. */
export function namedByName<Value extends { readonly name: string }>(values: Iterable<Value>): Named<Value> {
  return namedOf(Array.from(values, (value) => [value.name, value] as const));
}

/** The value of a name, or undefined. */
export function named<Value>({ names, places }: Named<Value>, name: string): Value | undefined {
  const key = valueAt(names, name);
  return key === undefined ? undefined : valueAt(places, key);
}

/** How many names there are. */
export function countOf({ names }: Named<unknown>): number {
  return names.size;
}

/** The values in the order in which their names were first given. */
export function listOf<Value>({ places }: Named<Value>): readonly Value[] {
  return valuesOf(places);
}

/** `all` with a value in place of the one of that name, or behind the others when the name is new. */
export function withNamed<Value>(all: Named<Value>, name: string, value: Value): Named<Value> {
  const key = valueAt(all.names, name) ?? numberKey(Number(lastKey(all.places) ?? -1) + 1);
  return { names: withKey(all.names, name, key), places: withKey(all.places, key, value) };
}

/** `all` without a name; itself when the name is unknown. */
export function withoutNamed<Value>(all: Named<Value>, name: string): Named<Value> {
  const key = valueAt(all.names, name);
  if (key === undefined) return all;
  return { names: withoutKey(all.names, name), places: withoutKey(all.places, key) };
}
