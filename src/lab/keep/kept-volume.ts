import type { Volume, VolumeChange } from '../../machine/storage/volume.ts';
import { isObject, type KeptParts, type StateChange } from './state-line.ts';

/** The part that holds what a volume is, without its names. Those of a switch are told apart by their filesystems. */
export function headerPart(filesystem: string): string {
  return filesystem === '' ? 'volume' : `volume ${filesystem}`;
}

/** What begins the name of every part that holds an entry. The root of a volume has none, so paths follow as they are. */
function entryStart(filesystem: string): string {
  return `file ${filesystem}:`;
}

/** What has changed of a volume, as a change of a record. What was never kept is kept whole. */
export function volumeStateChange(
  filesystem: string,
  change: VolumeChange | { readonly kind: 'all' },
  volume: Volume,
): StateChange {
  const start = entryStart(filesystem);
  switch (change.kind) {
    case 'entry':
      return { parts: { [start + change.path]: change.entry } };
    case 'removed':
      return {
        parts: { [start + change.path]: null },
        ...(change.isDirectory ? { cleared: [`${start}${change.path}/`] } : {}),
      };
    case 'renamed':
      return { parts: {}, moved: [[start + change.path, start + change.newPath]] };
    case 'header':
      return { parts: { [headerPart(filesystem)]: volume.header() } };
    case 'all':
      return { parts: wholeParts(filesystem, volume), cleared: [start] };
  }
}

function wholeParts(filesystem: string, volume: Volume): KeptParts {
  const parts: Record<string, unknown> = { [headerPart(filesystem)]: volume.header() };
  for (const { path, entry } of volume.below('/')) parts[entryStart(filesystem) + path] = entry;
  return parts;
}

/** Several changes that are kept together. */
export function together(changes: readonly StateChange[]): StateChange {
  const cleared = changes.flatMap((change) => change.cleared ?? []);
  const moved = changes.flatMap((change) => change.moved ?? []);
  return {
    parts: Object.assign({}, ...changes.map(({ parts }) => parts)),
    ...(cleared.length === 0 ? {} : { cleared }),
    ...(moved.length === 0 ? {} : { moved }),
  };
}

/** The filesystems of which the parts of a record hold something, be it a volume or an entry of one. */
export function filesystemsIn(parts: KeptParts): ReadonlySet<string> {
  const found = Object.keys(parts).flatMap((name) => {
    if (name === 'volume') return [''];
    return /^volume (.*)$/s.exec(name)?.[1] ?? /^file ([^:]*):\//.exec(name)?.[1] ?? [];
  });
  return new Set(found);
}

/** The volumes that the parts of a record hold, by their filesystems. */
export function volumesIn(parts: KeptParts): Readonly<Record<string, unknown>> {
  const trees = new Map<string, { path: string; entry: unknown }[]>();
  for (const [name, entry] of Object.entries(parts)) {
    const placed = /^file ([^:]*):(\/.*)$/s.exec(name);
    if (placed === null) continue;
    const [, filesystem = '', path = ''] = placed;
    const tree = trees.get(filesystem);
    if (tree === undefined) trees.set(filesystem, [{ path, entry }]);
    else tree.push({ path, entry });
  }
  const volumes: Record<string, unknown> = {};
  for (const [name, header] of Object.entries(parts)) {
    const filesystem = name === 'volume' ? '' : /^volume (.*)$/s.exec(name)?.[1];
    if (filesystem === undefined || !isObject(header)) continue;
    // A directory's path is the beginning of those below it, so it stands before them.
    const tree = (trees.get(filesystem) ?? []).sort((a, b) => (a.path < b.path ? -1 : 1));
    volumes[filesystem] = { ...header, tree };
  }
  return volumes;
}
