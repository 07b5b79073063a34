import { valuesOf } from '../../../machine/config/keyed.ts';
import { shortName } from '../../../machine/config/ports.ts';
import { parseRanges, shownName, type Vlan, vlans } from '../../../machine/config/vlans.ts';
import type { Device } from '../../../machine/device.ts';
import { type PortStatus, portStatuses } from '../../../machine/port-status.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

/** A VLAN and the ports that carry it. */
interface Row {
  readonly vlan: Vlan;
  readonly ports: readonly string[];
}

const showWord = word('show', 'Show running system information');
const vlanWord = word('vlan', 'VLAN commands');

/** `show vlan brief`. Widths: ntc-templates show_vlan; keys: napalm show_vlan_brief.json. */
export const showVlanBrief = show({
  syntax: [showWord, vlanWord, word('brief', 'All VLAN status in brief')],
  examples: ['show vlan brief'],
  read: ({ device }) => rowsOf(device),
  print: vlanTable,
  structure: (rows) => table('vlanbriefxbrief', rows.map(keysOf)),
});

/** `show vlan`: the same table with those of types, remote SPAN and private VLANs behind it. */
export const showVlan = show({
  syntax: [showWord, vlanWord],
  examples: ['show vlan'],
  read: ({ device }) => rowsOf(device),
  *print(rows) {
    yield* vlanTable(rows);
    yield '';
    yield 'VLAN Type         Vlan-mode';
    yield '---- -----        ----------';
    for (const { vlan } of rows) yield `${String(vlan.id).padEnd(4)} enet         CE     `;
    yield '';
    yield 'Remote SPAN VLANs';
    yield '-------------------------------------------------------------------------------';
    yield '';
    yield 'Primary  Secondary  Type             Ports';
    yield '-------  ---------  ---------------  -------------------------------------------';
    yield '';
  },
  structure: (rows) => ({
    ...table('vlanbrief', rows.map(keysOf)),
    ...table(
      'mtuinfo',
      rows.map(({ vlan }) => ({
        'vlanshowinfo-vlanid': String(vlan.id),
        'vlanshowinfo-media-type': 'enet',
        'vlanshowinfo-vlanmode': 'ce-vlan',
      })),
    ),
  }),
});

const portsPerLine = 4;

function* vlanTable(rows: readonly Row[]): Generator<string> {
  yield '';
  yield 'VLAN Name                             Status    Ports';
  yield '---- -------------------------------- --------- -------------------------------';
  for (const { vlan, ports } of rows) {
    const names = ports.map(shortName);
    const status = vlan.isShutdown ? 'act/lshut' : 'active';
    const first = `${String(vlan.id).padEnd(4)} ${shownName(vlan).padEnd(32)} ${status.padEnd(9)} `;
    yield first + names.slice(0, portsPerLine).join(', ');
    for (let at = portsPerLine; at < names.length; at += portsPerLine) {
      yield ' '.repeat(first.length) + names.slice(at, at + portsPerLine).join(', ');
    }
  }
  yield '';
}

function keysOf({ vlan, ports }: Row): object {
  return {
    'vlanshowbr-vlanid': String(vlan.id),
    'vlanshowbr-vlanid-utf': String(vlan.id),
    'vlanshowbr-vlanname': shownName(vlan),
    'vlanshowbr-vlanstate': 'active',
    'vlanshowbr-shutstate': vlan.isShutdown ? 'shutdown' : 'noshutdown',
    ...(ports.length === 0 ? {} : { 'vlanshowplist-ifidx': ports.join(',') }),
  };
}

function rowsOf(device: Device): readonly Row[] {
  const carriers = portStatuses(device).map((status) => ({ name: status.port.name, carries: carriedBy(status) }));
  return valuesOf(device.configuration.of(vlans)).map((vlan) => ({
    vlan,
    ports: carriers.filter(({ carries }) => carries(vlan.id)).map(({ name }) => name),
  }));
}

/** Whether a port carries a VLAN, as a question that is quick to ask for many. */
function carriedBy({ state }: PortStatus): (id: number) => boolean {
  if (state.isRouted) return () => false;
  if (state.mode === 'access') return (id) => id === state.accessVlan;
  if (state.allowedVlans === undefined) return () => true;
  const allowed = new Set(parseRanges(state.allowedVlans, 1, 4094));
  return (id) => allowed.has(id);
}
