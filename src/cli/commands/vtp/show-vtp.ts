import { valuesOf } from '../../../machine/config/keyed.ts';
import { vlans } from '../../../machine/config/vlans.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { word } from '../../grammar/tokens.ts';
import { linesAt } from '../../notation/notation.ts';
import { isOn, valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { table } from '../words/table.ts';
import { vtpDomain, vtpLines, vtpMode, vtpOnPort, vtpPassword, vtpPruning, vtpVersion } from './lines.ts';

const showWord = word('show', 'Show running system information');
const vtpWord = word('vtp', 'VTP information', { needs: 'feature vtp' });

/** `show vtp status` (the words that cisco.nxos nxos_vtp_version and nxos_vtp_domain look for; keys: Cisco's command reference of 9.3). */
export const showVtpStatus = show({
  syntax: [showWord, vtpWord, word('status', 'VTP domain status')],
  examples: ['show vtp status'],
  read({ device }) {
    const body = vtpLines.slice.of(device.configuration.running);
    return {
      version: valuesIn(body, vtpVersion)?.version ?? 1,
      mode: valuesIn(body, vtpMode)?.mode ?? 'server',
      domain: valuesIn(body, vtpDomain)?.domain ?? '',
      isPruning: isOn(body, vtpPruning),
      count: valuesOf(device.configuration.of(vlans)).length,
    };
  },
  *print({ version, mode, domain, isPruning, count }) {
    yield 'VTP Status Information';
    yield '----------------------';
    yield 'VTP Version                     : 2 (capable)';
    yield 'Configuration Revision          : 0';
    yield 'Maximum VLANs supported locally : 1005';
    yield `Number of existing VLANs        : ${count}`;
    yield `VTP Operating Mode              : ${mode.charAt(0).toUpperCase()}${mode.slice(1)}`;
    yield `VTP Domain Name                 : ${domain}`;
    yield `VTP Pruning Mode                : ${isPruning ? 'Enabled' : 'Disabled'} (Operationally Disabled)`;
    yield `VTP V2 Mode                     : ${version === 2 ? 'Enabled' : 'Disabled'}`;
    yield 'VTP Traps Generation            : Disabled';
    yield 'MD5 Digest                      : 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 ';
    yield 'Configuration last modified by 0.0.0.0 at 0-0-00 00:00:00';
    yield 'Local updater ID is 0.0.0.0 (no valid interface found)';
    yield `VTP version running             : ${version}`;
  },
  structure: ({ version, mode, domain, isPruning, count }) => ({
    version: '2',
    config_rev: '0',
    max_vlan_supported_local: '1005',
    num_current_vlans: String(count),
    oper_mode: mode,
    domain_name: domain,
    pruning_mode: isPruning ? 'Enabled' : 'Disabled',
    oper_pruning_mode: 'Disabled',
    v2_mode: version === 2 ? 'Enabled' : 'Disabled',
    trap_enabled: 'Disabled',
    'running-version': String(version),
  }),
});

/** `show vtp password` (keys: Cisco's command reference of 9.3, and what cisco.nxos nxos_vtp_password reads where there is none). */
export const showVtpPassword = show({
  syntax: [showWord, vtpWord, word('password', 'VTP password')],
  examples: ['show vtp password'],
  read: ({ device }) => valuesIn(vtpLines.slice.of(device.configuration.running), vtpPassword)?.password,
  print: (password) => [password === undefined ? 'The VTP password is not configured.' : `VTP Password: ${password}`],
  structure: (password) => ({ passwd: password ?? '\\' }),
});

/** `show vtp counters` (layout: Cisco's layer 2 guides; keys: its command reference of 9.3). */
export const showVtpCounters = show({
  syntax: [showWord, vtpWord, word('counters', 'VTP statistics')],
  examples: ['show vtp counters'],
  read: () => undefined,
  *print() {
    yield 'VTP statistics:';
    for (const [words] of counted) yield `${words}: 0`;
  },
  structure: () => Object.fromEntries(counted.map(([, key]) => [key, '0'])),
});

const counted = [
  ['Summary advertisements received    ', 'summary_rx'],
  ['Subset advertisements received     ', 'subset_rx'],
  ['Request advertisements received    ', 'request_rx'],
  ['Summary advertisements transmitted ', 'summary_tx'],
  ['Subset advertisements transmitted  ', 'subset_tx'],
  ['Request advertisements transmitted ', 'request_tx'],
  ['Number of config revision errors   ', 'num_config_rev_error'],
  ['Number of config digest errors     ', 'num_config_digest_error'],
  ['Number of V1 summary errors        ', 'num_v1_summary_error'],
] as const;

/** `show vtp interface` (keys: Cisco's command reference of 9.3; layout: Cisco's layer 2 guides). */
export const showVtpInterface = show({
  syntax: [showWord, vtpWord, word('interface', 'VTP interface status and configuration')],
  examples: ['show vtp interface'],
  read({ device }) {
    const { running } = device.configuration;
    return portStatuses(device)
      .filter(({ port, state }) => port.number > 0 && !state.isRouted)
      .map(({ port }) => ({
        if_index: port.name,
        status: isOn(linesAt(running, interfaceMode, port.name), vtpOnPort) ? 'enabled' : 'disabled',
      }));
  },
  *print(rows) {
    yield 'Interface                VTP Status';
    yield '------------------------------------';
    for (const { if_index: name, status } of rows) yield `${name.padEnd(25)}${status}`;
  },
  structure: (rows) => table('vtp_interface', rows),
});
