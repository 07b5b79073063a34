import { listOf } from '../../../machine/config/named.ts';
import { vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { logicalStatuses } from '../../../machine/logical-status.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

const showWord = word('show', 'Show running system information');
const vrfWord = word('vrf', 'Display VRF information');
const nameArg = arg('name', wordArg({ maxLength: 32, offers: 'vrf' }), 'VRF name');

/** `show vrf`: in the order of the names. Widths: genieparser, ntc-templates; keys: public captures of `| json`. */
export const showVrf = show({
  syntax: [showWord, vrfWord, optional([nameArg])],
  examples: ['show vrf', 'show vrf management'],
  read: ({ args, device }) => wanted(device, args.name),
  *print(rows) {
    yield 'VRF-Name                           VRF-ID State   Reason                        ';
    for (const { name, id } of rows) {
      yield `${name.padEnd(35)}${String(id).padStart(6)} ${'Up'.padEnd(8)}${'--'.padEnd(30)}`;
    }
  },
  structure: (rows) =>
    table(
      'vrf',
      rows.map(({ name, id }) => ({ vrf_name: name, vrf_id: String(id), vrf_state: 'Up', vrf_reason: '--' })),
    ),
});

/** `show vrf detail` (layout: genie ShowVrfDetail; keys inferred). Table numbers are those of the VRF, with a bit for IPv6. */
export const showVrfDetail = show({
  syntax: [showWord, vrfWord, optional([nameArg]), word('detail', 'Display detailed information')],
  examples: ['show vrf detail', 'show vrf management detail'],
  read: ({ args, device }) => wanted(device, args.name).map((row) => ({ ...row, tables: tablesOf(row.id) })),
  *print(rows) {
    for (const [place, { name, id, tables }] of rows.entries()) {
      if (place > 0) yield '';
      yield `VRF-Name: ${name}, VRF-ID: ${id}, State: Up`;
      yield '    VPNID: unknown';
      yield '    RD: 0:0';
      yield '    Max Routes: 0  Mid-Threshold: 0';
      for (const { family, number } of tables) {
        yield `    Table-ID: ${number}, AF: ${family}, Fwd-ID: ${number}, State: Up`;
      }
    }
  },
  structure: (rows) =>
    table(
      'vrf',
      rows.map(({ name, id, tables }) => ({
        vrf_name: name,
        vrf_id: String(id),
        vrf_state: 'Up',
        vpnid: 'unknown',
        rd: '0:0',
        max_routes: '0',
        mid_threshold: '0',
        ...table(
          'tib',
          tables.map(({ family, number }) => ({ tib_id: number, tib_af: family, tib_nonce: number, tib_state: 'Up' })),
        ),
      })),
    ),
});

/** `show vrf interface`: which interface is in which VRF (widths: ntc-templates; keys: napalm show_vrf_interface.json). */
export const showVrfInterface = show({
  syntax: [showWord, vrfWord, optional([nameArg]), word('interface', 'Display interface information')],
  examples: ['show vrf interface', 'show vrf management interface'],
  read: ({ args, device }) => {
    const all = [
      ...portStatuses(device).map(({ port, state }) => ({ port: port.name, state })),
      ...logicalStatuses(device).map(({ name, state }) => ({ port: name, state })),
    ];
    const routed = all.filter(({ state }) => state.isRouted);
    return wanted(device, args.name).flatMap(({ name, id }) =>
      routed.filter(({ state }) => state.vrf === name).map(({ port }) => ({ name, id, port })),
    );
  },
  *print(rows) {
    yield 'Interface                 VRF-Name                        VRF-ID  Site-of-Origin';
    for (const { name, id, port } of rows) yield `${port.padEnd(26)}${name.padEnd(32)}${String(id).padStart(6)}  --`;
  },
  structure: (rows) =>
    table(
      'if',
      rows.map(({ name, id, port }) => ({ if_name: port, vrf_name: name, vrf_id: String(id), soo: '--' })),
    ),
});

function wanted(device: Device, only: string | undefined): readonly { readonly name: string; readonly id: number }[] {
  return listOf(device.configuration.of(vrfs))
    .map(({ name }, place) => ({ name, id: place + 1 }))
    .filter(({ name }) => only === undefined || only === 'all' || only === name)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function tablesOf(id: number): readonly { readonly family: string; readonly number: string }[] {
  const hex = id.toString(16).padStart(7, '0');
  return [
    { family: 'IPv6', number: `0x8${hex}` },
    { family: 'IPv4', number: `0x0${hex}` },
  ];
}
