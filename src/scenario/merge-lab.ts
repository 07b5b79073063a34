import { isMapping } from '../facts/yaml.ts';

/** Lists whose entries are known by a name rather than by their place. */
const nameKeys: Readonly<Record<string, string>> = { devices: 'name', hosts: 'address', sticks: 'name', files: 'name' };

/** A lab as written with changes: fields are merged, named entries of lists by their name, null takes away, all else replaces. */
export function mergeLab(written: unknown, change: unknown): unknown {
  if (!isMapping(written) || !isMapping(change)) return change;
  const merged: Record<string, unknown> = { ...written };
  for (const [key, value] of Object.entries(change)) {
    const before = merged[key];
    const nameKey = nameKeys[key];
    if (value === null) delete merged[key];
    else if (Array.isArray(before) && nameKey !== undefined && isMapping(value)) {
      merged[key] = mergeNamed(before, value, nameKey);
    } else merged[key] = mergeLab(before, value);
  }
  return merged;
}

/** `change` tells the entries by name; an unknown name is a new entry. */
function mergeNamed(before: readonly unknown[], change: Readonly<Record<string, unknown>>, nameKey: string): unknown {
  const isNamed = (item: unknown, name: string): boolean => isMapping(item) && item[nameKey] === name;
  const kept = before.flatMap((item) => {
    const entry = Object.entries(change).find(([name]) => isNamed(item, name));
    if (entry === undefined) return [item];
    return entry[1] === null ? [] : [mergeLab(item, entry[1])];
  });
  const added = Object.entries(change)
    .filter(([name, value]) => value !== null && !before.some((item) => isNamed(item, name)))
    .map(([name, value]) => ({ [nameKey]: name, ...(isMapping(value) ? value : {}) }));
  return [...kept, ...added];
}
