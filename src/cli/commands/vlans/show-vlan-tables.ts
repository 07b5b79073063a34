import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { idsArg, idWord, showWord, type VlanRow, vlanRows, vlanWord } from './show-vlan.ts';

/** The last VLAN of the normal range; those above are extended. */
const lastNormal = 1005;

/** `show vlan summary`: how many there are. Keys: Cisco's command reference of 9.3; layout: Cisco's layer 2 guides. */
export const showVlanSummary = show({
  syntax: [showWord, vlanWord, word('summary', 'VLAN summary information')],
  examples: ['show vlan summary'],
  read({ device }) {
    const ids = vlanRows(device).map(({ vlan }) => vlan.id);
    return { all: ids.length, extended: ids.filter((id) => id > lastNormal).length };
  },
  *print({ all, extended }) {
    yield '';
    yield `Number of existing VLANs           : ${all}`;
    yield ` Number of existing user VLANs     : ${all - extended}`;
    yield ` Number of existing extended VLANs : ${extended}`;
    yield '';
  },
  structure: ({ all, extended }) => ({
    'vlansum-all-vlan': String(all),
    'vlansum-vtp-vlan': String(all - extended),
    'vlansum-ext-vlan': String(extended),
  }),
});

/** What is counted of a VLAN: the words of the table (genie's golden of show vlan counters) and the keys (command reference of 9.3). */
const counted = [
  ['Unicast Octets In                  ', 'l2_ing_ucast_b'],
  ['Unicast Packets In                 ', 'l2_ing_ucast_p'],
  ['Multicast Octets In                ', 'l2_ing_mcast_b'],
  ['Multicast Packets In               ', 'l2_ing_mcast_p'],
  ['Broadcast Octets In                ', 'l2_ing_bcast_b'],
  ['Broadcast Packets In               ', 'l2_ing_bcast_p'],
  ['Unicast Octets Out                 ', 'l2_egr_ucast_b'],
  ['Unicast Packets Out                ', 'l2_egr_ucast_p'],
  ['L3 Unicast Octets In                ', 'l3_ucast_rcv_b'],
  ['L3 Unicast Packets In               ', 'l3_ucast_rcv_p'],
] as const;

/** `show vlan counters`: no frame is forwarded, so nothing has been counted. */
export const showVlanCounters = show({
  syntax: [showWord, vlanWord, word('counters', 'display counters')],
  examples: ['show vlan counters'],
  read: ({ device }) => vlanRows(device),
  print: counterLines,
  structure: counterKeys,
});

/** `show vlan id … counters`. */
export const showVlanIdCounters = show({
  syntax: [showWord, vlanWord, idWord, idsArg, word('counters', 'display counters')],
  examples: ['show vlan id 1 counters'],
  read: ({ device, args }) => vlanRows(device, ({ id }) => args.ids.includes(id)),
  print: counterLines,
  structure: counterKeys,
});

function* counterLines(rows: readonly VlanRow[]): Generator<string> {
  for (const { vlan } of rows) {
    yield `Vlan Id                             :${vlan.id} `;
    for (const [words] of counted) yield `${words}:0 `;
    yield '';
  }
}

function counterKeys(rows: readonly VlanRow[]): object {
  return table(
    'vlancounters',
    rows.map(({ vlan }) => ({
      'vlanshowbr-vlanid': String(vlan.id),
      ...Object.fromEntries(counted.map(([, key]) => [key, '0'])),
    })),
  );
}
