import { vrfs } from '../../../machine/config/vrfs.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

/** `show vrf`: in the order of the names. Widths: genieparser, ntc-templates; keys: public captures of `| json`. */
export const showVrf = show({
  syntax: [
    word('show', 'Show running system information'),
    word('vrf', 'Display VRF information'),
    optional([arg('name', wordArg({ maxLength: 32, offers: 'vrf' }), 'VRF name')]),
  ],
  examples: ['show vrf', 'show vrf management'],
  read: ({ args, device }) =>
    device.configuration
      .of(vrfs)
      .map(({ name }, place) => ({ name, id: place + 1 }))
      .filter(({ name }) => args.name === undefined || args.name === 'all' || args.name === name)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
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
