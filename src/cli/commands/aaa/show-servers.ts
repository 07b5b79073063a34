import { listOf } from '../../../machine/config/named.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { isOn, listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import type { Command } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { aaaLines, groupDeadtime, groupServer, groupSource, groupVrf, radiusGroup, tacacsGroup } from './aaa.ts';
import {
  acctPortDefault,
  authPortDefault,
  radiusHosts,
  type ServerHost,
  tacacsHosts,
  tacacsPortDefault,
} from './server-hosts.ts';
import {
  radiusDeadtime,
  radiusDirected,
  radiusKey,
  radiusRetransmit,
  radiusSource,
  radiusTimeout,
  serverLines,
  tacacsDeadtime,
  tacacsDirected,
  tacacsKey,
  tacacsSource,
  tacacsTimeout,
} from './servers.ts';

const help = {
  show: 'Show running system information',
  'radius-server': 'Show RADIUS related information',
  'tacacs-server': 'Show TACACS+ related information',
  'directed-request': 'Whether users may name a server',
  groups: 'Show groups of servers',
  sorted: 'Show servers in the order of their names',
};

/** What holds for all servers of a protocol, and the servers. */
interface Servers {
  readonly timeout: number;
  readonly retransmit?: number;
  readonly deadtime: number;
  readonly source: string;
  readonly hasKey: boolean;
  readonly hosts: readonly ServerHost[];
}

function radiusOf(running: RunningConfiguration): Servers {
  const body = serverLines.slice.of(running);
  return {
    timeout: valuesIn(body, radiusTimeout)?.timeout ?? 5,
    retransmit: valuesIn(body, radiusRetransmit)?.retransmit ?? 1,
    deadtime: valuesIn(body, radiusDeadtime)?.deadtime ?? 0,
    source: valuesIn(body, radiusSource)?.interface ?? 'any available',
    hasKey: valuesIn(body, radiusKey) !== undefined,
    hosts: listOf(radiusHosts.of(running)),
  };
}

function tacacsOf(running: RunningConfiguration): Servers {
  const body = serverLines.slice.of(running);
  return {
    timeout: valuesIn(body, tacacsTimeout)?.timeout ?? 5,
    deadtime: valuesIn(body, tacacsDeadtime)?.deadtime ?? 0,
    source: valuesIn(body, tacacsSource)?.interface ?? 'any available',
    hasKey: valuesIn(body, tacacsKey) !== undefined,
    hosts: listOf(tacacsHosts.of(running)),
  };
}

function* headLines(name: string, { timeout, retransmit, deadtime, source, hasKey, hosts }: Servers) {
  if (hasKey) yield `Global ${name} shared secret:********`;
  if (retransmit !== undefined) yield `retransmission count:${retransmit}`;
  yield `timeout value:${timeout}`;
  yield `deadtime value:${deadtime}`;
  yield `source interface:${source}`;
  yield `total number of servers:${hosts.length}`;
  yield '';
  yield `following ${name} servers are configured:`;
}

function commonLines(name: string, { key, timeout, retransmit }: ServerHost): readonly string[] {
  return [
    ...(key === undefined ? [] : [`                ${name} shared secret:********`]),
    ...(timeout === undefined ? [] : [`                timeout:${timeout}`]),
    ...(retransmit === undefined ? [] : [`                retries:${retransmit}`]),
  ];
}

function* radiusLines(servers: Servers): Generator<string> {
  yield* headLines('RADIUS', servers);
  for (const host of servers.hosts) {
    yield `        ${host.host}:`;
    if (host.onlyFor !== 'accounting')
      yield `                available for authentication on port:${host.authPort ?? authPortDefault}`;
    if (host.onlyFor !== 'authentication')
      yield `                available for accounting on port:${host.acctPort ?? acctPortDefault}`;
    yield* commonLines('RADIUS', host);
  }
}

function* tacacsLines(servers: Servers): Generator<string> {
  yield* headLines('TACACS+', servers);
  for (const host of servers.hosts) {
    yield `        ${host.host}:`;
    yield `                available on port:${host.port ?? tacacsPortDefault}`;
    yield* commonLines('TACACS+', host);
  }
}

/** Servers as data: numbers of RADIUS are numbers, those of TACACS+ texts (the NX-API reference of 9.2). */
function radiusData({ timeout, retransmit, deadtime, source, hosts }: Servers) {
  return {
    global_timeout: timeout,
    retransmissionCount: retransmit,
    global_deadtime: deadtime,
    global_source_intf: source,
    server_count: hosts.length,
    ...table(
      'server',
      hosts.map((host) => ({
        server_ip: host.host,
        auth_port: host.authPort ?? authPortDefault,
        acct_port: host.acctPort ?? acctPortDefault,
        ...(host.key === undefined ? {} : { secretKey: '********' }),
        ...(host.timeout === undefined ? {} : { timeout: host.timeout }),
      })),
    ),
  };
}

function tacacsData({ timeout, deadtime, source, hosts }: Servers) {
  return {
    global_timeout: String(timeout),
    global_deadtime: String(deadtime),
    global_source_intf: source,
    server_count: String(hosts.length),
    ...table(
      'server',
      hosts.map((host) => ({
        server_ip: host.host,
        port: String(host.port ?? tacacsPortDefault),
        ...(host.key === undefined ? {} : { secretKey: '********' }),
        ...(host.timeout === undefined ? {} : { timeout: String(host.timeout) }),
      })),
    ),
  };
}

function one(servers: Servers, name: string | undefined): Servers {
  return name === undefined ? servers : { ...servers, hosts: servers.hosts.filter(({ host }) => host === name) };
}

/** `show radius-server` and `show tacacs-server` (words and keys: the NX-API reference of 9.2). */
export const showRadiusServer = showing('show radius-server [<host>]', {
  help,
  examples: ['show radius-server', 'show radius-server 192.0.2.20'],
  read: ({ args, device }) => one(radiusOf(device.configuration.running), args.host),
  print: radiusLines,
  structure: radiusData,
});
export const showTacacsServer = showing('show tacacs-server [<host>]', {
  needs: 'feature tacacs+',
  help,
  examples: ['show tacacs-server', 'show tacacs-server 192.0.2.21'],
  read: ({ args, device }) => one(tacacsOf(device.configuration.running), args.host),
  print: tacacsLines,
  structure: tacacsData,
});
export const showRadiusSorted = showing('show radius-server sorted', {
  help,
  read: ({ device }) => sorted(radiusOf(device.configuration.running)),
  print: radiusLines,
  structure: radiusData,
});
export const showTacacsSorted = showing('show tacacs-server sorted', {
  needs: 'feature tacacs+',
  help,
  read: ({ device }) => sorted(tacacsOf(device.configuration.running)),
  print: tacacsLines,
  structure: tacacsData,
});

function sorted(servers: Servers): Servers {
  return { ...servers, hosts: [...servers.hosts].sort((one, other) => (one.host < other.host ? -1 : 1)) };
}

/** `show radius-server directed-request`, `show tacacs-server directed-request`: one word (cisco.nxos nxos_aaa_server). */
export const showRadiusDirected = showing('show radius-server directed-request', {
  help,
  read: ({ device }) => isOn(serverLines.slice.of(device.configuration.running), radiusDirected),
  print: (isEnabled) => [isEnabled ? 'enabled' : 'disabled'],
  structure: (isEnabled) => ({ direct_req: isEnabled ? 'enabled' : 'disabled' }),
});
export const showTacacsDirected = showing('show tacacs-server directed-request', {
  needs: 'feature tacacs+',
  help,
  read: ({ device }) => isOn(serverLines.slice.of(device.configuration.running), tacacsDirected),
  print: (isEnabled) => [isEnabled ? 'enabled' : 'disabled'],
  structure: (isEnabled) => ({ direct_req: isEnabled ? 'enabled' : 'disabled' }),
});

/** Groups of servers, beginning with the one that holds all. */
function groupsOf(running: RunningConfiguration, kind: typeof radiusGroup | typeof tacacsGroup) {
  return sectionsIn(aaaLines.slice.of(running), kind).map(({ values, body }) => ({
    name: String(values.name),
    servers: listIn(body, groupServer).map(({ host }) => host),
    deadtime: valuesIn(body, groupDeadtime)?.deadtime ?? 0,
    vrf: valuesIn(body, groupVrf)?.vrf,
    source: valuesIn(body, groupSource)?.interface,
  }));
}

type Groups = ReturnType<typeof groupsOf>;

function groupsCommand(
  command: 'radius-server' | 'tacacs-server',
  name: string,
  own: string,
  needs: string | undefined,
) {
  const isRadius = command === 'radius-server';
  const shown: Command = showing(`show ${command} groups [<group:word127>]`, {
    ...(needs === undefined ? {} : { needs }),
    help,
    examples: [`show ${command} groups`],
    read: ({ args, device }) => {
      const { running } = device.configuration;
      const all = groupsOf(running, isRadius ? radiusGroup : tacacsGroup);
      return args.group === undefined ? all : all.filter((group) => group.name === args.group);
    },
    *print(groups: Groups) {
      yield `total number of groups:${groups.length + 1}`;
      yield '';
      yield `following ${name} server groups are configured:`;
      yield `        group ${own}:`;
      yield `                server: all configured ${name.toLowerCase().replace('+', '')} servers`;
      yield '                deadtime is 0';
      for (const { name: group, servers, deadtime, vrf, source } of groups) {
        yield `        group ${group}:`;
        for (const server of servers) {
          yield isRadius
            ? `                server: ${server} on auth-port ${authPortDefault}, acct-port ${acctPortDefault}`
            : `                server ${server} on port ${tacacsPortDefault}`;
        }
        yield `                deadtime is ${deadtime}`;
        if (vrf !== undefined) yield `                vrf is ${vrf}`;
        if (source !== undefined) yield `                source interface ${source}`;
      }
    },
    structure: (groups: Groups) => ({
      group_count: String(groups.length + 1),
      ...table(
        'group',
        groups.map(({ name: group, servers, deadtime, vrf }) => ({
          group_name: group,
          ...table(
            'server',
            servers.map((server) => ({ server_ip: server })),
          ),
          group_deadtime: String(deadtime),
          ...(vrf === undefined ? {} : { vrf_name: vrf }),
        })),
      ),
    }),
  });
  return shown;
}

export const showRadiusGroups = groupsCommand('radius-server', 'RADIUS', 'radius', undefined);
export const showTacacsGroups = groupsCommand('tacacs-server', 'TACACS+', 'tacacs', 'feature tacacs+');
