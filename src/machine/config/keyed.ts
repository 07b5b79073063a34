/**
 * Values by key in the order of their keys, as plain data that is never changed in itself: a change answers a collection that
 * shares all but a little with the one before, so that the ten-thousandth line of a family costs what the first did.
 * Invariant: keys ascend through all runs, no run is empty or longer than `runMaximum`.
 */
export interface Keyed<Value> {
  readonly size: number;
  readonly runs: readonly Run<Value>[];
}

type Run<Value> = readonly Entry<Value>[];
type Entry<Value> = readonly [key: string, value: Value];

/** A run that grows beyond this becomes two. A change copies one run and the list of runs. */
const runMaximum = 128;

/** A collection of nothing. */
export const noneKeyed: Keyed<never> = { size: 0, runs: [] };

/** A collection of these; of entries with the same key the last counts. */
export function keyedOf<Value>(entries: Iterable<Entry<Value>>): Keyed<Value> {
  let keyed: Keyed<Value> = noneKeyed;
  for (const [key, value] of entries) keyed = withKey(keyed, key, value);
  return keyed;
}

/** The value at a key, or undefined. */
export function valueAt<Value>(keyed: Keyed<Value>, key: string): Value | undefined {
  const run = keyed.runs[runFor(keyed.runs, key)];
  const entry = run?.[indexIn(run, key)];
  return entry?.[0] === key ? entry[1] : undefined;
}

/** Whether there is a value at a key. */
export function hasKey(keyed: Keyed<unknown>, key: string): boolean {
  const run = keyed.runs[runFor(keyed.runs, key)];
  return run?.[indexIn(run, key)]?.[0] === key;
}

/** The collection with `value` at `key`, in place of what was there. */
export function withKey<Value>(keyed: Keyed<Value>, key: string, value: Value): Keyed<Value> {
  const at = runFor(keyed.runs, key);
  const run = keyed.runs[at] ?? [];
  const index = indexIn(run, key);
  const isKnown = run[index]?.[0] === key;
  if (isKnown && run[index]?.[1] === value) return keyed;
  const changed = [...run.slice(0, index), [key, value] as const, ...run.slice(isKnown ? index + 1 : index)];
  const middle = changed.length >> 1;
  const parts = changed.length > runMaximum ? [changed.slice(0, middle), changed.slice(middle)] : [changed];
  return { size: keyed.size + (isKnown ? 0 : 1), runs: spliced(keyed.runs, at, parts) };
}

/** The collection without what is at `key`; itself when nothing is. */
export function withoutKey<Value>(keyed: Keyed<Value>, key: string): Keyed<Value> {
  const at = runFor(keyed.runs, key);
  const run = keyed.runs[at] ?? [];
  const index = indexIn(run, key);
  if (run[index]?.[0] !== key) return keyed;
  const left = [...run.slice(0, index), ...run.slice(index + 1)];
  return { size: keyed.size - 1, runs: spliced(keyed.runs, at, left.length === 0 ? [] : [left]) };
}

/**
 * The collection with what `change` makes of the values at `keys`, which ascend; undefined takes one away, and stands for what is not
 * there. One pass, however many keys there are; what stays as it was is shared, and all of it where nothing changes.
 */
export function withEach<Value>(
  keyed: Keyed<Value>,
  keys: readonly string[],
  change: (before: Value | undefined, key: string) => Value | undefined,
): Keyed<Value> {
  const runs: Run<Value>[] = [];
  let [at, size, isChanged] = [0, 0, false];
  for (let index = 0; index < Math.max(1, keyed.runs.length); index += 1) {
    const run = keyed.runs[index] ?? [];
    const nextFirst = keyed.runs[index + 1]?.[0]?.[0];
    const from = at;
    while (at < keys.length && (nextFirst === undefined || (keys[at] ?? '') < nextFirst)) at += 1;
    const merged = at === from ? run : mergedRun(run, keys, { from, to: at }, change);
    isChanged ||= merged !== run;
    size += merged.length;
    for (let start = 0; start < merged.length; start += runMaximum) {
      runs.push(merged.length <= runMaximum ? merged : merged.slice(start, start + runMaximum));
    }
  }
  return isChanged ? { size, runs } : keyed;
}

/** A run with some of the keys changed; the run itself where nothing is. */
function mergedRun<Value>(
  run: Run<Value>,
  keys: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
  change: (before: Value | undefined, key: string) => Value | undefined,
): Run<Value> {
  const merged: Entry<Value>[] = [];
  let index = 0;
  let isChanged = false;
  for (let at = from; at < to; at += 1) {
    const key = keys[at] ?? '';
    for (let entry = run[index]; entry !== undefined && entry[0] < key; entry = run[index]) {
      merged.push(entry);
      index += 1;
    }
    const entry = run[index];
    const before = entry?.[0] === key ? entry : undefined;
    if (before !== undefined) index += 1;
    const after = change(before?.[1], key);
    if (before !== undefined && after === before[1]) merged.push(before);
    else {
      isChanged ||= before !== undefined || after !== undefined;
      if (after !== undefined) merged.push([key, after]);
    }
  }
  if (!isChanged) return run;
  for (; index < run.length; index += 1) {
    const entry = run[index];
    if (entry !== undefined) merged.push(entry);
  }
  return merged;
}

/** The keys with their values, in order. */
export function* entriesOf<Value>(keyed: Keyed<Value>): Generator<Entry<Value>> {
  for (const run of keyed.runs) yield* run;
}

/** The values in the order of their keys. */
export function valuesOf<Value>(keyed: Keyed<Value>): readonly Value[] {
  const values: Value[] = [];
  for (const run of keyed.runs) for (const [, value] of run) values.push(value);
  return values;
}

/** The greatest key; undefined where there is none. */
export function lastKey(keyed: Keyed<unknown>): string | undefined {
  return keyed.runs.at(-1)?.at(-1)?.[0];
}

/** A number as a key: in the order of the keys numbers up to `10 ** digits` stand in their own. */
export function numberKey(value: number, digits = 10): string {
  return String(value).padStart(digits, '0');
}

/** The place of the last run that begins with `key` or before it; the first where all begin behind it. */
function runFor(runs: readonly Run<unknown>[], key: string): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const first = runs[middle]?.[0]?.[0] ?? '';
    if (first <= key) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where `key` stands in a run, or would. */
function indexIn(run: Run<unknown>, key: string): number {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((run[middle]?.[0] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function spliced<Value>(runs: readonly Run<Value>[], at: number, parts: readonly Run<Value>[]): readonly Run<Value>[] {
  const next = runs.slice();
  next.splice(at, 1, ...parts);
  return next;
}
