import { listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { accessMap, mapAction, mapMatch, vlanFilter, vlanMapLines } from './vlan-maps.ts';

const help = { vlan: 'VLAN commands', filter: 'VLAN filter information', 'access-map': 'VLAN access-map information' };

/** `show vlan access-map`: form of Cisco's security guides. */
export const showVlanAccessMap = showing('show vlan access-map [<name:word64>]', {
  help,
  examples: ['show vlan access-map', 'show vlan access-map alpha'],
  read: ({ args, device }) =>
    sectionsIn(vlanMapLines.slice.of(device.configuration.running), accessMap)
      .map(({ values, body }) => ({
        name: values.name,
        number: values.seq ?? 10,
        matches: listIn(body, mapMatch),
        action: valuesIn(body, mapAction),
      }))
      .filter(({ name }) => args.name === undefined || name === args.name),
  print: function* (maps) {
    for (const { name, number, matches, action } of maps) {
      yield `Vlan access-map ${name} ${number}`;
      yield* matches.map(({ family, acl }) => `        match ${family}: ${acl} `);
      if (action !== undefined) yield `        action: ${mapAction.textOf(action).slice('action '.length)} `;
    }
  },
  structure: (maps) =>
    table(
      'vlan_access_map',
      maps.map(({ name, number, matches, action }) => ({
        map_name: name,
        seqno: number,
        ...table(
          'match',
          matches.map(({ family, acl }) => ({ family, acl_name: acl })),
        ),
        ...(action === undefined ? {} : { action: mapAction.textOf(action).slice('action '.length) }),
      })),
    ),
});

/** `show vlan filter`: form of Cisco's security guides. */
export const showVlanFilter = showing('show vlan filter [access-map <name:word64>]', {
  help,
  examples: ['show vlan filter', 'show vlan filter access-map alpha'],
  read: ({ args, device }) =>
    listIn(vlanMapLines.slice.of(device.configuration.running), vlanFilter).filter(
      ({ name }) => args.name === undefined || name === args.name,
    ),
  print: function* (filters) {
    for (const { name, vlans } of filters) yield* [`vlan map ${name}:`, `        Configured on VLANs:    ${vlans}`];
  },
  structure: (filters) =>
    table(
      'vlan_filter',
      filters.map(({ name, vlans }) => ({ map_name: name, vlan_list: vlans })),
    ),
});
