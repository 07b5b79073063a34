import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { domainAddress, vpcSettings, vpcStatus } from './status.ts';

const needs = 'feature vpc';
const help = { vpc: 'Virtual Port Channel configuration' };

/** `show vpc role`. Form: Cisco's interface guides; keys: the command reference of 9.3. */
export const showVpcRole = showing('show vpc role', {
  needs,
  help: { ...help, role: 'vPC role status' },
  read: ({ device }) => {
    const status = vpcStatus(device);
    return { set: vpcSettings(status), system: domainAddress(status), local: device.macAddress };
  },
  *print({ set, system, local }) {
    yield 'vPC Role status';
    yield '----------------------------------------------------';
    const rows: readonly (readonly [string, string])[] = [
      ['vPC role', 'none established'],
      ['Dual Active Detection Status', '0'],
      ['vPC system-mac', system],
      ['vPC system-priority', String(set.systemPriority)],
      ['vPC local system-mac', local],
      ['vPC local role-priority', String(set.role)],
      ['vPC local config role-priority', String(set.role)],
      ['vPC peer system-mac', '0000.0000.0000'],
      ['vPC peer role-priority', '0'],
    ];
    for (const [what, value] of rows) yield `${what.padEnd(32)}: ${value}`;
  },
  structure: ({ set, system, local }) => ({
    'vpc-peer-status': 'peer-not-configured',
    'vpc-peer-status-reason': 'SUCCESS',
    'vpc-current-role': 'none-established',
    'dual-active-detected': 'false',
    'vpc-system-mac': system,
    'vpc-system-prio': String(set.systemPriority),
    'vpc-local-system-mac': local,
    'vpc-local-role-prio': String(set.role),
    'vpc-peer-system-mac': '0000.0000.0000',
    'vpc-peer-role-prio': '0',
  }),
});

/** `show vpc peer-keepalive`. Form: Cisco's interface guides; keys: the command reference of 9.3. */
export const showVpcKeepalive = showing('show vpc peer-keepalive', {
  needs,
  help: { ...help, 'peer-keepalive': 'vPC keepalive status' },
  read: ({ device }) => vpcSettings(vpcStatus(device)).keepalive,
  *print(keepalive) {
    if (keepalive === undefined) {
      yield 'vPC keep-alive status             : Disabled';
      return;
    }
    yield 'vPC keep-alive status             : peer is not reachable through peer-keepalive';
    yield '--Send status                     : Success ';
    yield '--Receive status                  : Failed';
    yield '--Last update from peer           : (0  ) seconds, (0  ) msec';
    yield '';
    yield 'vPC Keep-alive parameters';
    yield `--Destination                     : ${keepalive.ip}`;
    yield `--Keepalive interval              : ${keepalive.interval ?? 1000} msec`;
    yield `--Keepalive timeout               : ${keepalive.timeout ?? 5} seconds`;
    yield `--Keepalive hold timeout          : ${keepalive.holdTimeout ?? 3} seconds`;
    yield `--Keepalive vrf                   : ${keepalive.vrf ?? 'management'}`;
    yield `--Keepalive udp port              : ${keepalive.udpPort ?? 3200}`;
    yield `--Keepalive tos                   : ${keepalive.tosByte ?? 192}`;
  },
  structure: (keepalive) =>
    keepalive === undefined
      ? { 'vpc-peer-keepalive-status': 'disabled' }
      : {
          'vpc-peer-keepalive-status': 'peer-not-reachable',
          'vpc-keepalive-dest': keepalive.ip,
          'vpc-keepalive-interval': String(keepalive.interval ?? 1000),
          'vpc-keepalive-timeout': String(keepalive.timeout ?? 5),
          'vpc-keepalive-hold-timeout': String(keepalive.holdTimeout ?? 3),
          'vpc-keepalive-vrf': keepalive.vrf ?? 'management',
          'vpc-keepalive-udp-port': String(keepalive.udpPort ?? 3200),
          'vpc-keepalive-tos': String(keepalive.tosByte ?? 192),
        },
});

/** `show vpc orphan-ports`: without a peer link no port is an orphan (form: Cisco's interface guides). */
export const showVpcOrphans = showing('show vpc orphan-ports', {
  needs,
  help: { ...help, 'orphan-ports': 'Show ports that are not part of vPC but have common VLANs' },
  read: ({ device }) => vpcStatus(device).orphans,
  *print() {
    yield 'Note:';
    yield '--------::Going through port database. Please be patient.::--------';
    yield '';
    yield 'VLAN           Orphan Ports';
    yield '-------        -------------------------';
  },
  structure: () => ({}),
});

/** `show vpc statistics peer-keepalive`. Form: Cisco's interface guides; keys: the command reference of 9.3. */
export const showVpcStatistics = showing('show vpc statistics peer-keepalive', {
  needs,
  help: { ...help, statistics: 'Statistics', 'peer-keepalive': 'Peer keepalive statistics' },
  read: ({ device }) => vpcSettings(vpcStatus(device)).keepalive !== undefined,
  *print(isOn) {
    yield `vPC keep-alive status             : ${isOn ? 'peer is not reachable through peer-keepalive' : 'Disabled'}`;
    yield '';
    yield 'vPC keep-alive statistics';
    yield '----------------------------------------------------';
    yield 'peer-keepalive tx count:        0';
    yield 'peer-keepalive rx count:        0';
    yield 'average interval for peer rx:   0';
    yield 'Count of peer state changes:    0';
  },
  structure: (isOn) => ({
    'vpc-peer-keepalive-status': isOn ? 'peer-not-reachable' : 'disabled',
    'vpc-keepalive-counters-tx': '0',
    'vpc-keepalive-counters-rx': '0',
    'vpc-keepalive-avg-rx-interval': '0',
    'vpc-keepalive-peer-state-changes': '0',
  }),
});

/** Names and types of what both sides of a vPC must have in common (Cisco's interface guides). */
const parameters: readonly (readonly [string, string, string])[] = [
  ['STP Mode', '1', 'Rapid-PVST'],
  ['STP Disabled', '1', 'None'],
  ['STP MST Region Name', '1', '""'],
  ['STP MST Region Revision', '1', '0'],
  ['STP Loopguard', '1', 'Disabled'],
  ['STP Bridge Assurance', '1', 'Enabled'],
  ['STP Port Type, Edge', '1', 'Normal, Disabled,'],
  ['Interface-vlan admin up', '2', ''],
  ['Allowed VLANs', '-', '-'],
  ['Local suspended VLANs', '-', '-'],
];

/** `show vpc consistency-parameters global`: what this side has; a peer is not there. Keys: the command reference of 9.3. */
export const showVpcConsistency = showing('show vpc consistency-parameters global', {
  needs,
  help: { ...help, 'consistency-parameters': 'Show vPC Consistency Parameters', global: 'Global Parameters' },
  read: ({ device }) => (vpcStatus(device).domain === undefined ? [] : parameters),
  *print(rows) {
    yield '';
    yield '    Legend:';
    yield '        Type 1 : vPC will be suspended in case of mismatch';
    yield '';
    yield 'Name                        Type  Local Value            Peer Value             ';
    yield '-------------               ----  ---------------------- -----------------------';
    for (const [name, type, value] of rows) yield `${name.padEnd(28)}${type.padEnd(6)}${value.padEnd(23)}-`;
  },
  structure: (rows) =>
    table(
      'vpc_consistency',
      rows.map(([name, type, value]) => ({
        'vpc-param-name': name,
        'vpc-param-type': type,
        'vpc-param-local-val': value,
        'vpc-param-peer-val': '-',
      })),
    ),
});
