import { rangesOf } from '../../../machine/config/vlans.ts';
import { word } from '../../grammar/tokens.ts';
import { valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { showPortChannelPart, wantedChannels } from './channels.ts';
import { channelLines, loadBalanceLine } from './lacp-lines.ts';

/** How many port-channels a Nexus 3000 holds at a time, as `show port-channel capacity` of one tells (inferred from the limit of 511 in its vdc line). */
const capacity = 511;

/** `show port-channel capacity`. Keys: the command reference of 9.3. */
export const showPortChannelCapacity = show({
  syntax: [...showPortChannelPart, word('capacity', 'Capacity information')],
  examples: ['show port-channel capacity'],
  read: ({ device }) => wantedChannels({}, device).length,
  *print(used) {
    yield 'Port-channel resources';
    yield `  ${capacity} total    ${used} used    ${capacity - used} free    ${Math.floor((used * 100) / capacity)}% used`;
  },
  structure: (used) => ({
    total: String(capacity),
    used: String(used),
    free: String(capacity - used),
    percentage_used: String(Math.floor((used * 100) / capacity)),
  }),
});

/** `show port-channel usage`. Form: Cisco's command references; keys: that of 9.3. */
export const showPortChannelUsage = show({
  syntax: [...showPortChannelPart, word('usage', 'Show port-channel number usage')],
  examples: ['show port-channel usage'],
  read: ({ device }) => wantedChannels({}, device).map(({ known }) => known.number),
  *print(numbers) {
    yield `Total ${numbers.length} port-channel numbers used`;
    yield '====================================';
    yield `Used  :   ${numbers.length === 0 ? '' : rangesOf(numbers)}`;
    yield `Unused:   ${unused(numbers)}`;
    yield '          (some numbers may be in use by SAN port channels)';
  },
  structure: (numbers) => ({
    'total-channel-number-used': String(numbers.length),
    used: numbers.length === 0 ? '' : rangesOf(numbers),
    unused: unused(numbers),
  }),
});

function unused(numbers: readonly number[]): string {
  const taken = new Set(numbers);
  const free = Array.from({ length: 4096 }, (_, index) => index + 1).filter((number) => !taken.has(number));
  return rangesOf(free).replaceAll(',', ' , ').replaceAll('-', ' - ');
}

/** What the members of a port-channel must have in common, and what is said of it in our words (Cisco's interface guides list these). */
const parameters: readonly (readonly [string, string])[] = [
  ['port mode', 'Members must have the same port mode configured.'],
  [
    'speed',
    'Members must have the same speed configured. If they are configured in speed auto, they have to negotiate the same speed.',
  ],
  ['MTU', 'Members have to have the same MTU configured.'],
  ['MEDIUM', 'Members have to have the same medium type configured.'],
  ['Span mode', 'Members must have the same span mode.'],
  ['load interval', 'Member must have same load interval configured.'],
  ['negotiate', 'Member must have same negotiation configured.'],
  ['sub interfaces', 'Members must not have sub-interfaces.'],
  ['Duplex Mode', 'Members must have same Duplex Mode configured.'],
  ['Ethernet Layer', 'Members must have same Ethernet Layer (switchport/no-switchport) configured.'],
  ['Span Port', 'Members cannot be SPAN ports.'],
  ['Storm Control', 'Members must have same storm-control configured.'],
  ['Flow Control', 'Members must have same flowctrl configured.'],
  ['Capabilities', 'Members must have common capabilities.'],
  ['port', 'Members port VLAN info.'],
  ['port', 'Members port does not exist.'],
  ['switching port', 'Members must be switching port, Layer 2.'],
  ['port access VLAN', 'Members must have the same port access VLAN.'],
  ['port native VLAN', 'Members must have the same port native VLAN.'],
  ['port allowed VLAN list', 'Members must have the same port allowed VLAN list.'],
];

/** `show port-channel compatibility-parameters`. Keys: the command reference of 9.3. */
export const showPortChannelCompatibility = show({
  syntax: [...showPortChannelPart, word('compatibility-parameters', 'Show compatibility parameters')],
  examples: ['show port-channel compatibility-parameters'],
  read: () => parameters,
  *print(rows) {
    for (const [name, words] of rows) yield* [`* ${name}`, '', words, ''];
  },
  structure: (rows) =>
    table(
      'compatibility',
      rows.map(([parameter, description]) => ({ parameter, description })),
    ),
});

/** `show port-channel load-balance`: the default of a Nexus 3000. Form: Cisco's interface guides; keys: the command reference of 9.3. */
export const showPortChannelLoadBalance = show({
  syntax: [...showPortChannelPart, word('load-balance', 'Show port-channel load balance')],
  examples: ['show port-channel load-balance'],
  read: ({ device }) => {
    const set = valuesIn(channelLines.slice.of(device.configuration.running), loadBalanceLine);
    const system = set?.method ?? (set?.select === undefined ? 'source-dest-ip' : `${set.select} ${set.hash}`);
    return { system, nonIp: 'source-dest-mac', ip: system };
  },
  *print({ system, nonIp, ip }) {
    yield 'Port Channel Load-Balancing Configuration:';
    yield `System: ${system}`;
    yield '';
    yield 'Port Channel Load-Balancing Addresses Used Per-Protocol:';
    yield `Non-IP: ${nonIp}`;
    yield `IP: ${ip}`;
  },
  structure: ({ system, nonIp, ip }) => ({ 'sys-cfg-sel': system, 'nonip-sel': nonIp, 'ip-sel': ip }),
});
