import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, either, word } from '../../grammar/tokens.ts';
import { linesAt } from '../../notation/notation.ts';
import { isOn, valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { interfaceSyntax, type TypedInterfaces, wantedPorts } from '../words/interface-arg.ts';
import { table } from '../words/table.ts';
import { cdpEnable, cdpFormat, cdpHoldtime, cdpLines, cdpOnPort, cdpTimer, cdpVersion } from './lines.ts';

const showWord = word('show', 'Show running system information');
const cdpWord = word('cdp', 'Show Cisco Discovery Protocol information');

interface Global {
  readonly isOn: boolean;
  readonly refreshSeconds: number;
  readonly holdSeconds: number;
  readonly version: 'v1' | 'v2';
  readonly format: string;
}

/** How the name of the switch is told, as words; the last is what holds from the start (Cisco's system management guides). */
const formats: Readonly<Record<string, string>> = {
  'mac-address': 'Mac-Address',
  other: 'Other',
  'serial-number': 'Serial-Number',
  'system-name': 'System-Name(Default)',
};

/** `show cdp global` (words: Cisco's system management guides; keys: its command reference of 9.3). */
export const showCdpGlobal = show({
  syntax: [showWord, cdpWord, word('global', 'Show CDP global parameters')],
  examples: ['show cdp global'],
  read: ({ device }) => globalOf(device),
  print: ({ isOn: isEnabled, refreshSeconds, holdSeconds, version, format }) => [
    'Global CDP information:',
    `    CDP ${isEnabled ? 'enabled' : 'disabled'} globally`,
    `    Refresh time is ${refreshSeconds} seconds`,
    `    Hold time is ${holdSeconds} seconds`,
    `    CDPv2 advertisements is ${version === 'v2' ? 'enabled' : 'disabled'}`,
    `    DeviceID TLV in ${formats[format] ?? format} Format`,
  ],
  structure: ({ isOn: isEnabled, refreshSeconds, holdSeconds, version, format }) => ({
    cdp_global_enabled: isEnabled ? 'enabled' : 'disabled',
    refresh_time: String(refreshSeconds),
    ttl: String(holdSeconds),
    v2_advertisement: version === 'v2' ? 'enabled' : 'disabled',
    deviceid_format: formats[format] ?? format,
  }),
});

/** `show cdp all` and `show cdp interface` (words: Cisco's system management guides; keys: its command reference of 9.3). */
export const showCdpAll = show({
  syntax: [
    showWord,
    cdpWord,
    either({
      all: [word('all', 'Show all interfaces in CDP database')],
      one: [word('interface', 'Show CDP parameters for an interface'), interfaceSyntax],
    }),
  ],
  examples: ['show cdp all', 'show cdp interface ethernet 1/1', 'show cdp interface mgmt 0'],
  read({ device, args }) {
    const about = globalOf(device);
    return wantedPorts(args, portStatuses(device)).map(({ port, down }) => ({
      ...about,
      name: port.name,
      isUp: down === undefined,
      isOnPort: isOn(linesAt(device.configuration.running, interfaceMode, port.name), cdpOnPort),
    }));
  },
  *print(rows) {
    for (const { name, isUp, isOn: isEnabled, isOnPort, refreshSeconds, holdSeconds } of rows) {
      yield `${name} is ${isUp ? 'up' : 'down'}`;
      if (!isEnabled) yield '    CDP disabled globally';
      yield `    CDP ${isOnPort ? 'enabled' : 'disabled'} on interface`;
      if (!isOnPort) continue;
      yield `    Refresh time is ${refreshSeconds} seconds`;
      yield `    Hold time is ${holdSeconds} seconds`;
    }
  },
  structure: (rows) =>
    table(
      'cdp_all',
      rows.map(({ name, isUp, isOn: isEnabled, isOnPort, refreshSeconds, holdSeconds }) => ({
        intf_id: name,
        port_up: isUp ? 'up' : 'down',
        cdp_global_enabled: isEnabled ? 'enabled' : 'disabled',
        cdp_intf_enabled: isOnPort ? 'enabled' : 'disabled',
        refresh_time: String(refreshSeconds),
        ttl: String(holdSeconds),
      })),
    ),
});

const noNeighbour = 'Note: CDP Neighbor entry not found';

/** `show cdp entry`: nobody in a lab speaks CDP. */
export const showCdpEntry = show({
  syntax: [
    showWord,
    cdpWord,
    word('entry', 'Show CDP entries in database'),
    either({
      all: [word('all', 'Show all CDP entries in database')],
      name: [
        word('name', 'Show a specific CDP entry matching a name'),
        arg('name', wordArg({ maxLength: 64 }), 'Device name'),
      ],
    }),
  ],
  examples: ['show cdp entry all', 'show cdp entry name somebody'],
  read: () => undefined,
  print: () => [noNeighbour],
  structure: () => noNeighbour,
});

/** What is counted, with what stands above it in the table (words: Cisco's system management guides; keys: its command reference of 9.3). */
const input = [
  ['    Total Packets', 'total_input_packets'],
  ['    Valid CDP Packets', 'valid_cdp_packets'],
  ['        CDP v1 Packets', 'input_v1_packets'],
  ['        CDP v2 Packets', 'input_v2_packets'],
  ['    Invalid CDP Packets', 'invalid_cdp_packets'],
  ['        Unsupported Version', 'unsupported_version'],
  ['        Checksum Errors', 'checksum_errors'],
  ['        Malformed Packets', 'malformed_packets'],
] as const;
const output = [
  ['    Total Packets', 'total_output_packets'],
  ['        CDP v1 Packets', 'output_v1_packets'],
  ['        CDP v2 Packets', 'output_v2_packets'],
  ['    Send Errors', 'send_errors'],
] as const;

/** `show cdp traffic interface`: no frame leaves or reaches a port. */
export const showCdpTraffic = show({
  syntax: [
    showWord,
    cdpWord,
    word('traffic', 'Show CDP traffic statistics'),
    word('interface', 'Show CDP traffic statistics on an interface'),
    either({ all: [word('all', 'Display all interface traffic')], one: [interfaceSyntax] }),
  ],
  examples: ['show cdp traffic interface all', 'show cdp traffic interface ethernet 1/1'],
  read: ({ device, args }) => trafficPorts(device, args),
  *print(names) {
    for (const name of names) {
      yield '----------------------------------------';
      yield `Traffic statistics for ${shortName(name)}`;
      yield 'Input Statistics:';
      for (const [words] of input) yield `${words}: 0`;
      yield '';
      yield 'Output Statistics:';
      for (const [words] of output) yield `${words}: 0`;
      yield '';
    }
  },
  structure: (names) =>
    table(
      'cdp_traffic',
      names.map((name) => ({
        intf_id: name,
        ...Object.fromEntries([...input, ...output].map(([, key]) => [key, '0'])),
        flap_cnt: '0',
      })),
    ),
});

function trafficPorts(device: Device, typed: TypedInterfaces): readonly string[] {
  return wantedPorts(typed, portStatuses(device)).map(({ port }) => port.name);
}

function globalOf({ configuration }: Device): Global {
  const body = cdpLines.slice.of(configuration.running);
  return {
    isOn: isOn(body, cdpEnable),
    refreshSeconds: valuesIn(body, cdpTimer)?.seconds ?? 60,
    holdSeconds: valuesIn(body, cdpHoldtime)?.seconds ?? 180,
    version: valuesIn(body, cdpVersion)?.version ?? 'v2',
    format: valuesIn(body, cdpFormat)?.format ?? 'system-name',
  };
}
