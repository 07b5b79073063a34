import { present } from '../../../base/assert.ts';
import { addressText, networkOf, parsePrefix } from '../../../machine/config/addresses.ts';
import { entryAt } from '../../../machine/config/body.ts';
import { listOf } from '../../../machine/config/named.ts';
import { shortName } from '../../../machine/config/ports.ts';
import { vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { type AddressedInterface, addressedInterfaces } from '../../../machine/logical-status.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { linesAt } from '../../notation/notation.ts';
import { isOn, listIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import {
  portUnreachableLine,
  proxyArpLine,
  redirectsLine,
  secondaryLine,
  unreachablesLine,
} from '../interfaces/address-lines.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { portSettings } from '../interfaces/port-settings.ts';
import { interfaceNames, interfaceSyntax } from '../words/interface-arg.ts';
import { hostOf } from '../words/interface-words.ts';
import { table } from '../words/table.ts';

/** The interfaces with an address in one VRF. */
interface VrfInterfaces {
  readonly vrf: string;
  readonly id: number;
  readonly rows: readonly AddressedInterface[];
}

const showWord = word('show', 'Show running system information');
const ipWord = word('ip', 'Display IP information');
const interfaceWord = word('interface', 'IP interface information');
const vrfPart = optional([
  word('vrf', 'Display per-VRF information'),
  arg('vrf', wordArg({ maxLength: 32, offers: 'vrf-or-all' }), 'VRF name'),
]);

/** `show ip interface brief`: VRF default unless another or `all` is named. Widths and keys: ntc-templates, public captures. */
export const showIpInterfaceBrief = show({
  syntax: [showWord, ipWord, interfaceWord, word('brief', 'Brief summary of IP status and configuration'), vrfPart],
  examples: ['show ip interface brief', 'show ip interface brief vrf management', 'show ip int brief vrf all'],
  read: ({ args, device }) => interfacesByVrf(device, args.vrf ?? 'default'),
  *print(all) {
    for (const [index, { vrf, id, rows }] of all.entries()) {
      if (index > 0) yield '';
      yield `IP Interface Status for VRF "${vrf}"(${id})`;
      yield 'Interface            IP Address      Interface Status';
      for (const { name, address, isUp, isShut } of rows) {
        const state = isUp ? 'up' : 'down';
        const status = `protocol-${state}/link-${state}/admin-${isShut ? 'down' : 'up'}`;
        yield `${shortName(name).padEnd(21)}${hostOf(address).padEnd(16)}${status.padEnd(35)}`;
      }
    }
  },
  structure: (all) =>
    table(
      'intf',
      all.flatMap(({ vrf, rows }) =>
        rows.map(({ name, address, isUp, isShut, index }) => ({
          'vrf-name-out': vrf,
          'intf-name': shortName(name),
          'proto-state': isUp ? 'up' : 'down',
          'link-state': isUp ? 'up' : 'down',
          'admin-state': isShut ? 'down' : 'up',
          iod: String(index),
          prefix: hostOf(address),
          'ip-disabled': 'FALSE',
        })),
      ),
    ),
});

/**
 * `show ip interface`: all, those of a VRF, or those that are named, in whatever VRF they are. Text: genie's goldens of ShowIpInterface;
 * keys: NX-API captures of Nexus 9000. Nothing is forwarded, so nothing is counted.
 */
export const showIpInterface = show({
  syntax: [showWord, ipWord, interfaceWord, optional([interfaceSyntax]), vrfPart],
  examples: ['show ip interface', 'show ip interface vrf all', 'show ip interface mgmt 0', 'show ip int lo0'],
  read: ({ args, device }) => {
    const names = args.interfaceForm === undefined ? undefined : interfaceNames(args);
    return interfacesByVrf(device, args.vrf ?? (names === undefined ? 'default' : 'all'))
      .map((one) => ({
        ...one,
        rows: one.rows.filter(({ name }) => names?.includes(name) ?? true).map((row) => detailedOf(device, row)),
      }))
      .filter(({ rows }) => names === undefined || rows.length > 0);
  },
  *print(all) {
    for (const [place, { vrf, id, rows }] of all.entries()) {
      if (place > 0) yield '';
      yield `IP Interface Status for VRF "${vrf}"(${id})`;
      for (const row of rows) yield* detailLines(row);
    }
  },
  structure: (all) =>
    table(
      'intf',
      all.flatMap(({ vrf, rows }) => rows.map((row) => detailKeys(vrf, row))),
    ),
});

function* detailLines({
  name,
  address,
  isUp,
  isShut,
  index,
  secondaries,
  mtuBytes,
  settings,
}: Detailed): Generator<string> {
  const { host, network, length } = partsOf(address);
  const state = isUp ? 'up' : 'down';
  yield `${name}, Interface status: protocol-${state}/link-${state}/admin-${isShut ? 'down' : 'up'}, iod: ${index},`;
  yield `  IP address: ${host}, IP subnet: ${network}/${length} route-preference: 0, tag: 0`;
  for (const other of secondaries) {
    const { host: own, network: its, length: bits } = partsOf(other);
    yield `  IP address: ${own}, IP subnet: ${its}/${bits} secondary route-preference: 0, tag: 0`;
  }
  yield '  IP broadcast address: 255.255.255.255';
  yield '  IP multicast groups locally joined: none';
  yield `  IP MTU: ${mtuBytes} bytes (using link MTU)`;
  yield '  IP primary address route-preference: 0, tag: 0';
  for (const [what, value] of settings) yield `  ${what}: ${value}`;
  yield '  IP interface statistics last reset: never';
  yield '  IP interface software stats: (sent/received/forwarded/originated/consumed)';
  for (const kind of ['Unicast', 'Multicast', 'Broadcast', 'Labeled']) {
    yield `    ${`${kind} packets`.padEnd(18)} : 0/0/0/0/0`;
    yield `    ${`${kind} bytes`.padEnd(18)} : 0/0/0/0/0`;
  }
  yield '  WCCP Redirect outbound: disabled';
  yield '  WCCP Redirect inbound: disabled';
  yield '  WCCP Redirect exclude: disabled';
}

/** What is configured of an address beside itself. */
interface Detailed extends AddressedInterface {
  readonly secondaries: readonly string[];
  readonly mtuBytes: number;
  readonly settings: readonly (readonly [string, string])[];
}

function detailedOf({ configuration }: Device, one: AddressedInterface): Detailed {
  const { running } = configuration;
  const body = linesAt(running, interfaceMode, one.name);
  const abled = (isEnabled: boolean) => (isEnabled ? 'enabled' : 'disabled');
  const isThere = (id: string) => entryAt(body, id) !== undefined;
  return {
    ...one,
    secondaries: listIn(body, secondaryLine).map(({ address }) => address),
    mtuBytes: portSettings(running, one.name, 1000).mtuBytes,
    settings: [
      ['IP proxy ARP ', abled(isOn(body, proxyArpLine))],
      ['IP Local Proxy ARP ', abled(isThere('ip local-proxy-arp'))],
      ['IP multicast routing', abled(isThere('ip pim sparse-mode'))],
      ['IP icmp redirects', abled(isOn(body, redirectsLine))],
      ['IP directed-broadcast', abled(isThere('ip directed-broadcast'))],
      ['IP Forwarding', abled(isThere('ip forward'))],
      ['IP icmp unreachables (except port)', abled(isOn(body, unreachablesLine))],
      ['IP icmp port-unreachable', abled(isOn(body, portUnreachableLine))],
      ['IP unicast reverse path forwarding', 'none'],
      ['IP load sharing', 'none'],
    ],
  };
}

function detailKeys(vrf: string, { name, address, isUp, isShut, index, secondaries, mtuBytes }: Detailed): object {
  const { host, network, length } = partsOf(address);
  const state = isUp ? 'up' : 'down';
  return {
    'vrf-name-out': vrf,
    'intf-name': name,
    'proto-state': state,
    'link-state': state,
    'admin-state': isShut ? 'down' : 'up',
    iod: String(index),
    prefix: host,
    subnet: network,
    masklen: String(length),
    'num-addr': String(1 + secondaries.length),
    mtu: String(mtuBytes),
    'bcast-addr': '255.255.255.255',
  };
}

function partsOf(address: string): { readonly host: string; readonly network: string; readonly length: number } {
  const { address: host, length } = present(parsePrefix(address), `the prefix ${address} of an interface`);
  return { host: addressText(host), network: addressText(networkOf({ address: host, length })), length };
}

function interfacesByVrf(device: Device, wanted: string): readonly VrfInterfaces[] {
  const addressed = addressedInterfaces(device);
  return listOf(device.configuration.of(vrfs)).flatMap(({ name: vrf }, place) =>
    wanted === 'all' || wanted === vrf
      ? [{ vrf, id: place + 1, rows: addressed.filter((known) => known.vrf === vrf) }]
      : [],
  );
}
