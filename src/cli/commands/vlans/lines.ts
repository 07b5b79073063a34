import { bodiesIn, type LineValues } from '../../../machine/config/body.ts';
import { entriesOf } from '../../../machine/config/keyed.ts';
import { parseRanges, rangesOf } from '../../../machine/config/vlans.ts';
import type { AnyArgs } from '../../grammar/args-of.ts';
import { line, notation, notationIn, section } from '../../notation/notation.ts';
import { targetsOf } from '../../notation/place.ts';
import { valuesIn } from '../../notation/read.ts';
import type { Context } from '../../shell/command.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { vlanMode } from './vlans.ts';

/** Lines of a VLAN that a feature opens (Cisco's layer 2 guides). A segment may be any number that cisco.nxos nxos_vlans tries. */
export const segment = line('vn-segment <id:1-16777215>', { needs: 'feature vn-segment-vlan-based' });
export const privateKind = line('private-vlan <kind:community|isolated|primary>', { needs: 'feature private-vlan' });
export const privateAssociation = line('private-vlan association [<change:add|remove>] <vlans>', {
  needs: 'feature private-vlan',
  list: 'vlans',
  refuse: unassociated,
});
export const linesOfVlans = notationIn(vlanMode, [segment, privateKind, privateAssociation]);

/**
 * A secondary VLAN belongs to one primary one, and goes from it before it goes to another; whether it exists and is of the right kind is
 * not asked (Cisco's layer 2 guides). That a primary VLAN is not its own secondary one, and all words, are inferred.
 */
function unassociated({ change, vlans }: LineValues, { device, session }: Context<AnyArgs>): string | undefined {
  if (change === 'remove') return undefined;
  const primaries = targetsOf(session.place.target);
  if (primaries.length > 1) return 'ERROR: a secondary VLAN can be associated with one primary VLAN only';
  const [primary = ''] = primaries;
  const typed = new Set(parseRanges(String(vlans), 1, 4094) ?? []);
  if (typed.has(Number(primary))) return `ERROR: VLAN ${primary} cannot be associated with itself`;
  for (const [other, body] of entriesOf(bodiesIn(vlanMode.name).of(device.configuration.running))) {
    if (other === primary) continue;
    const owned = parseRanges(valuesIn(body, privateAssociation)?.vlans ?? '', 1, 4094) ?? [];
    const taken = owned.filter((id) => typed.has(id));
    if (taken.length > 0) return `ERROR: VLAN ${rangesOf(taken)} is already associated with primary VLAN ${other}`;
  }
  return undefined;
}

export const nativeTag = line('vlan dot1Q tag native');
const reservedNote = [
  'Note: After switch reload, VLANs in this range will be reserved for internal use.',
  '      This requires copy running-config to startup-config before',
  '      switch reload.  Creating VLANs within this range is not allowed.',
];
export const reservedFrom = line('system vlan <first:2-3968> reserve', {
  default: 'system vlan 3968 reserve',
  after: ({ screen }) => {
    for (const words of reservedNote) screen.print(words);
  },
});

const snooping = 'ip igmp snooping';
/** What a VLAN is told whether it exists or not: IGMP snooping and QoS (Cisco's multicast guides for Nexus 3000). */
export const vlanConfiguration = section('vlan configuration <vlans>', {
  by: 'vlans',
  prompt: 'config-vlan-config',
  holds: [
    line(snooping, { default: snooping }),
    line(`${snooping} explicit-tracking`, { default: `${snooping} explicit-tracking` }),
    line(`${snooping} fast-leave`),
    line(`${snooping} group-timeout <minutes:1-10080>`),
    line(`${snooping} last-member-query-interval <seconds:1-25>`),
    line(`${snooping} link-local-groups-suppression`, { default: `${snooping} link-local-groups-suppression` }),
    line(`${snooping} mrouter interface <interface>`, { by: 'interface' }),
    line(`${snooping} proxy general-queries [mrt <seconds:1-25>]`),
    line(`${snooping} querier <ip>`),
    line(`${snooping} querier-timeout <seconds:1-65535>`),
    line(`${snooping} query-interval <seconds:1-18000>`),
    line(`${snooping} query-max-response-time <seconds:1-25>`),
    line(`${snooping} report-suppression`, { default: `${snooping} report-suppression` }),
    line(`${snooping} robustness-variable <1-7>`),
    line(`${snooping} startup-query-count <1-10>`),
    line(`${snooping} startup-query-interval <seconds:1-18000>`),
    line(`${snooping} static-group <group:ip> [source <source:ip>] interface <interface>`, {
      by: 'group source interface',
    }),
    line(`${snooping} v3-report-suppression`),
    line(`${snooping} version <2-3>`),
    line('service-policy type qos <direction:input|output> <policy:word64>', { by: 'direction' }),
    line('service-policy <direction:input|output> <policy:word64>', { by: 'direction' }),
  ],
});

/** Lines about all VLANs. */
export const vlanLines = notation('vlan', [reservedFrom, line('system vlan long-name'), nativeTag, vlanConfiguration]);

const needs = 'feature private-vlan and switched';
/** Private VLANs on ports and on VLAN interfaces (Cisco's layer 2 guides). */
export const privateVlansOnPorts = notationIn(interfaceMode, [
  line('switchport private-vlan host-association <primary:1-4094> <secondary:1-4094>', { needs }),
  line('switchport private-vlan mapping <primary:1-4094> <vlans>', { needs }),
  line('switchport private-vlan association trunk <primary:1-4094> <secondary:1-4094>', { needs, by: 'primary' }),
  line('switchport private-vlan mapping trunk <primary:1-4094> <vlans>', { needs, by: 'primary' }),
  line('switchport private-vlan trunk native vlan <vlan>', { needs }),
  line('switchport private-vlan trunk allowed vlan <vlans>', { needs }),
  line('private-vlan mapping [<change:add|remove>] <vlans>', { needs: 'feature private-vlan and svi', list: 'vlans' }),
]);
