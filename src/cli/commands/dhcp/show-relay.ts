import { type Body, bodiesIn } from '../../../machine/config/body.ts';
import { sortKey } from '../../../machine/config/interface-kinds.ts';
import { entriesOf } from '../../../machine/config/keyed.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { isOn, listIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { table } from '../words/table.ts';
import {
  dhcpLines,
  relay,
  relay6,
  relay6Address,
  relay6Cisco,
  relay6Source,
  relay6Vpn,
  relayAddress,
  relayCisco,
  relayInformation,
  relaySource,
  relayTrust,
  relayVpn,
  serviceDhcp,
  smartRelay,
} from './dhcp.ts';

const needs = 'feature dhcp';
const help = {
  ip: 'Display IP information',
  ipv6: 'Display IPv6 information',
  dhcp: 'DHCP Relay and Snooping',
  relay: 'Relay',
};

/** What is configured on interfaces, in the order of their numbers. */
export function portBodies(running: RunningConfiguration): readonly (readonly [name: string, body: Body])[] {
  return [...entriesOf(bodiesIn(interfaceMode.name).of(running))].sort(([one], [other]) =>
    sortKey(one) < sortKey(other) ? -1 : 1,
  );
}

export interface Helper {
  readonly where: string;
  readonly address: string;
  readonly vrf: string;
}

function helpers(running: RunningConfiguration): readonly Helper[] {
  return portBodies(running).flatMap(([where, body]) =>
    listIn(body, relayAddress).map(({ address, vrf = '' }) => ({ where, address, vrf })),
  );
}

/** The table of relay addresses (ntc-templates show_ip_dhcp_relay_address). */
function* helperLines(found: readonly Helper[]): Generator<string> {
  yield ' Interface        Relay Address     VRF Name';
  yield ' -------------    -------------     --------';
  yield '';
  for (const { where, address, vrf } of found) yield ` ${where.padEnd(18)}${address.padEnd(18)}${vrf}`.trimEnd();
}

const helperTable = (found: readonly Helper[]): object =>
  table(
    'relay_address',
    found.map(({ where, address, vrf }) => ({ interface: where, relay_address: address, vrf_name: vrf })),
  );

/** `show ip dhcp relay address`. */
export const showRelayAddress = showing('show ip dhcp relay address [interface <interface>]', {
  needs,
  help,
  examples: ['show ip dhcp relay address'],
  read: ({ args, device }) =>
    helpers(device.configuration.running).filter(
      ({ where }) => args.interface === undefined || where === args.interface,
    ),
  print: helperLines,
  structure: helperTable,
});

const enabled = (isIt: boolean): string => (isIt ? 'enabled' : 'disabled');

/** `show ip dhcp relay`: form of Cisco's security guides; keys are inferred. */
export const showRelay = showing('show ip dhcp relay', {
  needs,
  help,
  read: ({ device }) => {
    const { running } = device.configuration;
    const body = dhcpLines.slice.of(running);
    return {
      isOn: isOn(body, relay) || isOn(body, serviceDhcp),
      option: isOn(body, relayInformation),
      vpn: isOn(body, relayVpn),
      cisco: isOn(body, relayCisco),
      smart: isOn(body, smartRelay),
      trust: isOn(body, relayTrust),
      source: valuesIn(body, relaySource)?.interface,
      found: helpers(running),
    };
  },
  print: function* ({ isOn: isRelaying, option, vpn, cisco, smart, trust, source, found }) {
    yield `DHCP relay service is ${enabled(isRelaying)}`;
    yield `Insertion of option 82 is ${enabled(option)}`;
    yield `Insertion of VPN suboptions is ${enabled(vpn)}`;
    yield `Insertion of cisco suboptions is ${enabled(cisco)}`;
    yield `Global smart-relay is ${enabled(smart)}`;
    yield `Relay Trusted functionality is ${enabled(trust)}`;
    yield 'Relay Trusted Port is Globally Disabled';
    if (source !== undefined) yield `Relay source interface is ${source}`;
    yield '';
    yield 'Smart-relay is enabled on the following interfaces:';
    yield '------------------------------------------------------';
    yield '';
    yield 'Helper addresses are configured on the following interfaces:';
    yield* helperLines(found);
  },
  structure: ({ isOn: isRelaying, option, vpn, smart, found }) => ({
    relay_service: enabled(isRelaying),
    option82: enabled(option),
    vpn_suboption: enabled(vpn),
    smart_relay: enabled(smart),
    ...helperTable(found),
  }),
});

const messages = ['Discover', 'Offer', 'Request(*)', 'Ack', 'Release(*)', 'Decline', 'Inform(*)', 'Nack'];
const rule = '-'.repeat(70);

/** Counters of messages: nothing passes a switch without wires (genieparser show ip dhcp relay statistics interface). */
export function* messageLines(names: readonly string[]): Generator<string> {
  yield rule;
  yield 'Message Type             Rx              Tx           Drops  ';
  yield rule;
  const row = (name: string): string => `${name.padEnd(19)}${'0'.padStart(8)}${'0'.padStart(16)}${'0'.padStart(16)}`;
  yield* names.map(row);
  yield rule;
  yield row('Total');
  yield rule;
}

export const counter = (name: string): string => `${name.padEnd(49)}:${'0'.padStart(10)}`;
export const threeCounters = ['Total Packets Received', 'Total Packets Forwarded', 'Total Packets Dropped'].map(
  counter,
);

const relayDrops = [
  'DHCP Relay not enabled',
  'Invalid DHCP message type',
  'Interface error',
  'Tx failure towards server',
  'Tx failure towards client',
  'Unknown output interface',
  'Unknown vrf or interface for server',
  'Max hops exceeded',
  'Option 82 validation failed',
  'Packet Malformed',
  'DHCP Request dropped on MCT',
  'Relay Trusted port not configured',
];

/** `show ip dhcp relay statistics`. */
export const showRelayStatistics = showing('show ip dhcp relay statistics [interface <interface>]', {
  needs,
  help,
  examples: ['show ip dhcp relay statistics'],
  read: ({ device }) => [
    ...new Set(helpers(device.configuration.running).map(({ address, vrf }) => `${address.padEnd(17)}${vrf}`)),
  ],
  print: function* (servers) {
    const wide = '-'.repeat(76);
    yield* messageLines(messages);
    yield* [
      'DHCP server stats:',
      wide,
      'Server           Vrf                                 Request       Response',
      wide,
    ];
    yield* servers.map((server) => `${server.padEnd(53)}${'0'.padStart(7)}${'0'.padStart(15)}`);
    yield* [wide, '', 'DHCP L3 FWD:', ...threeCounters, 'Non DHCP:', ...threeCounters, 'DROP:'];
    yield* relayDrops.map(counter);
    yield '*  -  These counters will show correct value when switch ';
    yield 'receives DHCP request packet with destination ip as broadcast';
    yield 'address. If request is unicast it will be HW switched';
  },
});

/** `show ipv6 dhcp relay`: form of Cisco's security guides; keys are inferred. */
export const showRelay6 = showing('show ipv6 dhcp relay [interface <interface>]', {
  needs,
  help,
  examples: ['show ipv6 dhcp relay'],
  read: ({ args, device }) => {
    const { running } = device.configuration;
    const body = dhcpLines.slice.of(running);
    const found = portBodies(running)
      .filter(([where]) => args.interface === undefined || where === args.interface)
      .flatMap(([where, own]) =>
        listIn(own, relay6Address).map(({ address, vrf = '', interface: to = '' }) => ({ where, address, vrf, to })),
      );
    return {
      isOn: isOn(body, relay6),
      vpn: isOn(body, relay6Vpn),
      cisco: isOn(body, relay6Cisco),
      source: valuesIn(body, relay6Source)?.interface,
      found,
    };
  },
  print: function* ({ isOn: isRelaying, vpn, cisco, source, found }) {
    yield `DHCPv6 relay service : ${isRelaying ? 'Enabled' : 'Disabled'}`;
    yield `Insertion of VPN options : ${vpn ? 'Enabled' : 'Disabled'}`;
    yield `Insertion of CISCO options : ${cisco ? 'Enabled' : 'Disabled'}`;
    if (source !== undefined) yield `DHCPv6 relay source interface : ${source}`;
    yield* [
      'DHCPv6 Relay is configured on the following interfaces:',
      'Interface            Relay Address                             Destination-Interface   VRF Name',
    ];
    yield '---------            -------------                             ---------------------   --------';
    for (const { where, address, vrf, to } of found) {
      yield `${where.padEnd(21)}${address.padEnd(42)}${to.padEnd(24)}${vrf}`.trimEnd();
    }
  },
  structure: ({ isOn: isRelaying, found }) => ({
    relay_service: enabled(isRelaying),
    ...table(
      'relay_address',
      found.map(({ where, address, vrf }) => ({ interface: where, relay_address: address, vrf_name: vrf })),
    ),
  }),
});
