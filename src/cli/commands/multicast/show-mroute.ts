import { type Body, bodyOf, emptyBody, entriesAt, listAt, valuesAt } from '../../../machine/config/body.ts';
import { valuesOf } from '../../../machine/config/keyed.ts';
import type { Device } from '../../../machine/device.ts';
import { showing } from '../../notation/showing.ts';
import { runningSeconds, uptimeText, wantedVrfs } from '../routing/tables.ts';
import { table } from '../words/table.ts';
import { msdpLines } from './msdp-lines.ts';

interface Vrf {
  readonly vrf: string;
  /** The groups of SSM, which PIM puts there as soon as it runs. */
  readonly prefixes: readonly string[];
  readonly uptime: string;
}

/** Nobody sends or joins, so all there is are the prefixes of SSM while PIM is on. */
function vrfsOf(device: Device, wanted: string | undefined, uptime: string): readonly Vrf[] {
  const prefixes = device.configuration.isOn('pim') ? ['232.0.0.0/8'] : [];
  return wantedVrfs(device, wanted).map(({ name }) => ({ vrf: name, prefixes, uptime }));
}

const keys = (all: readonly Vrf[]) =>
  table(
    'vrf',
    all.map(({ vrf, prefixes, uptime }) => ({
      'vrf-name': vrf,
      ...table(
        'route',
        prefixes.map((prefix) => ({
          'mcast-addrs': `(*, ${prefix})`,
          uptime,
          'route-iif': 'Null',
          'rpf-nbr': '0.0.0.0',
          'oif-count': '0',
        })),
      ),
    })),
  );

/** `show ip mroute` (layout: ntc-templates show_ip_mroutes, genie ShowIpMrouteVrfAll; keys inferred). */
const mroute = showing('show ip mroute [<group:ip>] [detail] [vrf <vrf>]', {
  examples: ['show ip mroute', 'show ip mroute vrf all', 'show ip mroute detail'],
  read: ({ args, device, running }) => vrfsOf(device, args.vrf, uptimeText(runningSeconds(device, running))),
  *print(all) {
    for (const { vrf, prefixes, uptime } of all) {
      yield `IP Multicast Routing Table for VRF "${vrf}"`;
      yield '';
      for (const prefix of prefixes) {
        yield `(*, ${prefix}), uptime: ${uptime}, pim ip `;
        yield '  Incoming interface: Null, RPF nbr: 0.0.0.0';
        yield '  Outgoing interface list: (count: 0)';
        yield '';
      }
      yield '';
    }
  },
  structure: keys,
});

/** `show ip mroute summary` (layout: genie ShowIpMrouteSummary). */
const summary = showing('show ip mroute summary [vrf <vrf>]', {
  examples: ['show ip mroute summary', 'show ip mroute summary vrf all'],
  read: ({ args, device }) => vrfsOf(device, args.vrf, ''),
  *print(all) {
    for (const { vrf, prefixes } of all) {
      yield `IP Multicast Routing Table for VRF "${vrf}"`;
      yield '';
      yield `Total number of routes: ${prefixes.length}`;
      yield 'Total number of (*,G) routes: 0';
      yield 'Total number of (S,G) routes: 0';
      yield `Total number of (*,G-prefix) routes: ${prefixes.length}`;
      yield 'Group count: 0, rough average sources per group: 0.0';
      yield '';
    }
  },
  structure: (all) =>
    table(
      'vrf',
      all.map(({ vrf, prefixes }) => ({ 'vrf-name': vrf, 'total-num-routes': String(prefixes.length) })),
    ),
});

/** `show ipv6 mroute`, without anybody who sends (layout as that of IPv4). */
const mroute6 = ['show ipv6 mroute', 'show ipv6 mroute summary'].map((text) =>
  showing(`${text} [vrf <vrf>]` as string, {
    examples: [text, `${text} vrf all`],
    read: ({ args, device }) => wantedVrfs(device, (args as { vrf?: string }).vrf),
    *print(all) {
      for (const { name } of all) {
        yield `IPv6 Multicast Routing Table for VRF "${name}"`;
        yield '';
      }
    },
  }),
);

function msdpIn(device: Device, vrf: string): Body {
  const { running } = device.configuration;
  return vrf === 'default' ? msdpLines.slice.of(running) : bodyOf(running, 'config-vrf', vrf);
}

interface Msdp {
  readonly vrf: string;
  readonly body: Body;
  readonly peers: readonly { readonly address: string; readonly system: string; readonly isShut: boolean }[];
}

function msdpOf(device: Device, wanted: string | undefined): readonly Msdp[] {
  return wantedVrfs(device, wanted).map(({ name: vrf }) => {
    const body = msdpIn(device, vrf) ?? emptyBody;
    const shut = new Set(valuesOf(entriesAt(body, 'ip msdp shutdown')).map(({ values }) => values.peer));
    const peers = listAt(body, 'ip msdp peer connect-source').map((values) => ({
      address: String(values.peer),
      system: String(values.as ?? 0),
      isShut: shut.has(String(values.peer)),
    }));
    return { vrf, body, peers };
  });
}

const needs = 'feature msdp';

/** `show ip msdp summary` (layout: ntc-templates, genie ShowIpMsdpSummary; keys inferred). */
const msdpSummary = showing('show ip msdp summary [vrf <vrf>]', {
  needs,
  examples: ['show ip msdp summary', 'show ip msdp summary vrf all'],
  read: ({ args, device }) => msdpOf(device, args.vrf),
  *print(all) {
    for (const { vrf, body, peers } of all) {
      yield `MSDP Peer Status Summary for VRF "${vrf}"`;
      yield `Local ASN: 0, originator-id: ${valuesAt(body, 'ip msdp originator-id')?.interface ?? '0.0.0.0'}`;
      yield '';
      yield `Number of configured peers:  ${peers.length}`;
      yield 'Number of established peers: 0';
      yield `Number of shutdown peers:    ${peers.filter(({ isShut }) => isShut).length}`;
      yield '';
      yield 'Peer            Peer        Connection      Uptime/   Last msg  (S,G)s';
      yield 'Address         ASN         State           Downtime  Received  Received';
      for (const { address, system, isShut } of peers) {
        yield `${address.padEnd(16)}${system.padEnd(12)}${(isShut ? 'Shutdown' : 'Inactive').padEnd(16)}00:00:10  never     0`;
      }
      yield '';
    }
  },
  structure: (all) =>
    table(
      'vrf',
      all.map(({ vrf, peers }) => ({
        'vrf-name': vrf,
        configured_peers: String(peers.length),
        established_peers: '0',
        ...table(
          'peer',
          peers.map(({ address, system }) => ({ peer_addr: address, peer_asn: system, conn_status: 'Inactive' })),
        ),
      })),
    ),
});

/** `show ip msdp peer` (layout: genie ShowIpMsdpPeerVrf). */
const msdpPeers = showing('show ip msdp peer [<peer:ip>] [vrf <vrf>]', {
  needs,
  examples: ['show ip msdp peer', 'show ip msdp peer vrf all'],
  read: ({ args, device }) => msdpOf(device, args.vrf),
  *print(all) {
    for (const { vrf, peers } of all) {
      for (const { address, system, isShut } of peers) {
        yield `MSDP peer ${address} for VRF "${vrf}"`;
        yield `AS ${system}, local address: 0.0.0.0 `;
        yield '  Description: none';
        yield `  Connection status: ${isShut ? 'Shutdown' : 'Inactive'}`;
        yield '    Uptime(Downtime): 00:00:10';
        yield '    Password: not set';
        yield '  Keepalive Interval: 60 sec';
        yield '  Keepalive Timeout: 90 sec';
        yield '  Reconnection Interval: 10 sec';
        yield '';
      }
    }
  },
});

/** `show ip msdp sa-cache` (heading: Cisco's Nexus 9000 guide): nobody tells of sources. */
const msdpSources = ['sa-cache', 'route', 'count', 'mesh-group', 'policy statistics sa-policy'].map((what) =>
  showing(`show ip msdp ${what} [vrf <vrf>]` as string, {
    needs,
    examples: [`show ip msdp ${what}`],
    read: ({ args, device }) => msdpOf(device, (args as { vrf?: string }).vrf),
    *print(all) {
      for (const { vrf } of all)
        yield `MSDP ${what === 'sa-cache' ? 'SA Route Cache' : what} for VRF "${vrf}" - 0 entries`;
    },
  }),
);

export const showMroute = [mroute, summary, ...mroute6, msdpSummary, msdpPeers, ...msdpSources];
