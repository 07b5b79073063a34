import { parseRanges } from '../../../machine/config/vlans.ts';
import type { Device } from '../../../machine/device.ts';
import { word } from '../../grammar/tokens.ts';
import { linesAt } from '../../notation/notation.ts';
import { valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { privateAssociation, privateKind } from './lines.ts';
import { showWord, vlanRows, vlanWord } from './show-vlan.ts';
import { vlanMode } from './vlans.ts';

/** A private VLAN with one that belongs to it. */
interface PrivateRow {
  readonly primary: string;
  readonly secondary: string;
  readonly kind: string;
}

/** `show vlan private-vlan`: which secondary VLANs belong to which primary ones (keys: Cisco's command reference of 9.3). */
export const showPrivateVlans = show({
  syntax: [showWord, vlanWord, word('private-vlan', 'Private VLAN information', { needs: 'feature private-vlan' })],
  examples: ['show vlan private-vlan'],
  read: ({ device }) => privateRows(device),
  *print(rows) {
    yield 'Primary  Secondary  Type             Ports';
    yield '-------  ---------  ---------------  -------------------------------------------';
    for (const { primary, secondary, kind } of rows) yield `${primary.padEnd(9)}${secondary.padEnd(11)}${kind}`;
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
      const kind = kindOf(device, vlan.id);
      return kind === undefined ? [] : [{ 'vlan-num': String(vlan.id), 'pvlan-type': kind }];
    }),
  *print(rows) {
    yield 'Vlan  Type';
    yield '----  -----------------';
    for (const row of rows) yield `${row['vlan-num'].padEnd(6)}${row['pvlan-type']}`;
  },
  structure: (rows) => table('pvlantype', rows),
});

function privateRows(device: Device): readonly PrivateRow[] {
  const { running } = device.configuration;
  const owned = new Set<number>();
  const rows = vlanRows(device).flatMap(({ vlan }): readonly PrivateRow[] => {
    if (kindOf(device, vlan.id) !== 'primary') return [];
    const listed = valuesIn(linesAt(running, vlanMode, String(vlan.id)), privateAssociation)?.vlans ?? '';
    const secondaries = parseRanges(listed, 1, 4094) ?? [];
    for (const id of secondaries) owned.add(id);
    if (secondaries.length === 0) return [{ primary: String(vlan.id), secondary: '', kind: 'primary' }];
    return secondaries.map((id) => ({
      primary: String(vlan.id),
      secondary: String(id),
      kind: kindOf(device, id) ?? 'non-operational',
    }));
  });
  const alone = vlanRows(device).flatMap(({ vlan }): readonly PrivateRow[] => {
    const kind = kindOf(device, vlan.id);
    return kind === undefined || kind === 'primary' || owned.has(vlan.id)
      ? []
      : [{ primary: '', secondary: String(vlan.id), kind }];
  });
  return [...rows, ...alone];
}

function kindOf(device: Device, id: number): string | undefined {
  return valuesIn(linesAt(device.configuration.running, vlanMode, String(id)), privateKind)?.kind;
}
