import { line, notation, section } from '../../notation/notation.ts';

const vlanHelp = { vlan: 'Vlan commands' };

export const mapMatch = line('match <family:ip|ipv6|mac> address <acl:word64>', { many: true });
export const mapAction = line('action { drop [log] | forward | redirect <to:interface> }');
const statistics = line('statistics per-entry');

/** One entry of a map; the first is number 10 (Cisco's security guides). */
export const accessMap = section('vlan access-map <name:word64> [<seq:1-65535>]', {
  by: 'name seq',
  help: vlanHelp,
  prompt: 'config-access-map',
  canonical: (values) => (values.seq === undefined ? { ...values, seq: 10 } : values),
  holds: [mapMatch, mapAction, statistics],
});
export const vlanFilter = line('vlan filter <name:word64> vlan-list <vlans:vlans>', { by: 'name', help: vlanHelp });

/** Access lists for what goes through VLANs. */
export const vlanMapLines = notation('vlan access-maps', [accessMap, vlanFilter]);
