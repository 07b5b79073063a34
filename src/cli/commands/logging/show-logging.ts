import {
  facilityDefaults,
  logfileBytes,
  logging,
  serverSeverity,
  severityNames,
} from '../../../machine/config/logging.ts';
import { listOf } from '../../../machine/config/named.ts';
import { integer } from '../../grammar/arg-types.ts';
import { arg, flag, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { beside } from './beside.ts';

const showWord = word('show', 'Show running system information');
const loggingWord = word('logging', 'Show logging configuration and contents of logfile');

/**
 * `show logging`: where messages go and from which severity on; `info` says the same. Layout: Cisco's system management guides.
 * Keys: `show logging info` in Cisco's NX-API CLI reference for 9.2; those of servers are inferred.
 */
export const showLogging = show({
  syntax: [showWord, loggingWord, flag('isInfo', word('info', 'Show logging configuration'))],
  examples: ['show logging', 'show logging info'],
  read: ({ device }) => {
    const known = device.configuration.of(logging);
    return { ...known, servers: listOf(known.servers), ...beside(device.configuration.running) };
  },
  *print({ console: terminal, monitor, logfile, servers, levels, module, unit, source, origin }) {
    yield '';
    yield `Logging console:                ${level(terminal)}`;
    yield `Logging monitor:                ${level(monitor)}`;
    yield `Logging linecard:               ${level(module)}`;
    yield `Logging timestamp:              ${unit}`;
    yield `Logging source-interface :      ${source === undefined ? 'disabled' : `enabled(Interface: ${source})`}`;
    yield `Logging rate-limit:             enabled`;
    yield `Logging server:                 ${servers.length === 0 ? 'disabled' : 'enabled'}`;
    for (const { host, severity, vrf = 'management', facility = 'local7', port = 514 } of servers) {
      yield `{${host}}`;
      yield `        server severity:        ${severityNames[severity ?? serverSeverity]}`;
      yield `        server facility:        ${facility}`;
      yield `        server VRF:             ${vrf}`;
      yield `        server port:            ${port}`;
    }
    yield `Logging origin_id :             ${origin === undefined ? 'disabled' : `enabled(${origin})`}`;
    yield `Logging logfile:                ${logfile === undefined ? 'disabled' : 'enabled'}`;
    if (logfile !== undefined) {
      yield `        Name - ${logfile.name}: Severity - ${severityNames[logfile.severity]} Size - ${logfile.sizeBytes ?? logfileBytes}`;
    }
    yield '';
    yield 'Facility        Default Severity        Current Session Severity';
    yield '--------        ----------------        ------------------------';
    for (const [facility, initial] of Object.entries(facilityDefaults)) {
      yield `${facility.padEnd(24)}${String(initial).padEnd(24)}${levels[facility] ?? initial}`;
    }
    yield '';
    yield '0(emergencies)          1(alerts)       2(critical)';
    yield '3(errors)               4(warnings)     5(notifications)';
    yield '6(information)          7(debugging)';
    yield '';
  },
  structure: ({ console: terminal, monitor, logfile, servers, levels, module, unit, source, origin }) => ({
    ...statusKeys('console', terminal),
    ...statusKeys('monitor', monitor),
    ...statusKeys('linecard', module),
    log_timestamp: unit,
    source_interface_status: source === undefined ? 'disabled' : 'enabled',
    ...(source === undefined ? {} : { source_interface: source }),
    server_status: servers.length === 0 ? 'disabled' : 'enabled',
    ...table(
      'logging_server',
      servers.map(({ host, severity, vrf = 'management', facility = 'local7', port = 514 }) => ({
        server_host: host,
        server_severity: severityNames[severity ?? serverSeverity],
        server_facility: facility,
        server_port: String(port),
        server_vrf: vrf,
      })),
    ),
    origin_id_status: origin === undefined ? 'disabled' : 'enabled',
    ...statusKeys('logfile', logfile?.severity),
    ...(logfile === undefined ? {} : { logfile_name: logfile.name, logfile_size: logfile.sizeBytes ?? logfileBytes }),
    fac_info: severityNames.map((name, severity) => `${severity}-${name}`).join(', '),
    ...table(
      'facility',
      Object.entries(facilityDefaults).map(([facility, initial]) => ({
        facility_name: facility,
        default_severity: String(initial),
        session_severity: String(levels[facility] ?? initial),
      })),
    ),
  }),
});

/** `show logging logfile`: the messages that the log file has kept. */
export const showLoggingLogfile = show({
  syntax: [showWord, loggingWord, word('logfile', 'Show contents of logfile')],
  examples: ['show logging logfile'],
  read: ({ device }) => device.messages,
  print: (messages) => messages,
});

/** `show logging last`: its newest lines. */
export const showLoggingLast = show({
  syntax: [
    showWord,
    loggingWord,
    word('last', 'Show last few lines of logfile'),
    optional([arg('count', integer(1, 9999), 'Enter number of lines to display')]),
  ],
  examples: ['show logging last 10'],
  read: ({ args, device }) => device.messages.slice(-(args.count ?? 10)),
  print: (messages) => messages,
});

function statusKeys(name: string, severity: number | undefined): Readonly<Record<string, string>> {
  const status = { [`${name}_status`]: severity === undefined ? 'disabled' : 'enabled' };
  return severity === undefined ? status : { ...status, [`${name}_severity`]: severityNames[severity] ?? '' };
}

function level(severity: number | undefined): string {
  return severity === undefined ? 'disabled' : `enabled (Severity: ${severityNames[severity]})`;
}
