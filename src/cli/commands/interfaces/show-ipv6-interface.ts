import { ipv6Network, ipv6Text, parseIpv6, parseIpv6Prefix } from '../../../machine/config/ipv6.ts';
import { listOf } from '../../../machine/config/named.ts';
import { vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { type RoutedInterface, routedInterfaces } from '../../../machine/logical-status.ts';
import { linesAt } from '../../notation/notation.ts';
import { isOn, listIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { ipv6Line, linkLocalLine, linkLocalOnlyLine } from './address-lines.ts';
import { interfaceMode } from './interface-mode.ts';
import { portSettings } from './port-settings.ts';

/** An interface with addresses of IPv6. */
export interface Ipv6Interface extends RoutedInterface {
  /** With prefix lengths. */
  readonly addresses: readonly string[];
  readonly linkLocal: string;
  readonly isLinkLocalTyped: boolean;
  readonly mtuBytes: number;
}

/** Those of one VRF. */
export interface VrfInterfaces {
  readonly vrf: string;
  readonly id: number;
  readonly rows: readonly Ipv6Interface[];
}

const help = {
  ipv6: 'Display IPv6 information',
  interface: 'IPv6 interface information',
  brief: 'Brief summary of IPv6 status and configuration',
  vrf: 'Display per-VRF information',
};

/** `show ipv6 interface brief`. Text: ntc-templates show_ipv6_interface_brief; keys: the fixtures of cisco.nxos. */
export const showIpv6InterfaceBrief = showing('show ipv6 interface brief [vrf <vrf:vrf>]', {
  help,
  examples: ['show ipv6 interface brief', 'show ipv6 interface brief vrf all'],
  read: ({ args, device }) => ipv6InterfacesByVrf(device, args.vrf ?? 'default'),
  *print(all) {
    for (const { vrf, id, rows } of all) {
      yield `IPv6 Interface Status for VRF "${vrf}"(${id})`;
      yield 'Interface        IPv6 Address/Link-local Address           Interface Status';
      yield '                                                           prot/link/admin';
      for (const row of rows) {
        const [first = '', ...others] = [...row.addresses.map(hostOf), row.linkLocal];
        const is = row.isUp ? 'up' : 'down';
        yield `${row.name.padEnd(17)}${first.padEnd(42)}${is}/${is}/${row.isShut ? 'down' : 'up'}`;
        for (const other of others) yield `${' '.repeat(17)}${other}`;
      }
    }
  },
  structure: (all) => table('intf', all.flatMap(rowsOf)),
});

/** `show ipv6 interface`. Text: genie's ShowIpv6InterfaceVrfAll; keys: the fixtures of cisco.nxos. Nothing is forwarded or counted. */
export const showIpv6Interface = showing('show ipv6 interface [<interface>] [vrf <vrf:vrf>]', {
  help,
  examples: ['show ipv6 interface', 'show ipv6 interface vrf all', 'show ipv6 interface loopback 0'],
  read: ({ args, device }) => {
    const { interface: name } = args;
    const all = ipv6InterfacesByVrf(device, args.vrf ?? (name === undefined ? 'default' : 'all'));
    if (name === undefined) return all;
    return all
      .map((one) => ({ ...one, rows: one.rows.filter((row) => row.name === name) }))
      .filter(({ rows }) => rows.length > 0);
  },
  *print(all) {
    for (const { vrf, id, rows } of all) {
      yield `IPv6 Interface Status for VRF "${vrf}"(${id})`;
      for (const row of rows) yield* detailLines(row);
      yield '';
    }
  },
  structure: (all) => table('intf', all.flatMap(rowsOf)),
});

function* detailLines(row: Ipv6Interface): Generator<string> {
  const is = row.isUp ? 'up' : 'down';
  yield `${row.name}, Interface status: protocol-${is}/link-${is}/admin-${row.isShut ? 'down' : 'up'}, iod: ${row.index}`;
  yield '  IPv6 address: ';
  for (const address of row.addresses) yield `    ${address} [VALID]`;
  for (const address of row.addresses) yield `  IPv6 subnet:  ${subnetOf(address)}`;
  yield `  IPv6 link-local address: ${row.linkLocal} (${row.isLinkLocalTyped ? 'configured' : 'default'}) [VALID]`;
  yield '  IPv6 virtual addresses configured: none';
  yield '  IPv6 multicast routing: disabled';
  yield '  IPv6 report link local: disabled';
  yield '  IPv6 Forwarding feature: disabled';
  yield '  IPv6 multicast groups locally joined:   ';
  yield `      ${groupsOf(row).join('  ')}  `;
  yield '  IPv6 multicast (S,G) entries joined: none';
  yield `  IPv6 MTU: ${row.mtuBytes} (using link MTU)`;
  yield '  IPv6 unicast reverse path forwarding: none';
  yield '  IPv6 load sharing: none ';
  yield '  IPv6 interface statistics last reset: never';
  yield '  IPv6 interface RP-traffic statistics: (forwarded/originated/consumed)';
  for (const kind of ['Unicast packets', 'Unicast bytes', 'Multicast packets', 'Multicast bytes']) {
    yield `    ${`${kind}:`.padEnd(22)}0/0/0`;
  }
}

function rowsOf({ vrf, rows }: VrfInterfaces): readonly object[] {
  return rows.map((row) => ({
    'vrf-name-out': vrf,
    'intf-name': row.name,
    iod: String(row.index),
    'proto-state': row.isUp ? 'up' : 'down',
    'link-state': row.isUp ? 'up' : 'down',
    'admin-state': row.isShut ? 'down' : 'up',
    ...table(
      'addr',
      row.addresses.map((addr) => ({ addr })),
    ),
    ...(row.addresses[0] === undefined ? {} : { prefix: subnetOf(row.addresses[0]) }),
    'linklocal-addr': row.linkLocal,
    'linklocal-configured': row.isLinkLocalTyped ? 'TRUE' : 'FALSE',
    'mrouting-enabled': 'disabled',
    'report-linklocal-enabled': 'disabled',
    'forwarding-enabled': 'disabled',
    'mgroup-locally-joined': 'TRUE',
    ...table(
      'maddr',
      groupsOf(row).map((group) => ({ 'm-addr': group })),
    ),
    mtu: String(row.mtuBytes),
  }));
}

/** The interfaces with addresses of IPv6 of one VRF, or of all. */
export function ipv6InterfacesByVrf(device: Device, wanted: string): readonly VrfInterfaces[] {
  const { configuration } = device;
  const rows = routedInterfaces(device).flatMap((one) => ipv6Of(device, one));
  return listOf(configuration.of(vrfs)).flatMap(({ name }, place) =>
    wanted === 'all' || wanted === name
      ? [{ vrf: name, id: place + 1, rows: rows.filter(({ vrf }) => vrf === name) }]
      : [],
  );
}

function ipv6Of({ configuration }: Device, one: RoutedInterface): readonly Ipv6Interface[] {
  const { running } = configuration;
  const body = linesAt(running, interfaceMode, one.name);
  const typed = valuesIn(body, linkLocalLine)?.ipv6;
  const addresses = listIn(body, ipv6Line).map(({ prefix }) => prefix);
  if (addresses.length === 0 && typed === undefined && !isOn(body, linkLocalOnlyLine)) return [];
  const { mtuBytes } = portSettings(running, one.name, 1000);
  return [
    { ...one, addresses, mtuBytes, linkLocal: typed ?? fromMac(one.macAddress), isLinkLocalTyped: typed !== undefined },
  ];
}

/** The address that an interface makes of its hardware address (EUI-64). */
function fromMac(macAddress: string): string {
  const digits = macAddress.replaceAll('.', '');
  const first = (Number.parseInt(digits.slice(0, 2), 16) ^ 2).toString(16).padStart(2, '0');
  const own = `${first}${digits.slice(2, 6)}fffe${digits.slice(6)}`;
  const groups = parseIpv6(`fe80::${(own.match(/.{4}/g) ?? []).join(':')}`);
  return groups === undefined ? 'fe80::' : ipv6Text(groups);
}

/** The groups that an interface joins for itself: all nodes, all routers, and the solicited ones of its addresses. */
function groupsOf({ addresses, linkLocal }: Ipv6Interface): readonly string[] {
  const solicited = [...addresses.map(hostOf), linkLocal].flatMap((host) => {
    const groups = parseIpv6(host);
    if (groups === undefined) return [];
    const last = groups
      .map((group) => group.toString(16).padStart(4, '0'))
      .join('')
      .slice(-6);
    const parsed = parseIpv6(`ff02::1:ff${last.slice(0, 2)}:${last.slice(2)}`);
    return parsed === undefined ? [] : [ipv6Text(parsed)];
  });
  return ['ff02::2', 'ff02::1', ...new Set(solicited)];
}

function hostOf(address: string): string {
  return address.split('/')[0] ?? address;
}

function subnetOf(address: string): string {
  const prefix = parseIpv6Prefix(address);
  return prefix === undefined ? address : `${ipv6Text(ipv6Network(prefix.groups, prefix.length))}/${prefix.length}`;
}
