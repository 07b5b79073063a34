import { valuesOf } from '../../../machine/config/keyed.ts';
import { listOf } from '../../../machine/config/named.ts';
import type { SectionSpec, SnapshotSection } from '../../../machine/config/snapshots.ts';
import { vlans } from '../../../machine/config/vlans.ts';
import { vrfs } from '../../../machine/config/vrfs.ts';
import { logicalStatuses } from '../../../machine/logical-status.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { routesOf } from '../../../machine/routes.ts';
import { rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, either, optional, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';
import type { Screen } from '../../shell/screen.ts';

export const snapshotName = wordArg({ maxLength: 64, pattern: /^[\w.-]+$/ });
const snapshotWord = word('snapshot', 'Snapshot of the system');

/** What a command of a section may show. */
const charactersMaximum = 4 * 1024 * 1024;

/** `snapshot create NAME DESCRIPTION`: what the switch is like now (Cisco's GIR guides; words of refusals are inferred). */
export const createSnapshot = command({
  mode: 'exec',
  syntax: [
    snapshotWord,
    word('create', 'Create a snapshot'),
    arg('name', snapshotName, 'Name of the snapshot (Max Size 64)'),
    arg('description', rest(), 'Description of the snapshot (Max Size 254)'),
  ],
  examples: ['snapshot create before the state before'],
  async run(context) {
    const { args, device, screen } = context;
    const { snapshots } = device.configuration;
    const sections: SnapshotSection[] = [];
    for (const spec of snapshots.specs()) sections.push({ name: spec.name, rows: await rowsOf(context, spec) });
    const description = args.description.trim().slice(0, 254);
    const made = { name: args.name, description, atMs: device.clock.now(), counts: countsOf(context), sections };
    if (!snapshots.keep(made)) return screen.print('ERROR: Maximum number of snapshots reached');
    screen.print(`Snapshot '${args.name}' created`);
  },
});

/** `snapshot delete`: one, or all. */
export const deleteSnapshot = command({
  mode: 'exec',
  syntax: [
    snapshotWord,
    word('delete', 'Delete snapshots'),
    either(
      { all: [word('all', 'Delete all snapshots')], one: [arg('name', snapshotName, 'Name of the snapshot')] },
      'which',
    ),
  ],
  examples: ['snapshot delete before', 'snapshot delete all'],
  run({ args, device, screen }) {
    const { snapshots } = device.configuration;
    const names = args.which === 'all' ? snapshots.list().map(({ name }) => name) : [args.name ?? ''];
    for (const name of names) {
      if (!snapshots.remove(name)) screen.print(`Snapshot '${name}' does not exist`);
    }
  },
});

/** `snapshot section`: what the rows of a command are to be compared by. */
export const snapshotSection = command({
  mode: 'exec',
  syntax: [
    snapshotWord,
    word('section', 'Sections of snapshots'),
    either(
      {
        add: [
          word('add', 'Add a section'),
          arg('name', snapshotName, 'Name of the section'),
          arg('command', wordArg({ maxLength: 256 }), 'Show command, in quotes'),
          arg('rowId', snapshotName, 'Tag of each row of the output in XML'),
          arg('key1', snapshotName, 'Tag that tells rows apart'),
          optional([arg('key2', snapshotName, 'Second tag that tells rows apart')]),
        ],
        delete: [word('delete', 'Delete a section'), arg('name', snapshotName, 'Name of the section')],
      },
      'what',
    ),
  ],
  examples: [
    'snapshot section add myshow "show ip interface brief" ROW_intf intf-name',
    'snapshot section delete myshow',
  ],
  run({ args, device, screen }) {
    const { snapshots } = device.configuration;
    const { what, name = '', command: shown = '', rowId = '', key1 = '', key2 } = args;
    if (what === 'delete') {
      if (!snapshots.removeSpec(name)) screen.print(`Section '${name}' does not exist`);
    } else if (!snapshots.add({ name, command: shown, rowId, key1, key2 })) {
      screen.print('ERROR: Maximum number of snapshot sections reached');
    } else {
      screen.print(`Added section "${name}"`);
    }
  },
});

/** What is counted in every snapshot. */
function countsOf({ device }: Context<unknown>): ReadonlyMap<string, number> {
  const { running } = device.configuration;
  const ports = portStatuses(device);
  const logical = logicalStatuses(device);
  const counts = new Map([
    ['# of interfaces', ports.length + logical.length],
    ['# of vlans', valuesOf(vlans.of(running)).length],
  ]);
  for (const { name } of listOf(vrfs.of(running))) {
    counts.set(`# of ipv4 routes vrf ${name}`, routesOf(device, name).length);
  }
  counts.set('# of eth interfaces', ports.filter(({ port }) => port.name.startsWith('Ethernet')).length);
  counts.set(
    '# of eth interfaces up',
    ports.filter(({ port, down }) => port.name.startsWith('Ethernet') && down === undefined).length,
  );
  return counts;
}

/** The rows that the command of a section shows as data, by their keys. */
async function rowsOf(context: Context<unknown>, { command: shown, rowId, key1, key2 }: SectionSpec) {
  const texts: string[] = [];
  await context.execute(`${shown} | json`, gathering(texts, context.screen));
  const rows = new Map<string, string>();
  for (const row of rowsNamed(rowId, parsed(texts.join('\n')))) {
    const key = [key1, ...(key2 === undefined ? [] : [key2])].map((tag) => String(row[tag] ?? '')).join(' ');
    rows.set(key, JSON.stringify(row));
  }
  return rows;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rowsNamed(rowId: string, value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap((inner) => rowsNamed(rowId, inner));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key !== rowId) return rowsNamed(rowId, inner);
    const rows: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
    return rows.flatMap((row) => (typeof row === 'object' && row !== null ? [{ ...row }] : []));
  });
}

/** A screen that keeps what is shown. */
function gathering(texts: string[], shown: Screen): Screen {
  let characters = 0;
  const keep = (text: string): void => {
    characters += text.length;
    if (characters <= charactersMaximum) texts.push(text);
  };
  return {
    isInteractive: false,
    print: keep,
    draw: () => {},
    async show(lines, how) {
      if (how?.isOneLine === true) return keep([...lines].join(''));
      for (const line of lines) keep(line);
    },
    ask: async () => undefined,
    flush: () => shown.flush(),
    ready: () => shown.ready(),
  };
}
