import type { SystemSnapshot } from '../../../machine/config/snapshots.ts';
import { arg, choice, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';
import { table } from '../words/table.ts';
import { snapshotName } from './snapshot.ts';

const showWord = word('show', 'Show running system information');
const snapshotsWord = word('snapshots', 'Display snapshots');
const ruler = '-'.repeat(78);

/** `show snapshots` (form: Cisco's GIR guide for Nexus 9000, and what cisco.nxos nxos_snapshot reads). */
export const showSnapshots = show({
  syntax: [showWord, snapshotsWord],
  examples: ['show snapshots', 'show snapshot'],
  read: ({ device }) => device.configuration.snapshots.list(),
  *print(snapshots) {
    yield 'Snapshot Name                      Time                          Description';
    yield ruler;
    for (const { name, atMs, description } of snapshots) {
      yield `${name.padEnd(34)} ${longDate(atMs).padEnd(29)} ${description}`;
    }
  },
});

/** `show snapshots sections` (the same guide). */
export const showSnapshotSections = show({
  syntax: [showWord, snapshotsWord, word('sections', 'Display user-specified snapshot sections')],
  examples: ['show snapshots sections'],
  read: ({ device }) => device.configuration.snapshots.specs(),
  *print(specs) {
    yield 'user-specified snapshot sections';
    yield '--------------------------------';
    for (const { name, command, rowId, key1, key2 = '-' } of specs) {
      yield* [
        `[${name}]`,
        `  show command: ${command}`,
        `  row id: ${rowId}`,
        `  key1: ${key1}`,
        `  key2: ${key2}`,
        '',
      ];
    }
  },
});

/** `show snapshots dump NAME`: all of one (the form is inferred). */
export const showSnapshotDump = show({
  syntax: [
    showWord,
    snapshotsWord,
    word('dump', 'Display the contents of a snapshot'),
    arg('name', snapshotName, 'Name of the snapshot'),
  ],
  examples: ['show snapshots dump before'],
  read: ({ args, device }) => device.configuration.snapshots.find(args.name),
  *print(snapshot) {
    if (snapshot === undefined) return yield unknown;
    yield `Snapshot: ${snapshot.name}`;
    for (const [what, count] of snapshot.counts) yield `${what.padEnd(40)} ${count}`;
    for (const { name, rows } of snapshot.sections) {
      yield '';
      yield `[${name}]`;
      for (const [key, row] of rows) yield `${key.padEnd(40)} ${row}`;
    }
    return undefined;
  },
  structure: (snapshot) =>
    snapshot === undefined
      ? unknown
      : {
          name: snapshot.name,
          description: snapshot.description,
          ...table(
            'count',
            [...snapshot.counts].map(([what, count]) => ({ what, count })),
          ),
          ...table(
            'section',
            snapshot.sections.map(({ name, rows }) => ({
              section: name,
              ...table(
                'element',
                [...rows].map(([key, row]) => ({ key, row })),
              ),
            })),
          ),
        },
});

const unknown = 'Snapshot does not exist';

/** `show snapshots compare A B`: what differs; as a summary alone, or of routes alone (form: the same guide). */
export const compareSnapshots = show({
  syntax: [
    showWord,
    snapshotsWord,
    word('compare', 'Compare two snapshots'),
    arg('one', snapshotName, 'Name of the first snapshot'),
    arg('other', snapshotName, 'Name of the second snapshot'),
    optional([
      choice('part', [
        word('summary', 'Display summary'),
        word('ipv4routes', 'Compare IPv4 routes'),
        word('ipv6routes', 'Compare IPv6 routes'),
      ]),
    ]),
  ],
  examples: ['show snapshots compare before after', 'show snapshots compare before after summary'],
  read({ args, device }) {
    const { snapshots } = device.configuration;
    return { one: snapshots.find(args.one), other: snapshots.find(args.other), part: args.part };
  },
  *print({ one, other, part }) {
    if (one === undefined || other === undefined) return yield unknown;
    const isRoutes = part === 'ipv4routes' || part === 'ipv6routes';
    yield 'feature                                       '.concat(
      one.name.padEnd(14),
      ' ',
      other.name.padEnd(14),
      ' changed',
    );
    yield 'basic summary';
    for (const what of new Set([...one.counts.keys(), ...other.counts.keys()])) {
      if (isRoutes && !what.includes(part === 'ipv4routes' ? 'ipv4' : 'ipv6')) continue;
      const [before, after] = [one.counts.get(what) ?? 0, other.counts.get(what) ?? 0];
      yield `${`  ${what}`.padEnd(45)} ${String(before).padEnd(14)} ${String(after).padEnd(14)} ${before === after ? '' : '*'}`.trimEnd();
    }
    if (part === undefined) yield* changedSections(one, other);
    return undefined;
  },
});

function* changedSections(one: SystemSnapshot, other: SystemSnapshot): Generator<string> {
  const names = new Set([...one.sections, ...other.sections].map(({ name }) => name));
  for (const name of names) {
    const before = one.sections.find((section) => section.name === name)?.rows ?? new Map<string, string>();
    const after = other.sections.find((section) => section.name === name)?.rows ?? new Map<string, string>();
    yield '';
    yield `[${name}]`;
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(key), after.get(key)];
      if (was === is) continue;
      yield `  ${key.padEnd(43)} ${was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'}`;
    }
  }
}
