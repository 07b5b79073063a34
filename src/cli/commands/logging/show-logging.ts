import { facilityDefaults, logging, serverSeverity, severityNames } from '../../../machine/config/logging.ts';
import { listOf } from '../../../machine/config/named.ts';
import { integer } from '../../grammar/arg-types.ts';
import { arg, flag, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

const showWord = word('show', 'Show running system information');
/** What a log file may grow to (default of `logging logfile`). */
const logfileBytes = 4_194_304;
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
    return { ...known, servers: listOf(known.servers) };
  },
  *print({ console: terminal, monitor, logfile, servers, levels }) {
    yield '';
    yield `Logging console:                ${level(terminal)}`;
    yield `Logging monitor:                ${level(monitor)}`;
    yield 'Logging timestamp:              Seconds';
    yield `Logging server:                 ${servers.length === 0 ? 'disabled' : 'enabled'}`;
    for (const { host, severity, vrf = 'management' } of servers) {
      yield `{${host}}`;
      yield `        server severity:        ${severityNames[severity ?? serverSeverity]}`;
      yield '        server facility:        local7';
      yield `        server VRF:             ${vrf}`;
    }
    yield `Logging logfile:                ${logfile === undefined ? 'disabled' : 'enabled'}`;
    if (logfile !== undefined) {
      yield `        Name - ${logfile.name}: Severity - ${severityNames[logfile.severity]} Size - ${logfileBytes}`;
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
  structure: ({ console: terminal, monitor, logfile, servers, levels }) => ({
    ...statusKeys('console', terminal),
    ...statusKeys('monitor', monitor),
    log_timestamp: 'Seconds',
    source_interface_status: 'disabled',
    server_status: servers.length === 0 ? 'disabled' : 'enabled',
    ...table(
      'logging_server',
      servers.map(({ host, severity, vrf = 'management' }) => ({
        server_host: host,
        server_severity: severityNames[severity ?? serverSeverity],
        server_facility: 'local7',
        server_vrf: vrf,
      })),
    ),
    origin_id_status: 'disabled',
    ...statusKeys('logfile', logfile?.severity),
    ...(logfile === undefined ? {} : { logfile_name: logfile.name, logfile_size: logfileBytes }),
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
