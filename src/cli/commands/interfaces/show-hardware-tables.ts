import { breakouts } from '../../../machine/config/breakouts.ts';
import { interfaceName } from '../../../machine/config/interface-kinds.ts';
import { entriesOf } from '../../../machine/config/keyed.ts';
import { type Port, shortName } from '../../../machine/config/ports.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { type AnyStatus, ruler80, showInterfacePart, wantedAny, wantedEthernet } from './show-parts.ts';

/** `show interface snmp-ifindex`. Text: ntc-templates show_interface_snmp-ifindex; keys inferred. */
export const showInterfaceSnmpIndex = show({
  syntax: [...showInterfacePart, word('snmp-ifindex', 'Show SNMP ifindex list')],
  examples: ['show interface snmp-ifindex', 'show interface e1/1 snmp-ifindex'],
  read: ({ args, device }) =>
    wantedAny(args, device).map((status) => ({ name: status.name, index: snmpIndex(status) })),
  *print(rows) {
    yield* ['', ruler80, 'Port             IFMIB Ifindex (hex)', ruler80];
    for (const { name, index } of rows) {
      yield `${shortName(name).padEnd(16)}${String(index).padEnd(11)}(0x${index.toString(16).padEnd(8)})`;
    }
  },
  structure: (rows) =>
    table(
      'interface',
      rows.map(({ name, index }) => ({ interface: name, 'snmp-ifindex': String(index) })),
    ),
});

/** Indices as public captures have them: a kind in the highest byte, ports 0x1000 apart, sub-interfaces behind what they lie on. */
export function snmpIndex({ name, port, logical }: Pick<AnyStatus, 'name' | 'port' | 'logical'>): number {
  if (port !== undefined) return portIndex(port.port);
  const { parent, sub = 0, kind } = interfaceName(name);
  const number = logical?.known.number ?? 0;
  switch (kind) {
    case 'Vlan':
      return 0x0901_0000 + number;
    case 'loopback':
      return 0x1400_0000 + number;
    case 'port-channel':
      return 0x1600_0000 + Number(/\d+$/.exec(parent)?.[0] ?? 1) - 1 + sub * 0x1_0000;
    case 'Tunnel':
      return 0x1b00_0000 + number;
    case 'nve':
      return 0x4900_0000 + number;
    case 'ethernet':
    case 'mgmt':
      return 0x1a00_0000 + (Number(/\/(\d+)/.exec(parent)?.[1] ?? 1) - 1) * 0x1000 + sub;
  }
}

function portIndex({ number, lane }: Port): number {
  if (number === 0) return 0x0500_0000;
  if (lane === undefined) return 0x1a00_0000 + (number - 1) * 0x1000;
  return 0x3800_0000 + (number - 1) * 0xa000 + (lane - 1) * 0x1000;
}

/** `show interface mac-address` (form: Cisco's command reference; keys inferred). */
export const showInterfaceMacAddress = show({
  syntax: [...showInterfacePart, word('mac-address', 'Show interface MAC address')],
  examples: ['show interface mac-address', 'show interface e1/1 mac-address'],
  read: ({ args, device }) =>
    wantedAny(args, device).map(({ name, port }) => ({ name, address: port?.macAddress ?? device.macAddress })),
  *print(rows) {
    yield* ['', ruler80, 'Interface                  Mac-Address     Burn-in Mac-Address', ruler80];
    for (const { name, address } of rows) yield `${name.padEnd(27)}${address.padEnd(16)}${address}`;
  },
  structure: (rows) =>
    table(
      'interface',
      rows.map(({ name, address }) => ({ interface: name, eth_hw_addr: address, eth_bia_addr: address })),
    ),
});

/** `show interface status err-disabled`: no port is (form: ntc-templates show_interface_status_err-disabled). */
export const showInterfaceErrDisabled = show({
  syntax: [
    ...showInterfacePart,
    word('status', 'Show interface line status'),
    word('err-disabled', 'Show interface error disabled state'),
  ],
  examples: ['show interface status err-disabled', 'show interface e1/1 status err-disabled'],
  read: () => undefined,
  print: () => ['', ruler80, 'Port         Name               Status             Reason', ruler80],
  structure: () => ({}),
});

/** `show interface breakout`. Text: ntc-templates show_interface_breakout; keys inferred. */
export const showInterfaceBreakout = show({
  syntax: [
    word('show', 'Show running system information'),
    word('interface', 'Show interface status and information'),
    word('breakout', 'Show interface breakout information'),
  ],
  examples: ['show interface breakout'],
  read: ({ device }) =>
    Array.from(entriesOf(device.configuration.of(breakouts)), ([key, map]) => ({
      parent: `Ethernet1/${Number(key)}`,
      map,
      ports: `Eth1/${Number(key)}/1-4`,
    })),
  *print(rows) {
    yield* ['', ruler80, 'Parent                     Breakout Map    Breakout Ports', ruler80];
    for (const { parent, map, ports } of rows) yield `${shortName(parent).padEnd(27)}${map.padEnd(16)}${ports}`;
  },
  structure: (rows) =>
    table(
      'breakout',
      rows.map(({ parent, map, ports }) => ({ parent, breakout_map: map, breakout_ports: ports })),
    ),
});

/** `show interface priority-flow-control` (form: Cisco's QoS guides; keys: the command reference of 9.3). */
export const showInterfacePriorityFlowControl = show({
  syntax: [...showInterfacePart, word('priority-flow-control', 'Show interface PFC information')],
  examples: ['show interface priority-flow-control', 'show interface e1/1 priority-flow-control'],
  read: ({ args, device }) => wantedEthernet(args, device).map(({ port }) => port.name),
  *print(names) {
    const bar = '='.repeat(60);
    yield* [bar, 'Port               Mode Oper(VL bmap)  RxPPP      TxPPP     ', bar, ''];
    for (const name of names) yield `${name.padEnd(19)}Auto Off           ${'0'.padEnd(11)}${'0'.padEnd(10)}`;
  },
  structure: (names) =>
    table(
      'pfc_interface',
      names.map((name) => ({ if_name_str: name, admin_mode: 'Auto', oper_mode: 'Off', rx_ppp: '0', tx_ppp: '0' })),
    ),
});
