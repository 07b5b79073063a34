import { bodyOf, listAt } from '../../../machine/config/body.ts';
import type { Device } from '../../../machine/device.ts';
import { addressedInterfaces } from '../../../machine/logical-status.ts';
import { type Neighbour, neighboursOf } from '../../../machine/routes.ts';
import { anyOrder, arg, either, flag, word } from '../../grammar/tokens.ts';
import { addressArg } from '../../notation/network-args.ts';
import { showing } from '../../notation/showing.ts';
import { show } from '../../shell/command.ts';
import { durationOf } from '../words/duration.ts';
import { interfaceNames, interfaceSyntax, type TypedInterfaces } from '../words/interface-arg.ts';
import { table } from '../words/table.ts';
import { runningSeconds, two, vrfPart, wantedVrfs } from './tables.ts';

const showWord = word('show', 'Show running system information');
const ipWord = word('ip', 'Display IP information');
const arpWord = word('arp', 'ARP information');

/** The neighbours of one VRF. */
export interface Neighbours {
  readonly vrf: string;
  readonly rows: readonly Neighbour[];
}

export function neighboursByVrf(device: Device, vrf: string | undefined, address?: string): readonly Neighbours[] {
  return wantedVrfs(device, vrf).map(({ name }) => ({
    vrf: name,
    rows: neighboursOf(device, name).filter((one) => address === undefined || one.address === address),
  }));
}

/** Those behind the interfaces that were typed, or all of them. */
function behind(found: readonly Neighbours[], typed: TypedInterfaces): readonly Neighbours[] {
  if (typed.interfaceForm === undefined) return found;
  const names = interfaceNames(typed);
  return found.map(({ vrf, rows }) => ({ vrf, rows: rows.filter(({ port }) => names.includes(port)) }));
}

/** `show ip arp` (layout: ntc-templates; keys: napalm show_ip_arp.json), `detail` with the port behind a VLAN interface. */
export const showIpArp = show({
  syntax: [
    showWord,
    ipWord,
    arpWord,
    anyOrder([
      vrfPart,
      [either({ address: [arg('address', addressArg(), 'IP address')], interface: [interfaceSyntax] }, 'about')],
      [flag('isDetail', word('detail', 'Display detailed ARP information'))],
    ]),
  ],
  examples: [
    'show ip arp',
    'show ip arp vrf management',
    'show ip arp vrf all',
    'show ip arp detail vrf all',
    'show ip arp ethernet 1/1',
  ],
  read: ({ args, device, running }) => ({
    context: args.vrf ?? 'default',
    isDetail: args.isDetail,
    age: ageOf(runningSeconds(device, running)),
    found: behind(neighboursByVrf(device, args.vrf, args.address), args),
  }),
  *print({ context, isDetail, age, found }) {
    const rows = found.flatMap((one) => one.rows);
    yield '';
    yield 'Flags: * - Adjacencies learnt on non-active FHRP router';
    yield '       + - Adjacencies synced via CFSoE';
    yield '       # - Adjacencies Throttled for Glean';
    yield '       D - Static Adjacencies attached to down interface';
    yield '';
    yield context === 'all' ? 'IP ARP Table for all contexts' : `IP ARP Table for context ${context}`;
    yield `Total number of entries: ${rows.length}`;
    yield `Address         Age       MAC Address     Interface${isDetail ? '        Physical Interface' : ''}`;
    for (const { address, macAddress, port } of rows) {
      yield `${address.padEnd(16)}${age.padEnd(10)}${macAddress.padEnd(16)}${port.padEnd(isDetail ? 17 : 16)}${isDetail ? port : ''}`;
    }
  },
  structure: ({ age, found }) =>
    table(
      'vrf',
      found.map(({ vrf, rows }) => ({
        'vrf-name-out': vrf,
        'cnt-total': rows.length,
        ...table(
          'adj',
          rows.map(({ address, macAddress, port }) => ({
            'intf-out': port,
            'ip-addr-out': address,
            'time-stamp': age,
            mac: macAddress,
          })),
        ),
      })),
    ),
});

/** `show ip arp summary` (layout: genie ShowIpArpSummaryVrfAll; keys: NX-API captures of Nexus 9000). */
export const showIpArpSummary = show({
  syntax: [showWord, ipWord, arpWord, word('summary', 'ARP adjacency summary'), anyOrder([vrfPart])],
  examples: ['show ip arp summary', 'show ip arp summary vrf all'],
  read: ({ args, device }) => neighboursByVrf(device, args.vrf).reduce((sum, { rows }) => sum + rows.length, 0),
  *print(total) {
    yield '';
    yield 'IP ARP Table - Adjacency Summary';
    yield '';
    yield `  Resolved   : ${total}`;
    yield '  Incomplete : 0 (Throttled : 0)';
    yield '  Unknown    : 0';
    yield `  Total      : ${total}`;
  },
  structure: (total) => ({
    'adj-smmry': { resolved: total, incomplete: 0, throttled: 0, unknown: 0, total },
  }),
});

/** `show ip adjacency`: whom packets are handed to (layout: ntc-templates show_ip_adjacency; keys inferred). */
export const showIpAdjacency = show({
  syntax: [showWord, ipWord, word('adjacency', 'Display IPv4 adjacency information'), anyOrder([vrfPart])],
  examples: ['show ip adjacency', 'show ip adjacency vrf all'],
  read: ({ args, device }) => ({ context: args.vrf ?? 'default', found: neighboursByVrf(device, args.vrf) }),
  *print({ context, found }) {
    const rows = found.flatMap((one) => one.rows);
    yield '';
    yield 'Flags: # - Adjacencies Throttled for Glean';
    yield '       G - Adjacencies of vPC peer with G/W bit';
    yield '';
    yield `IP Adjacency Table for ${context === 'all' ? 'all VRFs' : `VRF ${context}`}`;
    yield `Total number of entries: ${rows.length}`;
    yield 'Address         MAC Address     Pref Source     Interface';
    for (const { address, macAddress, port } of rows) {
      yield `${address.padEnd(16)}${macAddress.padEnd(16)}${'50'.padEnd(5)}${'arp'.padEnd(11)}${port.padEnd(16)}`;
    }
  },
  structure: ({ found }) =>
    table(
      'vrf',
      found.map(({ vrf, rows }) => ({
        'vrf-name-out': vrf,
        'adj-cnt': String(rows.length),
        ...table(
          'adj',
          rows.map(({ address, macAddress, port }) => ({
            'ip-addr-out': address,
            mac: macAddress,
            pref: '50',
            owner: 'arp',
            'intf-out': port,
          })),
        ),
      })),
    ),
});

/** Entries are asked for anew after 1500 seconds (default of `ip arp timeout`). */
function ageOf(totalSeconds: number): string {
  const { minutes, seconds } = durationOf(totalSeconds % 1500);
  return `00:${two(minutes)}:${two(seconds)}`;
}

/** `show ip arp static`: those that somebody configured (keys as those of `show ip arp`). */
export const showIpArpStatic = showing('show ip arp static [vrf <vrf>]', {
  examples: ['show ip arp static', 'show ip arp static vrf all'],
  read: ({ args, device }) => {
    const all = addressedInterfaces(device);
    return wantedVrfs(device, args.vrf).map(({ name: vrf }) => ({
      vrf,
      rows: all
        .filter((one) => one.vrf === vrf)
        .flatMap(({ name, isUp }) =>
          listAt(bodyOf(device.configuration.running, 'config-if', name), 'ip arp').map((values) => ({
            address: String(values.ip),
            macAddress: String(values.mac),
            port: name,
            isUp,
          })),
        ),
    }));
  },
  *print(all) {
    yield '';
    yield 'Flags: D - Static Adjacencies attached to down interface';
    yield '';
    yield `IP ARP Table for context ${all.length === 1 ? all[0]?.vrf : 'all'}`;
    yield `Total number of entries: ${all.flatMap(({ rows }) => rows).length}`;
    yield 'Address         Age       MAC Address     Interface       Flags';
    for (const { address, macAddress, port, isUp } of all.flatMap(({ rows }) => rows)) {
      yield `${address.padEnd(16)}${'-'.padEnd(10)}${macAddress.padEnd(16)}${port.padEnd(16)}${isUp ? '' : 'D'}`;
    }
  },
  structure: (all) =>
    table(
      'vrf',
      all.map(({ vrf, rows }) => ({
        'vrf-name-out': vrf,
        'cnt-total': rows.length,
        ...table(
          'adj',
          rows.map(({ address, macAddress, port }) => ({ 'intf-out': port, 'ip-addr-out': address, mac: macAddress })),
        ),
      })),
    ),
});

/** `show ip arp statistics` (layout: genie ShowIpArpstatisticsVrfAll): no packet is counted. */
export const showIpArpStatistics = showing('show ip arp statistics [<interface>] [vrf <vrf>]', {
  examples: ['show ip arp statistics', 'show ip arp statistics vrf all'],
  read: ({ args, device }) => wantedVrfs(device, args.vrf),
  *print(all) {
    for (const { name } of all) {
      yield '';
      yield `ARP packet statistics for context ${name}`;
      yield '  Sent:';
      yield '    Total 0, Requests 0, Replies 0, Requests on L2 0, Replies on L2 0,';
      yield '    Gratuitous 0, Tunneled 0, Dropped 0';
      yield '  Received:';
      yield '    Total 0, Requests 0, Replies 0, Requests on L2 0, Replies on L2 0';
      yield '    Proxy arp 0, Local-Proxy arp 0, Tunneled 0, Fastpath 0, Snooped 0, Dropped 0';
      yield '  ARP adjacency statistics';
      yield '    Adds 0, Deletes 0, Timeouts 0';
    }
  },
});
