import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { privateKindOf, privateLines, privateRows } from './private-rows.ts';
import { showWord, vlanRows, vlanWord } from './show-vlan.ts';

/** `show vlan private-vlan`: which secondary VLANs belong to which primary ones (keys: Cisco's command reference of 9.3). */
export const showPrivateVlans = show({
  syntax: [showWord, vlanWord, word('private-vlan', 'Private VLAN information', { needs: 'feature private-vlan' })],
  examples: ['show vlan private-vlan'],
  read: ({ device }) => privateRows(device),
  *print(rows) {
    yield 'Primary  Secondary  Type             Ports';
    yield '-------  ---------  ---------------  -------------------------------------------';
    yield* privateLines(rows);
  },
  structure: (rows) =>
    table(
      'pvlan_primary',
      rows.map(({ primary, secondary, kind }) => ({ primary, secondary, type: kind })),
    ),
});

/** `show vlan private-vlan type` (keys: Cisco's command reference of 9.3). */
export const showPrivateTypes = show({
  syntax: [
    showWord,
    vlanWord,
    word('private-vlan', 'Private VLAN information', { needs: 'feature private-vlan' }),
    word('type', 'Private VLAN type information'),
  ],
  examples: ['show vlan private-vlan type'],
  read: ({ device }) =>
    vlanRows(device).flatMap(({ vlan }) => {
      const kind = privateKindOf(device, vlan.id);
      return kind === undefined ? [] : [{ 'vlan-num': String(vlan.id), 'pvlan-type': kind }];
    }),
  *print(rows) {
    yield 'Vlan  Type';
    yield '----  -----------------';
    for (const row of rows) yield `${row['vlan-num'].padEnd(6)}${row['pvlan-type']}`;
  },
  structure: (rows) => table('pvlantype', rows),
});
