import type { InterfaceState } from '../../../machine/config/interfaces.ts';
import { valuesOf } from '../../../machine/config/keyed.ts';
import { shortName } from '../../../machine/config/ports.ts';
import { parseRanges, shownName, type Vlan, vlans } from '../../../machine/config/vlans.ts';
import type { Device } from '../../../machine/device.ts';
import { logicalStatuses } from '../../../machine/logical-status.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { vlansArg } from '../../notation/network-args.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { privateLines, privateRows } from './private-rows.ts';

/** A VLAN and the ports that carry it. */
export interface VlanRow {
  readonly vlan: Vlan;
  readonly ports: readonly string[];
}

/** What `show vlan` and its kin show. */
interface Shown {
  readonly rows: readonly VlanRow[];
  /** Private VLANs, as lines of the last table. */
  readonly privates: readonly string[];
}

export const showWord = word('show', 'Show running system information');
export const vlanWord = word('vlan', 'VLAN commands');
export const idWord = word('id', 'VLAN status by VLAN id');
export const idsArg = arg('ids', vlansArg(), 'VLAN ID 1-4094 or range(s): 1-5, 10 or 2-5,7-19');

/** `show vlan brief`. Widths: ntc-templates show_vlan; keys: napalm show_vlan_brief.json. */
export const showVlanBrief = show({
  syntax: [showWord, vlanWord, word('brief', 'All VLAN status in brief')],
  examples: ['show vlan brief'],
  read: ({ device }) => vlanRows(device),
  print: vlanTable,
  structure: (rows) => table('vlanbriefxbrief', rows.map(keysOf)),
});

/** `show vlan`: the same table with those of types, remote SPAN and private VLANs behind it. */
export const showVlan = show({
  syntax: [showWord, vlanWord],
  examples: ['show vlan'],
  read: ({ device }) => ({ rows: vlanRows(device), privates: privateLines(privateRows(device)) }),
  print: allTables,
  structure: ({ rows }) => structureOf(rows, ''),
});

/** `show vlan id`: the same for some VLANs. The words for one that there is not: Cisco's layer 2 guides. */
export const showVlanId = show({
  syntax: [showWord, vlanWord, idWord, idsArg],
  examples: ['show vlan id 1', 'show vlan id 1-5,7'],
  read: ({ device, args }) => ({ ids: args.ids, rows: vlanRows(device, (vlan) => args.ids.includes(vlan.id)) }),
  *print({ ids, rows }) {
    yield* missing(ids, rows);
    if (rows.length > 0) yield* allTables({ rows, privates: [] });
  },
  structure: ({ ids, rows }) =>
    rows.length === 0 ? missing(ids, rows).join('\n') : { ...structureOf(rows, 'id'), ...restOf(rows) },
});

/** `show vlan name`: the one VLAN of that name, whatever the case. */
export const showVlanName = show({
  syntax: [
    showWord,
    vlanWord,
    word('name', 'VLAN status by VLAN name'),
    arg('name', wordArg({ maxLength: 128 }), 'A vlan name with size 32 (128 if long vlan name enabled)'),
  ],
  examples: ['show vlan name default'],
  read: ({ device, args }) => ({
    name: args.name,
    rows: vlanRows(device, (vlan) => shownName(vlan).toLowerCase() === args.name.toLowerCase()),
  }),
  *print({ name, rows }) {
    if (rows.length === 0) yield noSuchName(name);
    else yield* allTables({ rows, privates: [] });
  },
  structure: ({ name, rows }) =>
    rows.length === 0 ? noSuchName(name) : { ...structureOf(rows, 'name'), ...restOf(rows) },
});

/** Every VLAN, or those that `isWanted`, with the port-channels and the ports outside of them that carry it. */
export function vlanRows(device: Device, isWanted: (vlan: Vlan) => boolean = () => true): readonly VlanRow[] {
  const carriers = carriersOf(device);
  return valuesOf(device.configuration.of(vlans))
    .filter(isWanted)
    .map((vlan) => ({
      vlan,
      ports: carriers.filter(({ carries }) => carries(vlan.id)).map(({ name }) => name),
    }));
}

/** What carries VLANs, in the order of the table: port-channels first (genie's golden), then ports that belong to none. */
function carriersOf(device: Device): readonly { readonly name: string; readonly carries: (id: number) => boolean }[] {
  const channels = logicalStatuses(device).filter(({ known }) => known.kind === 'port-channel');
  const ports = portStatuses(device).filter(({ state }) => state.channelGroup === undefined);
  return [
    ...channels.map(({ name, state }) => ({ name, carries: carriedBy(state) })),
    ...ports.map(({ port, state }) => ({ name: port.name, carries: carriedBy(state) })),
  ];
}

function missing(ids: readonly number[], rows: readonly VlanRow[]): readonly string[] {
  const found = new Set(rows.map(({ vlan }) => vlan.id));
  return ids.filter((id) => !found.has(id)).map((id) => `VLAN ${id} not found in current VLAN database`);
}

function noSuchName(name: string): string {
  return `VLAN ${name} not found in current VLAN database`;
}

function* allTables({ rows, privates }: Shown): Generator<string> {
  yield* vlanTable(rows);
  yield '';
  yield 'VLAN Type         Vlan-mode';
  yield '---- -----        ----------';
  for (const { vlan } of rows) yield `${String(vlan.id).padEnd(4)} enet         CE     `;
  yield '';
  yield 'Remote SPAN VLANs';
  yield '-------------------------------------------------------------------------------';
  yield remoteSpanIds(rows).join(',');
  yield '';
  yield 'Primary  Secondary  Type             Ports';
  yield '-------  ---------  ---------------  -------------------------------------------';
  yield* privates;
  yield '';
}

function remoteSpanIds(rows: readonly VlanRow[]): readonly number[] {
  return rows.filter(({ vlan }) => vlan.isRemoteSpan === true).map(({ vlan }) => vlan.id);
}

const portsPerLine = 4;

function* vlanTable(rows: readonly VlanRow[]): Generator<string> {
  yield '';
  yield 'VLAN Name                             Status    Ports';
  yield '---- -------------------------------- --------- -------------------------------';
  for (const { vlan, ports } of rows) {
    const names = ports.map(shortName);
    const first = `${String(vlan.id).padEnd(4)} ${shownName(vlan).padEnd(32)} ${statusOf(vlan).padEnd(9)} `;
    yield first + names.slice(0, portsPerLine).join(', ');
    for (let at = portsPerLine; at < names.length; at += portsPerLine) {
      yield ' '.repeat(48) + names.slice(at, at + portsPerLine).join(', ');
    }
  }
  yield '';
}

/** As genie's goldens of `show vlan` have it. */
function statusOf({ isShutdown, isSuspended }: Vlan): string {
  if (isShutdown) return isSuspended === true ? 'sus/lshut' : 'act/lshut';
  return isSuspended === true ? 'suspended' : 'active';
}

/** The tables of `show vlan`, of `show vlan id` and of `show vlan name`, whose names differ in their ends. */
function structureOf(rows: readonly VlanRow[], end: '' | 'id' | 'name'): object {
  const types = rows.map(({ vlan }) => ({
    'vlanshowinfo-vlanid': String(vlan.id),
    'vlanshowinfo-media-type': 'enet',
    'vlanshowinfo-vlanmode': 'ce-vlan',
  }));
  return { ...table(`vlanbrief${end}`, rows.map(keysOf)), ...table(`mtuinfo${end}`, types) };
}

/** What stands behind the tables where some VLANs are asked for (NX-API answers in public code). */
function restOf(rows: readonly VlanRow[]): object {
  return {
    'vlanshowrspan-vlantype': remoteSpanIds(rows).length > 0 ? 'rspan' : 'notrspan',
    'is-vtp-manageable': 'enabled',
  };
}

function keysOf({ vlan, ports }: VlanRow): object {
  return {
    'vlanshowbr-vlanid': String(vlan.id),
    'vlanshowbr-vlanid-utf': String(vlan.id),
    'vlanshowbr-vlanname': shownName(vlan),
    'vlanshowbr-vlanstate': vlan.isSuspended === true ? 'suspend' : 'active',
    'vlanshowbr-shutstate': vlan.isShutdown ? 'shutdown' : 'noshutdown',
    ...(ports.length === 0 ? {} : { 'vlanshowplist-ifidx': ports.join(',') }),
  };
}

/** Whether a port carries a VLAN, as a question that is quick to ask for many. */
export function carriedBy(state: InterfaceState): (id: number) => boolean {
  if (state.isRouted) return () => false;
  if (state.mode === 'access') return (id) => id === state.accessVlan;
  if (state.allowedVlans === undefined) return () => true;
  const allowed = new Set(parseRanges(state.allowedVlans, 1, 4094));
  return (id) => allowed.has(id);
}
