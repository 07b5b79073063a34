import { valuesOf } from '../../../machine/config/keyed.ts';
import { parseRanges, vlans } from '../../../machine/config/vlans.ts';
import type { Device } from '../../../machine/device.ts';
import { linesAt } from '../../notation/notation.ts';
import { valuesIn } from '../../notation/read.ts';
import { privateAssociation, privateKind } from './lines.ts';
import { vlanMode } from './vlans.ts';

/** A private VLAN with one that belongs to it. */
export interface PrivateRow {
  readonly primary: string;
  readonly secondary: string;
  readonly kind: string;
}

/** Each secondary VLAN with the primary one to which it belongs, then those that belong to none. */
export function privateRows(device: Device): readonly PrivateRow[] {
  const { running } = device.configuration;
  const owned = new Set<number>();
  const known = valuesOf(device.configuration.of(vlans));
  const seen = new Set<string>();
  const rows = known.flatMap((vlan): readonly PrivateRow[] => {
    if (privateKindOf(device, vlan.id) !== 'primary') return [];
    const listed = valuesIn(linesAt(running, vlanMode, String(vlan.id)), privateAssociation)?.vlans ?? '';
    // A secondary VLAN has one row, whatever a configuration of old says of it.
    const secondaries = seen.has(listed) ? [] : (parseRanges(listed, 1, 4094) ?? []).filter((id) => !owned.has(id));
    seen.add(listed);
    for (const id of secondaries) owned.add(id);
    if (secondaries.length === 0) return [{ primary: String(vlan.id), secondary: '', kind: 'primary' }];
    return secondaries.map((id) => ({
      primary: String(vlan.id),
      secondary: String(id),
      kind: secondaryKindOf(device, id),
    }));
  });
  const alone = known.flatMap((vlan): readonly PrivateRow[] => {
    const kind = privateKindOf(device, vlan.id);
    return kind === undefined || kind === 'primary' || owned.has(vlan.id)
      ? []
      : [{ primary: '', secondary: String(vlan.id), kind }];
  });
  return [...rows, ...alone];
}

/** An association with what is not a secondary VLAN is not operational (Cisco's layer 2 guides). */
function secondaryKindOf(device: Device, id: number): string {
  const kind = privateKindOf(device, id);
  return kind === undefined || kind === 'primary' ? 'non-operational' : kind;
}

/** What a VLAN is among private VLANs. */
export function privateKindOf(device: Device, id: number): string | undefined {
  return valuesIn(linesAt(device.configuration.running, vlanMode, String(id)), privateKind)?.kind;
}

/** The rows as `show vlan` and `show vlan private-vlan` have them below their head. */
export function privateLines(rows: readonly PrivateRow[]): readonly string[] {
  return rows.map(({ primary, secondary, kind }) => `${primary.padEnd(9)}${secondary.padEnd(11)}${kind}`);
}
