import { type Body, bodyOf, entryAt, listAt, valuesAt } from '../../../machine/config/body.ts';
import { valuesOf } from '../../../machine/config/keyed.ts';
import { shortName } from '../../../machine/config/ports.ts';
import { vlans } from '../../../machine/config/vlans.ts';
import type { Device } from '../../../machine/device.ts';
import { type AddressedInterface, addressedInterfaces } from '../../../machine/logical-status.ts';
import { numberAt } from '../../../machine/routing-processes.ts';
import { isOn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { wantedVrfs } from '../routing/tables.ts';
import { table } from '../words/table.ts';
import {
  groupTimeout,
  igmpLines,
  linkLocalSuppression,
  reportSuppression,
  snooping,
  v3ReportSuppression,
} from './igmp-lines.ts';

/** An interface on which IGMP listens: it routes multicast, or its lines say so. */
interface Listening extends AddressedInterface {
  readonly body: Body;
}

/** IGMP runs where PIM does, and where a group is joined by hand. */
function listeningIn(device: Device, vrf: string): readonly Listening[] {
  return addressedInterfaces(device)
    .filter((one) => one.vrf === vrf)
    .map((one) => ({ ...one, body: bodyOf(device.configuration.running, 'config-if', one.name) }))
    .filter(({ body }) =>
      ['ip pim sparse-mode', 'ip igmp join-group', 'ip igmp static-oif'].some((id) => Object.hasOwn(body, id)),
    );
}

interface Vrf {
  readonly vrf: string;
  readonly id: number;
  readonly ports: readonly Listening[];
}

function vrfsOf(device: Device, wanted: string | undefined): readonly Vrf[] {
  return wantedVrfs(device, wanted).map(({ name, id }) => ({ vrf: name, id, ports: listeningIn(device, name) }));
}

/** `show ip igmp interface` (layout: genie ShowIpIgmpInterface; keys: those that cisco.nxos nxos_igmp_interface reads). */
const interfaces = showing('show ip igmp interface [<interface>] [vrf <vrf>]', {
  examples: ['show ip igmp interface', 'show ip igmp interface ethernet 1/1', 'show ip igmp interface vrf all'],
  read: ({ args, device }) => {
    const { interface: port, vrf } = args;
    const all = vrfsOf(device, port === undefined ? vrf : 'all');
    if (port === undefined) return all;
    // One that is named is told of whether IGMP listens there or not, as long as it has an address.
    const named = addressedInterfaces(device).find(({ name }) => name === port);
    if (named === undefined) return [];
    const own = { ...named, body: bodyOf(device.configuration.running, 'config-if', named.name) };
    return all.filter((one) => one.vrf === named.vrf).map((one) => ({ ...one, ports: [own] }));
  },
  *print(all) {
    for (const { vrf, id, ports } of all) {
      yield `IGMP Interfaces for VRF "${vrf}", count: ${ports.length}`;
      for (const port of ports) yield* interfaceLines(port, vrf, id);
      yield '';
    }
  },
  structure: (all) =>
    table(
      'vrf',
      all.map(({ vrf, ports }) => ({
        'vrf-name': vrf,
        'if-count': String(ports.length),
        ...table('if', ports.map(interfaceKeys)),
      })),
    ),
});

/** `show ip igmp interface brief` (layout: Cisco's Nexus 9000 multicast guide). */
const interfacesBrief = showing('show ip igmp interface brief [vrf <vrf>]', {
  examples: ['show ip igmp interface brief', 'show ip igmp interface brief vrf all'],
  read: ({ args, device }) => vrfsOf(device, args.vrf),
  *print(all) {
    for (const { vrf, ports } of all) {
      yield `IGMP Interfaces for VRF "${vrf}", count: ${ports.length}`;
      yield 'Interface            IP Address      IGMP Querier    Membership  Version';
      yield '                                                     Count';
      for (const { name, address, isUp, body } of ports) {
        const [own = ''] = address.split('/');
        const members = listAt(body, 'ip igmp static-oif').length + listAt(body, 'ip igmp join-group').length;
        yield `${name.padEnd(21)}${own.padEnd(16)}${(isUp ? own : 'none').padEnd(16)}${String(members).padEnd(12)}v${settingsOf(body).version}`;
      }
      yield '';
    }
  },
});

function settingsOf(body: Body) {
  const at = (line: string, name: string, otherwise: number) => numberAt(body, `ip igmp ${line}`, name, otherwise);
  return {
    version: Number(valuesAt(body, 'ip igmp version')?.version ?? 2),
    queryInterval: at('query-interval', 'seconds', 125),
    maxResponseTime: at('query-max-response-time', 'seconds', 10),
    startupInterval: at('startup-query-interval', 'seconds', 31),
    startupCount: at('startup-query-count', 'count', 2),
    lastMemberTime: at('last-member-query-response-time', 'seconds', 1),
    lastMemberCount: at('last-member-query-count', 'count', 2),
    groupTimeout: at('group-timeout', 'seconds', 260),
    querierTimeout: at('querier-timeout', 'seconds', at('query-timeout', 'seconds', 255)),
    robustness: at('robustness-variable', 'value', 2),
    isLinkLocalReported: entryAt(body, 'ip igmp report-link-local-groups') !== undefined,
    isLeavingAtOnce: entryAt(body, 'ip igmp immediate-leave') !== undefined,
  };
}

function* interfaceLines({ name, address, isUp, isShut, body }: Listening, vrf: string, id: number): Generator<string> {
  const up = isUp ? 'up' : 'down';
  const [own = ''] = address.split('/');
  const is = settingsOf(body);
  yield `${name}, Interface status: protocol-${up}/link-${up}/admin-${isShut ? 'down' : 'up'}`;
  yield `  IP address: ${own}, IP subnet: ${address}`;
  yield isUp
    ? `  Active querier: ${own}, version: ${is.version}, next query sent in: 00:00:47`
    : '  Active querier: none';
  yield `  Membership count: ${listAt(body, 'ip igmp static-oif').length + listAt(body, 'ip igmp join-group').length}`;
  yield '  Old Membership count 0';
  yield `  IGMP version: ${is.version}, host version: ${is.version}`;
  yield `  IGMP query interval: ${is.queryInterval} secs, configured value: ${is.queryInterval} secs`;
  yield `  IGMP max response time: ${is.maxResponseTime} secs, configured value: ${is.maxResponseTime} secs`;
  yield `  IGMP startup query interval: ${is.startupInterval} secs, configured value: ${is.startupInterval} secs`;
  yield `  IGMP startup query count: ${is.startupCount}`;
  yield `  IGMP last member mrt: ${is.lastMemberTime} secs`;
  yield `  IGMP last member query count: ${is.lastMemberCount}`;
  yield `  IGMP group timeout: ${is.groupTimeout} secs, configured value: ${is.groupTimeout} secs`;
  yield `  IGMP querier timeout: ${is.querierTimeout} secs, configured value: ${is.querierTimeout} secs`;
  yield '  IGMP unsolicited report interval: 10 secs';
  yield `  IGMP robustness variable: ${is.robustness}, configured value: ${is.robustness}`;
  yield `  IGMP reporting for link-local groups: ${is.isLinkLocalReported ? 'enabled' : 'disabled'}`;
  yield '  IGMP interface enable refcount: 1';
  yield `  IGMP interface immediate leave: ${is.isLeavingAtOnce ? 'enabled' : 'disabled'}`;
  yield `  IGMP VRF name ${vrf} (id ${id})`;
  yield `  IGMP Report Policy: ${valuesAt(body, 'ip igmp report-policy')?.map ?? 'None'}`;
  yield `  IGMP State Limit: ${valuesAt(body, 'ip igmp state-limit')?.limit ?? 'None'}`;
  yield '  IGMP interface statistics: (only non-zero values displayed)';
  yield '    General (sent/received):';
  yield '      v2-queries: 0/0, v2-reports: 0/0, v2-leaves: 0/0';
  yield '      v3-queries: 0/0, v3-reports: 0/0';
  yield '    Errors:';
  yield '  Interface PIM DR: Yes';
  yield '  Interface vPC SVI: No';
}

function interfaceKeys({ name, address, isUp, isShut, body }: Listening): object {
  const is = settingsOf(body);
  const [own = ''] = address.split('/');
  return {
    IfName: name,
    ProtocolStatus: isUp ? 'up' : 'down',
    LinkStatus: isUp ? 'up' : 'down',
    AdminStatus: isShut ? 'down' : 'up',
    IPAddress: own,
    QuerierAddress: isUp ? own : '0.0.0.0',
    IGMPVersion: String(is.version),
    ConfiguredQueryInterval: String(is.queryInterval),
    ConfiguredMaxResponseTime: String(is.maxResponseTime),
    ConfiguredStartupQueryInterval: String(is.startupInterval),
    StartupQueryCount: String(is.startupCount),
    LastMemberMTR: String(is.lastMemberTime),
    LastMemberQueryCount: String(is.lastMemberCount),
    ConfiguredGroupTimeout: String(is.groupTimeout),
    ConfiguredQuerierTimeout: String(is.querierTimeout),
    RobustnessVariable: String(is.robustness),
    ReportingForLinkLocal: String(is.isLinkLocalReported),
    ImmediateLeave: is.isLeavingAtOnce ? 'enabled' : 'disabled',
  };
}

interface Member {
  readonly group: string;
  readonly source: string | undefined;
  readonly type: 'S' | 'L';
  readonly port: string;
  readonly reporter: string;
}

function membersOf({ ports }: Vrf): readonly Member[] {
  return ports.flatMap(({ name, address, body }) =>
    (['ip igmp static-oif', 'ip igmp join-group'] as const).flatMap((id) =>
      listAt(body, id)
        .filter(({ group }) => group !== undefined)
        .map(({ group, source }) => ({
          group: String(group),
          source: source === undefined ? undefined : String(source),
          type: id.endsWith('oif') ? ('S' as const) : ('L' as const),
          port: name,
          reporter: address.split('/')[0] ?? '',
        })),
    ),
  );
}

/** `show ip igmp groups` (layout: genie ShowIpIgmpGroups): those that are configured, for there are no hosts that join. */
const groups = showing('show ip igmp groups [vrf <vrf>]', {
  examples: ['show ip igmp groups', 'show ip igmp groups vrf all'],
  read: ({ args, device }) => vrfsOf(device, args.vrf).map((one) => ({ vrf: one.vrf, members: membersOf(one) })),
  *print(all) {
    for (const { vrf, members } of all) {
      yield `IGMP Connected Group Membership for VRF "${vrf}" - ${members.length} total entries`;
      yield 'Type: S - Static, D - Dynamic, L - Local, T - SSM Translated';
      yield 'Group Address      Type Interface           Uptime    Expires   Last Reporter';
      for (const { group, source, type, port, reporter } of members) {
        if (source !== undefined) yield group;
        const first = source === undefined ? group.padEnd(19) : `  ${source.padEnd(19)}`;
        yield `${first}${type.padEnd(5)}${port.padEnd(20)}00:00:10  never     ${reporter}`;
      }
      yield '';
    }
  },
  structure: (all) =>
    table(
      'vrf',
      all.map(({ vrf, members }) => ({ 'vrf-name': vrf, 'entry-count': String(members.length) })),
    ),
});

/** `show ip igmp local-groups` (layout: genie ShowIpIgmpLocalGroups). */
const localGroups = showing('show ip igmp local-groups [vrf <vrf>]', {
  examples: ['show ip igmp local-groups', 'show ip igmp local-groups vrf all'],
  read: ({ args, device }) => vrfsOf(device, args.vrf).map((one) => ({ vrf: one.vrf, members: membersOf(one) })),
  *print(all) {
    for (const { vrf, members } of all) {
      yield `IGMP Locally Joined Group Membership for VRF "${vrf}"`;
      yield 'Group Address    Source Address   Type     Interface   Last Reported ';
      for (const { group, source = '*', type, port } of members) {
        yield `${group.padEnd(17)}${source.padEnd(17)}${(type === 'S' ? 'Static' : 'Local').padEnd(9)}${shortName(port).padEnd(12)}00:00:10  `;
      }
      yield '';
    }
  },
});

function snoopingOf(device: Device) {
  const body = igmpLines.slice.of(device.configuration.running);
  const timeout = valuesAt(body, groupTimeout.id);
  return {
    isOn: isOn(body, snooping),
    suppressesReports: isOn(body, reportSuppression),
    suppressesV3: isOn(body, v3ReportSuppression),
    suppressesLinkLocal: isOn(body, linkLocalSuppression),
    timeout: timeout === undefined ? undefined : String(timeout.minutes ?? 'never'),
    vlans: valuesOf(device.configuration.of(vlans)).map(({ id }) => id),
  };
}

const abled = (isEnabled: boolean) => (isEnabled ? 'enabled' : 'disabled');

/** `show ip igmp snooping` (layout: genie ShowIpIgmpSnooping; keys: those that cisco.nxos nxos_igmp_snooping reads). */
const snoopingState = showing('show ip igmp snooping [vlan <vlan>]', {
  examples: ['show ip igmp snooping', 'show ip igmp snooping vlan 1'],
  read: ({ args, device }) => {
    const state = snoopingOf(device);
    return {
      ...state,
      vlans: state.vlans.filter((id) => args.vlan === undefined || id === args.vlan),
      isOne: args.vlan !== undefined,
    };
  },
  *print({ isOn: isEnabled, suppressesReports, suppressesV3, suppressesLinkLocal, timeout, vlans: ids, isOne }) {
    if (!isOne) {
      yield 'Global IGMP Snooping Information:';
      yield `  IGMP Snooping ${abled(isEnabled)}`;
      yield '  Optimised Multicast Flood (OMF) enabled';
      yield `  IGMPv1/v2 Report Suppression ${abled(suppressesReports)}`;
      yield `  IGMPv3 Report Suppression ${abled(suppressesV3)}`;
      yield `  Link Local Groups Suppression ${abled(suppressesLinkLocal)}`;
      if (timeout !== undefined) yield `  Group timeout configured: ${timeout}`;
      yield '';
    }
    for (const id of ids) {
      yield `IGMP Snooping information for vlan ${id}`;
      yield `  IGMP snooping ${abled(isEnabled)}`;
      yield '  Lookup mode: IP';
      yield '  Optimised Multicast Flood (OMF) enabled';
      yield '  IGMP querier none';
      yield '  Switch-querier disabled';
      yield '  IGMP Explicit tracking enabled';
      yield '  IGMPv2 Fast leave disabled';
      yield `  IGMPv1/v2 Report suppression ${abled(suppressesReports)}`;
      yield `  IGMPv3 Report suppression ${abled(suppressesV3)}`;
      yield `  Link Local Groups suppression ${abled(suppressesLinkLocal)}`;
      yield '  Router port detection using PIM Hellos, IGMP Queries';
      yield '  Number of router-ports: 0';
      yield '  Number of groups: 0';
      yield '  VLAN vPC function disabled';
      yield '  Active ports:';
      yield '';
    }
  },
  structure: ({ isOn: isEnabled, suppressesReports, suppressesV3, suppressesLinkLocal, vlans: ids }) => ({
    enabled: String(isEnabled),
    grepsup: String(suppressesReports),
    gv3repsup: String(suppressesV3),
    glinklocalgrpsup: String(suppressesLinkLocal),
    goptimsup: 'true',
    ...table(
      'vlan',
      ids.map((id) => ({
        'vlan-id': String(id),
        'snoop-enabled': String(isEnabled),
        'rtr-ports': '0',
        'grp-cnt': '0',
      })),
    ),
  }),
});

/** `show ip igmp snooping groups`, `mrouter`, `querier`, `explicit-tracking`: nobody joins (headings: Cisco's Nexus 9000 guide). */
const snoopingTables = [
  [
    'groups',
    [
      'Type: S - Static, D - Dynamic, R - Router port, F - Fabricpath core port',
      '',
      'Vlan  Group Address      Ver  Type  Port list',
    ],
  ],
  [
    'mrouter',
    [
      'Type: S - Static, D - Dynamic, V - vPC Peer Link',
      '      I - Internal, F - Fabricpath core port',
      '      C - Co-learned, U - User Configured',
      '      P - learnt by Peer',
      'Vlan  Router-port   Type      Uptime      Expires',
    ],
  ],
  ['querier', ['Vlan  IP Address       Version   Expires     Port']],
  ['explicit-tracking', ['IGMPv3 Snooping Explicit-tracking information']],
  ['statistics', ['Global IGMP snooping statistics: (only non-zero values displayed)']],
].map(([what, heading]) =>
  showing(`show ip igmp snooping ${what} [vlan <vlan>]` as string, {
    examples: [`show ip igmp snooping ${what}`, `show ip igmp snooping ${what} vlan 1`],
    read: ({ device }) => snoopingOf(device),
    *print() {
      yield* heading ?? [];
    },
    structure: () => ({}),
  }),
);

export const showIgmp = [interfaces, interfacesBrief, groups, localGroups, snoopingState, ...snoopingTables];
