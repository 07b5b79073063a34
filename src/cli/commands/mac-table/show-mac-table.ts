import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { logicalStatuses } from '../../../machine/logical-status.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, either, optional, word } from '../../grammar/tokens.ts';
import { listIn, valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { interfaceNames, interfaceSyntax } from '../words/interface-arg.ts';
import { table } from '../words/table.ts';
import { agingTime, macTableLines, staticAddress } from './lines.ts';

/** An address that the switch knows. */
interface Entry {
  /** `*` for what it forwards to, `G` for its own addresses. */
  readonly mark: '*' | 'G';
  readonly vlan: string;
  readonly address: string;
  readonly port: string;
}

/** What of the table is asked for. */
interface Wanted {
  readonly kind?: 'dynamic' | 'local' | 'secure' | 'static' | undefined;
  readonly vlan?: number | undefined;
  readonly address?: string | undefined;
  readonly ports?: readonly string[] | undefined;
}

const showWord = word('show', 'Show running system information');
const macWord = word('mac', 'MAC configuration commands');
const tableWord = word('address-table', 'MAC Address Table');
const kindChoice = choice('kind', [
  word('dynamic', 'Display Dynamic Entries'),
  word('local', 'Display MAC Entries Learned Locally and Not on the Overlay/VXLAN'),
  word('secure', 'Display Secure Entries'),
  word('static', 'Display Static Entries'),
]);
const vlanPart = [word('vlan', 'VLAN'), arg('vlan', integer(1, 4094), 'VLAN ID')] as const;
const addressPart = [
  word('address', 'address'),
  arg('address', wordArg({ pattern: /^[0-9a-f]{1,4}(\.[0-9a-f]{1,4}){2}$/i, placeholder: 'E.E.E' }), 'MAC address'),
] as const;

/**
 * `show mac address-table`: nothing is learned, as no frame is forwarded; the switch's own addresses and static ones stand there.
 * Layout: genie's goldens of Nexus 9000; keys: an answer of a Nexus 9000v in public notes on telemetry.
 */
export const showMacTable = show({
  syntax: [
    showWord,
    macWord,
    tableWord,
    optional([kindChoice]),
    optional([either({ address: [...addressPart] })]),
    optional([word('interface', 'Interface'), interfaceSyntax]),
    optional([...vlanPart]),
  ],
  examples: [
    'show mac address-table',
    'show mac address-table dynamic',
    'show mac address-table static vlan 1',
    'show mac address-table interface ethernet 1/1',
    'show mac address-table address 0011.2233.4455 vlan 1',
    'show mac address-table vlan 10',
  ],
  read: ({ device, args }) =>
    wanted(device, { ...args, ports: args.interfaceForm === undefined ? undefined : interfaceNames(args) }),
  *print(entries) {
    yield 'Legend: ';
    yield '        * - primary entry, G - Gateway MAC, (R) - Routed MAC, O - Overlay MAC';
    yield '        age - seconds since last seen,+ - primary entry using vPC Peer-Link,';
    yield '        (T) - True, (F) - False, C - ControlPlane MAC, ~ - vsan';
    yield '   VLAN     MAC Address      Type      age     Secure NTFY Ports';
    yield '---------+-----------------+--------+---------+------+----+------------------';
    for (const { mark, vlan, address, port } of entries) {
      yield `${mark} ${vlan.padStart(4)}     ${address}   static   -         F      F    ${port}`;
    }
  },
  structure: (entries) =>
    table(
      'mac_address',
      entries.map(({ vlan, address, port }) => ({
        disp_mac_addr: address,
        disp_type: 'static',
        disp_vlan: vlan,
        disp_age: '-',
        disp_is_secure: 'F',
        disp_is_ntfy: 'F',
        disp_port: port,
      })),
    ),
});

/** `show mac address-table count` (layout: Cisco's layer 2 guides; keys inferred). */
export const showMacCount = show({
  syntax: [
    showWord,
    macWord,
    tableWord,
    word('count', 'Number of MAC entries'),
    optional([kindChoice]),
    optional([...vlanPart]),
  ],
  examples: ['show mac address-table count', 'show mac address-table count dynamic vlan 1'],
  read: ({ device, args }) => ({
    vlan: args.vlan,
    count: wanted(device, args).filter(({ mark }) => mark === '*').length,
  }),
  *print({ vlan, count }) {
    yield vlan === undefined ? 'MAC Entries for all vlans:' : `MAC Entries for vlan ${vlan}:`;
    yield 'Dynamic Address Count:                0';
    yield `Static Address (User-defined) Count:  ${count}`;
    yield 'Secure Address Count:                 0';
  },
  structure: ({ count }) => ({ dynamic_cnt: '0', static_cnt: String(count), secure_cnt: '0' }),
});

/** `show mac address-table aging-time` (layout: genie's golden; keys: Cisco's command reference of 9.3). */
export const showAgingTime = show({
  syntax: [showWord, macWord, tableWord, word('aging-time', 'Configured/default age')],
  examples: ['show mac address-table aging-time'],
  read: ({ device }) => valuesIn(macTableLines.slice.of(device.configuration.running), agingTime)?.seconds ?? 1800,
  print: (seconds) => ['Aging Time', '----------', `    ${seconds}`],
  structure: (seconds) => ({ age_str: 'Aging Time', age: String(seconds) }),
});

/** `show mac address-table notification mac-move` (keys: Cisco's command reference of 9.3; layout: Cisco's layer 2 guides). */
export const showMacMoves = show({
  syntax: [
    showWord,
    macWord,
    tableWord,
    word('notification', 'Display Notification Information'),
    word('mac-move', 'Mac Move Notification'),
  ],
  examples: ['show mac address-table notification mac-move'],
  read: () => undefined,
  print: () => [
    'MAC Move Notify Triggers: 0',
    'Number of MAC Addresses added: 0',
    'Number of MAC Addresses moved: 0',
    'Number of MAC Addresses removed: 0',
  ],
  structure: () =>
    table('mac_notif', [
      {
        disp_mm_status: 'Enabled',
        disp_mm_triggers: '0',
        disp_macs_added: '0',
        disp_macs_moved: '0',
        disp_macs_removed: '0',
      },
    ]),
});

/** The entries that are asked for. */
function wanted(device: Device, { kind, vlan, address, ports }: Wanted): readonly Entry[] {
  if (kind === 'dynamic' || kind === 'secure') return [];
  const names = ports?.map(shortName);
  return entriesOf(device).filter(
    (entry) =>
      (vlan === undefined || entry.vlan === String(vlan)) &&
      (address === undefined || entry.address === address.toLowerCase()) &&
      (names === undefined || names.includes(entry.port)),
  );
}

/** Static addresses, then the switch's own: that of its routed ports and one for each VLAN interface. */
function entriesOf(device: Device): readonly Entry[] {
  const { running } = device.configuration;
  const own = logicalStatuses(device).filter(({ known }) => known.kind === 'Vlan');
  return [
    ...listIn(macTableLines.slice.of(running), staticAddress).map(
      ({ mac, vlan, interface: port }): Entry => ({
        mark: '*',
        vlan: String(vlan),
        address: String(mac),
        port: port === undefined ? 'Drop' : shortName(String(port)),
      }),
    ),
    { mark: 'G', vlan: '-', address: device.macAddress, port: 'sup-eth1(R)' },
    ...own.map(
      ({ known }): Entry => ({
        mark: 'G',
        vlan: String(known.number),
        address: device.macAddress,
        port: 'sup-eth1(R)',
      }),
    ),
  ];
}
