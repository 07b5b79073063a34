import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import type { LogicalStatus } from '../../../machine/logical-status.ts';
import type { PortStatus } from '../../../machine/port-status.ts';
import { arg, either, optional, word } from '../../grammar/tokens.ts';
import { logicalArg } from '../../notation/network-args.ts';
import { linesAt } from '../../notation/notation.ts';
import { valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { interfaceNames, interfaceSyntax } from '../words/interface-arg.ts';
import { table } from '../words/table.ts';
import { ofChannelPart, talksLacp, wantedChannels } from './channels.ts';
import { channelLines, rateLine, systemMacLine, systemPriorityLine } from './lacp-lines.ts';

const showWord = word('show', 'Show running system information');
const lacpWord = word('lacp', 'Show LACP protocol', { needs: 'feature lacp' });

/** The address of a switch as LACP writes it: `32768,54-7f-ee-12-34-56`, without leading zeros. */
function systemText(priority: number, macAddress: string): string {
  const bytes = macAddress.replaceAll('.', '').match(/../g) ?? [];
  return `${priority},${bytes.map((byte) => byte.replace(/^0/, '')).join('-')}`;
}

/** How a switch takes part: its configured priority, and its own address unless a common one is configured. */
function systemOf({ configuration, macAddress }: Device): { readonly priority: number; readonly macAddress: string } {
  const body = channelLines.slice.of(configuration.running);
  return {
    priority: valuesIn(body, systemPriorityLine)?.priority ?? 32_768,
    macAddress: valuesIn(body, systemMacLine)?.mac ?? macAddress,
  };
}

/** `show lacp system-identifier`. Text: genie's ShowLacpSystemIdentifier; keys inferred. */
export const showLacpSystemIdentifier = show({
  syntax: [showWord, lacpWord, word('system-identifier', 'LACP system identifier')],
  examples: ['show lacp system-identifier'],
  read: ({ device }) => systemOf(device),
  print: ({ priority, macAddress }) => [systemText(priority, macAddress)],
  structure: ({ priority, macAddress }) => ({
    'system-priority': String(priority),
    'system-mac': systemText(priority, macAddress).split(',')[1] ?? '',
  }),
});

const counterRuler = '-'.repeat(78);

/** `show lacp counters`: nobody at the other end speaks LACP. Text: genie's ShowLacpCounters; keys inferred. */
export const showLacpCounters = show({
  syntax: [showWord, lacpWord, word('counters', 'Show LACP counters'), ofChannelPart],
  examples: ['show lacp counters'],
  read: ({ args, device }) => wantedChannels(args, device).filter(talksLacp),
  *print(channels) {
    yield 'NOTE: Clear lacp counters to get accurate statistics';
    yield '';
    yield counterRuler;
    yield '                             LACPDUs                      Markers/Resp LACPDUs';
    yield 'Port              Sent                Recv                  Recv Sent  Pkts Err';
    yield counterRuler;
    for (const { name, members } of channels) {
      yield name;
      for (const { port } of members) {
        yield `${port.name.padEnd(19)}${'0'.padEnd(21)}${'0'.padEnd(23)}${'0'.padEnd(7)}${'0'.padEnd(5)}0`;
      }
      yield '';
    }
  },
  structure: (channels) =>
    table(
      'interface',
      channels.map(({ name, members }) => ({
        interface: name,
        ...table(
          'member',
          members.map(({ port }) => ({
            port: port.name,
            'lacp-pdus-sent': '0',
            'lacp-pdus-recv': '0',
            'marker-sent': '0',
            'marker-recv': '0',
            'pkts-err': '0',
          })),
        ),
      })),
    ),
});

const noPartner = '0,0-0-0-0-0-0';

/** `show lacp neighbor`: every port that talks LACP, without a partner. Text: genie's ShowLacpNeighbor; keys inferred. */
export const showLacpNeighbor = show({
  syntax: [showWord, lacpWord, word('neighbor', 'Show LACP neighbors'), ofChannelPart],
  examples: ['show lacp neighbor', 'show lacp neighbor interface port-channel 5'],
  read: ({ args, device }) => wantedChannels(args, device).filter(talksLacp),
  *print(channels) {
    yield 'Flags:  S - Device is sending Slow LACPDUs F - Device is sending Fast LACPDUs';
    yield '        A - Device is in Active mode       P - Device is in Passive mode';
    for (const { name, members } of channels) {
      yield `${name} neighbors`;
      for (const { port } of members) {
        yield "Partner's information";
        yield '            Partner                Partner                     Partner';
        yield 'Port        System ID              Port Number     Age         Flags';
        yield `${shortName(port.name).padEnd(12)}${noPartner.padEnd(23)}${'0x0'.padEnd(16)}${'0'.padEnd(12)}SP`;
        yield '';
        yield '            LACP Partner           Partner                     Partner';
        yield '            Port Priority          Oper Key                    Port State';
        yield `            ${'0'.padEnd(23)}${'0x0'.padEnd(28)}0x0`;
        yield '';
      }
    }
  },
  structure: (channels) =>
    table(
      'interface',
      channels.map(({ name, members }) => ({
        interface: name,
        ...table(
          'member',
          members.map(({ port }) => ({
            port: port.name,
            'partner-sys-id': noPartner,
            'partner-port-num': '0x0',
            'partner-age': '0',
            'partner-flags': 'SP',
          })),
        ),
      })),
    ),
});

/** `show lacp port-channel` (form: Cisco's interface guides; keys inferred). */
export const showLacpPortChannel = show({
  syntax: [
    showWord,
    lacpWord,
    word('port-channel', 'Show LACP port-channel'),
    optional([
      word('interface', 'Specify a port-channel'),
      either({
        apart: [
          word('port-channel', 'Port Channel interface'),
          arg('channels', logicalArg('port-channel'), 'Port Channel number'),
        ],
      }),
    ]),
  ],
  examples: ['show lacp port-channel'],
  read: ({ args, device }) => ({
    channels: wantedChannels(args, device).filter(talksLacp),
    ...systemOf(device),
  }),
  *print({ channels, macAddress, priority }) {
    for (const { name, known } of channels) {
      yield name;
      yield `  System Mac=${macBytes(macAddress)}`;
      yield `  Local System Identifier=0x${priority.toString(16)},${macBytes(macAddress)}`;
      yield `  Admin key=0x${(known.number - 1).toString(16)}`;
      yield `  Operational key=0x${(known.number - 1).toString(16)}`;
      yield '  Partner System Identifier=0x0,0-0-0-0-0-0';
      yield '  Operational key=0x0';
      yield '  Max delay=0';
      yield '  Aggregate or individual=1';
    }
  },
  structure: ({ channels, macAddress }) =>
    table(
      'interface',
      channels.map(({ name, known }) => ({
        interface: name,
        'system-mac': macBytes(macAddress),
        'admin-key': `0x${(known.number - 1).toString(16)}`,
        'oper-key': `0x${(known.number - 1).toString(16)}`,
        'partner-system-id': '0x0,0-0-0-0-0-0',
      })),
    ),
});

function macBytes(macAddress: string): string {
  return systemText(0, macAddress).split(',')[1] ?? '';
}

/** `show lacp interface` of one port of a port-channel (form: Cisco's interface guides; keys inferred). */
export const showLacpInterface = show({
  syntax: [showWord, lacpWord, word('interface', 'Show LACP interface'), interfaceSyntax],
  examples: ['show lacp interface ethernet 1/1'],
  read: ({ args, device }) => {
    const names = new Set(interfaceNames(args));
    return wantedChannels({}, device).flatMap((channel) =>
      channel.members
        .filter(({ port }) => names.has(port.name))
        .map((member) => {
          const body = linesAt(device.configuration.running, interfaceMode, member.port.name);
          return { channel, member, isFast: valuesIn(body, rateLine)?.rate === 'fast' };
        }),
    );
  },
  *print(members) {
    for (const one of members) {
      const { port, down, state } = one.member;
      yield `Interface ${port.name} is ${down === undefined ? 'up' : 'down'}`;
      yield `  Channel group is ${one.channel.known.number} port channel is Po${one.channel.known.number}`;
      yield '  PDUs sent: 0';
      yield '  PDUs rcvd: 0';
      yield '  Markers sent: 0';
      yield '  Markers rcvd: 0';
      yield '  Marker response sent: 0';
      yield '  Marker response rcvd: 0';
      yield '  Unknown packets rcvd: 0';
      yield '  Illegal packets rcvd: 0';
      yield `Lag Id: [ [(0, 0-0-0-0-0-0, 0, 0, 0), ${lagPart(one.channel, one.member)}] ]`;
      yield 'Operational as aggregated link since: never';
      yield `Local Port: ${shortName(port.name)}   MAC Address= ${macBytes(one.member.macAddress)}`;
      yield `  LACP_Activity=${state.channelMode === 'passive' ? 'passive' : 'active'}`;
      yield `  LACP_Timeout=${one.isFast ? 'Short Timeout (1s)' : 'Long Timeout (30s)'}`;
    }
  },
  structure: (members) =>
    table(
      'interface',
      members.map(({ channel, member }) => ({
        interface: member.port.name,
        status: member.down === undefined ? 'up' : 'down',
        'port-channel': channel.name,
        'local-port': member.port.name,
        'lacp-activity': member.state.channelMode === 'passive' ? 'passive' : 'active',
      })),
    ),
});

function lagPart({ known }: LogicalStatus, { macAddress, port }: PortStatus): string {
  return `(8000, ${macBytes(macAddress)}, ${(known.number - 1).toString(16)}, 8000, ${(0x100 + port.number).toString(16)})`;
}
