import { listOf } from '../../../machine/config/named.ts';
import { shortName } from '../../../machine/config/ports.ts';
import { vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { hostOf } from '../words/ports.ts';
import { table } from '../words/table.ts';

/** The interfaces with an address in one VRF. */
interface VrfInterfaces {
  readonly vrf: string;
  readonly id: number;
  readonly rows: readonly {
    readonly name: string;
    readonly address: string;
    readonly isUp: boolean;
    readonly isShut: boolean;
    readonly index: number;
  }[];
}

/** `show ip interface brief`: VRF default unless another or `all` is named. Widths and keys: ntc-templates, public captures. */
export const showIpInterfaceBrief = show({
  syntax: [
    word('show', 'Show running system information'),
    word('ip', 'Display IP information'),
    word('interface', 'IP interface information'),
    word('brief', 'Brief summary of IP status and configuration'),
    optional([
      word('vrf', 'Display per-VRF information'),
      arg('vrf', wordArg({ maxLength: 32, offers: 'vrf-or-all' }), 'VRF name'),
    ]),
  ],
  examples: ['show ip interface brief', 'show ip interface brief vrf management', 'show ip int brief vrf all'],
  read: ({ args, device }) => interfacesByVrf(device, args.vrf ?? 'default'),
  *print(all) {
    for (const [index, { vrf, id, rows }] of all.entries()) {
      if (index > 0) yield '';
      yield `IP Interface Status for VRF "${vrf}"(${id})`;
      yield 'Interface            IP Address      Interface Status';
      for (const { name, address, isUp, isShut } of rows) {
        const state = isUp ? 'up' : 'down';
        const status = `protocol-${state}/link-${state}/admin-${isShut ? 'down' : 'up'}`;
        yield `${shortName(name).padEnd(21)}${address.padEnd(16)}${status.padEnd(35)}`;
      }
    }
  },
  structure: (all) =>
    table(
      'intf',
      all.flatMap(({ vrf, rows }) =>
        rows.map(({ name, address, isUp, isShut, index }) => ({
          'vrf-name-out': vrf,
          'intf-name': shortName(name),
          'proto-state': isUp ? 'up' : 'down',
          'link-state': isUp ? 'up' : 'down',
          'admin-state': isShut ? 'down' : 'up',
          iod: String(index),
          prefix: address,
          'ip-disabled': 'FALSE',
        })),
      ),
    ),
});

/** Numbers that the device counts interfaces by: mgmt0 is 2, ports follow the first four (inferred). */
const managementIndex = 2;
const firstPortIndex = 4;

function interfacesByVrf(device: Device, wanted: string): readonly VrfInterfaces[] {
  const statuses = portStatuses(device);
  return listOf(device.configuration.of(vrfs)).flatMap(({ name: vrf }, place) => {
    if (wanted !== 'all' && wanted !== vrf) return [];
    const rows = statuses.flatMap(({ port, state, down, isShut }) => {
      if (state.vrf !== vrf || state.address === undefined) return [];
      const index = port.number === 0 ? managementIndex : firstPortIndex + port.number;
      return [{ name: port.name, address: hostOf(state.address), isUp: down === undefined, isShut, index }];
    });
    return [{ vrf, id: place + 1, rows }];
  });
}
