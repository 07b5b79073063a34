/**
 * What keys of one mapping say to each other, in the words of JSON Schema: an editor refuses what the checks beside them refuse. Kept
 * under `allOf`, because conditions of a mapping stand beside those of its keys.
 */

type Condition = Readonly<Record<string, unknown>>;
/** As metadata of a schema, from which the JSON Schema takes it over. */
type KeyRule = Readonly<Record<string, unknown>> & { readonly allOf: readonly Condition[] };

const anyOf = (names: readonly string[]): Condition => ({ anyOf: names.map((name) => ({ required: [name] })) });
const oneOf = (names: readonly string[]): Condition => ({ oneOf: names.map((name) => ({ required: [name] })) });
const noneOf = (names: readonly string[]): Condition => ({ not: anyOf(names) });
const named = (pattern: string): Condition => ({ properties: { name: { pattern } } });

export function exactlyOne(names: readonly string[]): KeyRule {
  return { allOf: [oneOf(names)] };
}

/** Of `names` at most one, and `dependent` only beside `wanted`. */
export function atMostOne(names: readonly string[], dependent: string, wanted: string): KeyRule {
  return { allOf: [{ anyOf: [noneOf(names), oneOf(names)] }, { dependencies: { [dependent]: [wanted] } }] };
}

/** Exactly one of `names`, but none for a directory, whose name ends in `/`; and `dependent` only beside `wanted`. */
export function oneUnlessDirectory(names: readonly string[], dependent: string, wanted: string): KeyRule {
  const file = { ...named('[^/]$'), ...oneOf(names) };
  const directory = { ...named('/$'), ...noneOf(names) };
  return { allOf: [{ anyOf: [file, directory] }, { dependencies: { [dependent]: [wanted] } }] };
}

/** With `name` none of `others`. */
export function alone(name: string, others: readonly string[]): KeyRule {
  return { allOf: [{ anyOf: [{ not: { required: [name] } }, noneOf(others)] }] };
}
