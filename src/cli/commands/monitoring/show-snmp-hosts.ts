import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { listIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { snmpHelp as help } from './show-snmp.ts';
import { engineIdOf } from './snmp.ts';
import {
  informSource,
  snmpHost,
  snmpHostFilter,
  snmpHostSource,
  snmpHostVrf,
  snmpLines,
  trapSource,
} from './snmp-lines.ts';
import { trapStates } from './snmp-traps.ts';

const hostRule = '-------------------------------------------------------------------';
const bodyOf = (running: RunningConfiguration) => snmpLines.slice.of(running);

/** Those who are told, with how they are reached. */
function hostsOf(running: RunningConfiguration) {
  const body = bodyOf(running);
  return listIn(body, snmpHost).map(
    ({ host, kind = 'traps', version = '1', level = 'noauth', community, udpPort }) => ({
      host,
      port: udpPort ?? 162,
      version: version === '3' ? 'v3' : `v${version}`,
      level,
      type: kind === 'traps' ? 'trap' : 'inform',
      name: community,
      vrf: listIn(body, snmpHostVrf).find((other) => other.host === host)?.vrf,
      filters: listIn(body, snmpHostFilter).flatMap((other) => (other.host === host ? [other.vrf] : [])),
      source: listIn(body, snmpHostSource).find((other) => other.host === host)?.interface,
    }),
  );
}

/** `show snmp host` (columns and keys: the NX-API reference of Nexus 9000, cisco.nxos nxos_snmp_host). */
export const showSnmpHost = showing('show snmp host', {
  help,
  read: ({ device }) => hostsOf(device.configuration.running),
  *print(hosts) {
    yield hostRule;
    yield 'Host                            Port Version  Level  Type   SecName';
    yield hostRule;
    for (const { host, port, version, level, type, name, vrf, filters, source } of hosts) {
      yield `${host.padEnd(32)}${String(port).padEnd(5)}${version.padEnd(9)}${level.padEnd(7)}${type.padEnd(7)}${name}`;
      if (vrf !== undefined) yield `Use VRF: ${vrf}`;
      if (filters.length > 0) yield `Filter VRF: ${filters.join(', ')}`;
      if (source !== undefined) yield `Source interface: ${source}`;
      yield hostRule;
    }
  },
  structure: (hosts) =>
    table(
      'host',
      hosts.map(({ host, port, version, level, type, name, vrf, filters, source }) => ({
        host,
        port: String(port).padEnd(5),
        version: version.padEnd(9),
        level: level.padEnd(7),
        type: type.padEnd(7),
        secname: String(name).padEnd(32),
        ...(vrf === undefined ? {} : { vrf: `Use VRF: ${vrf}` }),
        ...(filters.length === 0 ? {} : table('vrf_filters', [{ vrf_filter: `Filter VRF: ${filters.join(', ')}` }])),
        ...(source === undefined ? {} : { src_intf: `Source interface: ${source}` }),
      })),
    ),
});

/** `show snmp trap`: which notifications are sent. */
export const showSnmpTrap = showing('show snmp trap', {
  help,
  read: ({ device, running }) =>
    trapStates({ running: device.configuration.running, has: (trait) => running.has(trait) }),
  *print(traps) {
    yield '-'.repeat(80);
    yield 'Trap type                                                       Enabled';
    yield '-'.repeat(80);
    for (const { kind, name, isOn: isSent } of traps) {
      yield `${kind.padEnd(21)}: ${name.padEnd(41)}${isSent ? 'Yes' : 'No'}`;
    }
  },
  structure: (traps) =>
    table(
      'snmp_trap',
      traps.map(({ kind, name, isOn: isSent }) => ({
        trap_type: kind,
        description: name,
        isEnabled: isSent ? 'Yes' : 'No',
      })),
    ),
});

/** `show snmp engineID`: the engine in hexadecimal and in decimal groups. */
export const showSnmpEngine = showing('show snmp engineID', {
  help,
  read: ({ device }) => engineIdOf(device),
  print: (id) => [
    `Local SNMP engineID: [Hex] ${id}`,
    `                     [Dec] ${(id.match(/../g) ?? []).map((pair) => String(Number.parseInt(pair, 16)).padStart(3, '0')).join(':')}`,
  ],
  // Key names inferred.
  structure: (id) => ({ engine_id_hex: id }),
});

/** `show snmp source-interface`. */
export const showSnmpSource = showing('show snmp source-interface', {
  help,
  read: ({ device }) => {
    const body = bodyOf(device.configuration.running);
    return {
      trap: valuesIn(body, trapSource)?.interface ?? '-',
      inform: valuesIn(body, informSource)?.interface ?? '-',
    };
  },
  print: ({ trap, inform }) => [
    hostRule,
    'Notification                    source-interface',
    hostRule,
    `${'trap'.padEnd(32)}${trap}`,
    `${'inform'.padEnd(32)}${inform}`,
    hostRule,
  ],
  structure: ({ trap, inform }) =>
    table('snmp_source_interface', [
      { notification: 'trap', source_interface: trap },
      { notification: 'inform', source_interface: inform },
    ]),
});

/** `show snmp sessions` and `show snmp context`: nobody asks over SNMP here. */
export const showSnmpSessions = showing('show snmp sessions', {
  help,
  read: (): readonly string[] => [],
  print: (sessions) => sessions,
});
export const showSnmpContext = showing('show snmp context', {
  help,
  read: (): readonly string[] => [],
  *print() {
    yield hostRule;
    yield 'Context                         [Protocol instance, VRF, Topology]';
    yield hostRule;
  },
});
