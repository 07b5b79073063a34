import { shortName } from '../../../machine/config/ports.ts';
import type { LogicalStatus } from '../../../machine/logical-status.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { memberFlag, ofChannelPart, showPortChannelPart, talksLacp, wantedChannels } from './channels.ts';

const ruler = '-'.repeat(80);
const flags = [
  'Flags:  D - Down        P - Up in port-channel (members)',
  '        I - Individual  H - Hot-standby (LACP only)',
  '        s - Suspended   r - Module-removed',
  '        b - BFD Session Wait',
  '        S - Switched    R - Routed',
  '        U - Up (port-channel)',
  '        p - Up in delay-lacp mode (member)',
  '        M - Not in use. Min-links not met',
];
const membersPerLine = 3;

/** `show port-channel summary`. Text: genie's ShowPortChannelSummary; keys: the fixtures of cisco.nxos and the command reference of 9.3. */
export const showPortChannelSummary = show({
  syntax: [...showPortChannelPart, word('summary', 'Show port-channel summary'), ofChannelPart],
  examples: ['show port-channel summary', 'show port-channel summary interface port-channel 5'],
  read: ({ args, device }) => wantedChannels(args, device),
  *print(channels) {
    yield* flags;
    yield* [ruler, 'Group Port-       Type     Protocol  Member Ports', '      Channel', ruler];
    for (const channel of channels) {
      const { group, layer, status, prtcl } = keysOf(channel);
      const first = `${group.padEnd(6)}${`Po${group}(${layer}${status})`.padEnd(12)}Eth      ${prtcl.padEnd(10)}`;
      const ports = channel.members.map((member) => `${shortName(member.port.name)}(${memberFlag(member)})`);
      yield first + (ports.length === 0 ? '--' : row(ports.slice(0, membersPerLine)));
      for (let at = membersPerLine; at < ports.length; at += membersPerLine) {
        yield ' '.repeat(first.length) + row(ports.slice(at, at + membersPerLine));
      }
    }
  },
  structure: (channels) =>
    table(
      'channel',
      channels.map((channel) => ({
        ...keysOf(channel),
        ...table(
          'member',
          channel.members.map((member) => ({ port: member.port.name, 'port-status': memberFlag(member) })),
        ),
      })),
    ),
});

function row(ports: readonly string[]): string {
  return ports.map((port) => port.padEnd(13)).join('');
}

function keysOf(channel: LogicalStatus) {
  return {
    group: String(channel.known.number),
    'port-channel': channel.name,
    layer: channel.state.isRouted ? 'R' : 'S',
    status: channel.down === undefined ? 'U' : 'D',
    type: 'Eth',
    prtcl: talksLacp(channel) ? 'LACP' : 'NONE',
  };
}

/** `show port-channel database`. Text: genie's ShowPortChannelDatabase; keys: the command reference of 9.3. How old a port-channel is, is not kept. */
export const showPortChannelDatabase = show({
  syntax: [...showPortChannelPart, word('database', 'Show port-channel database'), ofChannelPart],
  examples: ['show port-channel database', 'show port-channel database interface po5'],
  read: ({ args, device }) => wantedChannels(args, device),
  *print(channels) {
    for (const { name, members } of channels) {
      const up = members.filter(({ down }) => down === undefined);
      yield name;
      yield '    Last membership update is successful';
      yield `    ${members.length} ports in total, ${up.length} ports up`;
      if (up[0] !== undefined) yield `    First operational port is ${up[0].port.name}`;
      yield '    Age of the port-channel is 0d:00h:00m:00s';
      for (const [place, { port, state, down }] of members.entries()) {
        const begin = place === 0 ? '    Ports:   ' : '             ';
        const mark = port === up[0]?.port ? ' *' : '';
        yield `${begin}${port.name.padEnd(16)}[${(state.channelMode ?? 'on').padEnd(7)}] [${down === undefined ? 'up' : 'down'}]${mark}`;
      }
      yield '';
    }
  },
  structure: (channels) =>
    table(
      'interface',
      channels.map((channel) => {
        const { name, members } = channel;
        const up = members.filter(({ down }) => down === undefined);
        return {
          interface: name,
          'last-membership-update': 'successful',
          'total-ports': String(members.length),
          'total-up-ports': String(up.length),
          ...(up[0] === undefined ? {} : { 'first-operational-port': up[0].port.name }),
          'age-of-channel': '0d:00h:00m:00s',
          ...table(
            'member',
            members.map(({ port, state, down }) => ({
              port: port.name,
              mode: state.channelMode ?? 'on',
              'port-status': down === undefined ? 'up' : 'down',
            })),
          ),
        };
      }),
    ),
});

const counted = ['rx-ucst', 'tx-ucst', 'rx-mcst', 'tx-mcst', 'rx-bcst', 'tx-bcst'] as const;

/** `show port-channel traffic`: nothing is forwarded, so no member has a share. Keys: the command reference of 9.3. */
export const showPortChannelTraffic = show({
  syntax: [...showPortChannelPart, word('traffic', 'Show port-channel traffic statistics'), ofChannelPart],
  examples: ['show port-channel traffic'],
  read: ({ args, device }) =>
    wantedChannels(args, device).flatMap(({ known, members }) =>
      members.map(({ port }) => ({ chanId: String(known.number), port: port.name })),
    ),
  *print(rows) {
    yield 'NOTE: Clear the port-channel member counters to get accurate statistics';
    yield '';
    yield 'ChanId      Port Rx-Ucst Tx-Ucst Rx-Mcst Tx-Mcst Rx-Bcst Tx-Bcst';
    yield '------ --------- ------- ------- ------- ------- ------- -------';
    for (const { chanId, port } of rows) {
      yield `${chanId.padStart(6)} ${shortName(port).padStart(9)}${counted.map(() => '0.0%'.padStart(8)).join('')}`;
    }
  },
  structure: (rows) =>
    table(
      'channel',
      rows.map((one) => ({ ...one, ...Object.fromEntries(counted.map((key) => [key, '0.0%'])) })),
    ),
});
