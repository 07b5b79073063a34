import { word } from '../../grammar/tokens.ts';
import { isOn, valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { nativeTag, reservedFrom, vlanLines } from './lines.ts';
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

/** `show vlan dot1Q tag native` (words and key: Cisco's layer 2 guides and its command reference of 9.3). */
export const showNativeTag = show({
  syntax: [
    showWord,
    vlanWord,
    word('dot1Q', 'Display dot1q parameters'),
    word('tag', 'Display tag parameters'),
    word('native', 'Display native vlan tagging'),
  ],
  examples: ['show vlan dot1Q tag native'],
  read: ({ device }) => (isOn(vlanLines.slice.of(device.configuration.running), nativeTag) ? 'enabled' : 'disabled'),
  print: (mode) => [`vlan dot1q native-tag is ${mode} `],
  structure: (mode) => ({ tag_native_mode: mode }),
});

/** `show system vlan reserved`: what the switch keeps for itself, and what it will keep after the next start (words: Cisco's layer 2 guides). */
export const showReservedVlans = show({
  syntax: [
    showWord,
    word('system', 'Show system information'),
    word('vlan', 'Vlan commands'),
    word('reserved', 'Internal VLAN reservation'),
  ],
  examples: ['show system vlan reserved'],
  read({ device }) {
    const first = valuesIn(vlanLines.slice.of(device.configuration.running), reservedFrom)?.first ?? 3968;
    return { now: '3968-4094', later: first === 3968 ? '3968-4094' : `${first}-${Math.min(first + 127, 4094)}` };
  },
  *print({ now, later }) {
    yield '';
    yield `system current running vlan reservation: ${now}`;
    if (later === now) return;
    yield '';
    yield `system future running vlan reservation: ${later}`;
  },
  structure: ({ now, later }) => ({ current_reserved_vlan: now, future_reserved_vlan: later }),
});
