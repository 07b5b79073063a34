import { facilityDefaults, logging, serverSeverity, severityNames } from '../../../machine/config/logging.ts';
import { listOf } from '../../../machine/config/named.ts';
import { valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { beside } from './beside.ts';
import { cacheEntries, cacheInterval, cacheThreshold, loggingLines } from './lines.ts';

const help = {
  show: 'Show running system information',
  logging: 'Show logging configuration and contents of logfile',
  level: 'Show facility logging configuration',
  server: 'Show server logging configuration',
  console: 'Show console logging configuration',
  monitor: 'Show monitor logging configuration',
  module: 'Show module logging configuration',
  timestamp: 'Show logging timestamp configuration',
  'source-interface': 'Show logging source-interface configuration',
  'origin-id': 'Show logging origin-id configuration',
  nvram: 'Show NVRAM log',
  pending: 'Server address pending configuration',
  status: 'Show the state of the distribution',
  session: 'Show the session',
};

/** `show logging level`: from which severity on facilities write (table: `show logging` of the system management guides). */
export const showLoggingLevel = showing('show logging level [<facility:word32>]', {
  help,
  examples: ['show logging level', 'show logging level aaa'],
  read: ({ args, device }) => {
    const { levels } = device.configuration.of(logging);
    return Object.entries(facilityDefaults)
      .filter(([facility]) => args.facility === undefined || facility === args.facility)
      .map(([facility, initial]) => ({ facility, initial, now: levels[facility] ?? initial }));
  },
  *print(rows) {
    yield 'Facility        Default Severity        Current Session Severity';
    yield '--------        ----------------        ------------------------';
    for (const { facility, initial, now } of rows) {
      yield `${facility.padEnd(24)}${String(initial).padEnd(24)}${now}`;
    }
    yield '';
    yield '0(emergencies)          1(alerts)       2(critical)';
    yield '3(errors)               4(warnings)     5(notifications)';
    yield '6(information)          7(debugging)';
    yield '';
  },
  structure: (rows) =>
    table(
      'facility',
      rows.map(({ facility, initial, now }) => ({
        facility_name: facility,
        default_severity: String(initial),
        session_severity: String(now),
      })),
    ),
});

/** `show logging server`: who is sent messages. */
export const showLoggingServer = showing('show logging server', {
  help,
  read: ({ device }) => listOf(device.configuration.of(logging).servers),
  *print(servers) {
    yield `Logging server:                 ${servers.length === 0 ? 'disabled' : 'enabled'}`;
    for (const { host, severity = serverSeverity, vrf = 'management', facility = 'local7', port = 514 } of servers) {
      yield `{${host}}`;
      yield '        This server is temporarily unreachable';
      yield `        server severity:        ${severityNames[severity]}`;
      yield `        server facility:        ${facility}`;
      yield `        server VRF:             ${vrf}`;
      yield `        server port:            ${port}`;
    }
  },
  structure: (servers) => ({
    server_status: servers.length === 0 ? 'disabled' : 'enabled',
    ...table(
      'logging_server',
      servers.map(({ host, severity = serverSeverity, vrf = 'management', facility = 'local7', port = 514 }) => ({
        server_host: host,
        server_severity: severityNames[severity],
        server_facility: facility,
        server_vrf: vrf,
        server_port: String(port),
      })),
    ),
  }),
});

/** `show logging console`, `monitor`, `module`, `timestamp`, `source-interface`, `origin-id`: one line of `show logging`. */
export const showLoggingPart = showing(
  'show logging <part:console|monitor|module|timestamp|source-interface|origin-id>',
  {
    help,
    read: ({ args, device }) => {
      const { console: terminal, monitor } = device.configuration.of(logging);
      const { module, unit, source, origin } = beside(device.configuration.running);
      const level = (severity: number | undefined): string =>
        severity === undefined ? 'disabled' : `enabled (Severity: ${severityNames[severity]})`;
      const lines = {
        console: `Logging console:                ${level(terminal)}`,
        monitor: `Logging monitor:                ${level(monitor)}`,
        module: `Logging linecard:               ${level(module)}`,
        timestamp: `Logging timestamp:              ${unit}`,
        'source-interface': `Logging source-interface :      ${source === undefined ? 'disabled' : `enabled(Interface: ${source})`}`,
        'origin-id': `Logging origin_id :             ${origin === undefined ? 'disabled' : `enabled(${origin})`}`,
      };
      return lines[args.part];
    },
    print: (line) => [line],
  },
);

/** `show logging ip access-list status`: what is kept of packets that access lists log. */
export const showAccessListLogging = showing('show logging ip access-list status', {
  help,
  read: ({ device }) => {
    const body = loggingLines.slice.of(device.configuration.running);
    return {
      entries: valuesIn(body, cacheEntries)?.entries ?? 8000,
      interval: valuesIn(body, cacheInterval)?.interval ?? 300,
      threshold: valuesIn(body, cacheThreshold)?.threshold ?? 0,
    };
  },
  print: ({ entries, interval, threshold }) => [
    `Max flow = ${entries}`,
    `Alert interval = ${interval}`,
    `Threshold value = ${threshold}`,
  ],
});

/** `show logging ip access-list cache`: no packet was logged. */
export const showAccessListCache = showing('show logging ip access-list cache [detail]', {
  help,
  read: (): readonly string[] => [],
  *print() {
    yield 'Src IP           Dst IP           S-Port  D-Port  Src Intf         Protocol         Hits';
    yield '-'.repeat(91);
  },
});

/** `show logging nvram`: the messages of severities 0 to 2, which outlast a restart of the device (inferred: those of this run). */
export const showLoggingNvram = showing('show logging nvram [last <1-100>]', {
  help,
  read: ({ args, device }) => {
    const severe = device.messages.filter((message) => /%[A-Z0-9_$-]+-[0-2]-/.test(message));
    return args.last === undefined ? severe : severe.slice(-args.last);
  },
  print: (messages) => messages,
});

/** `show logging status` and `show logging session status`: nothing is distributed. */
export const showLoggingStatus = showing('show logging status', {
  help,
  read: () => undefined,
  print: () => ['Fabric Distribute       : Disabled', 'Session State           : IDLE'],
});
export const showLoggingSession = showing('show logging session status', {
  help,
  read: () => undefined,
  print: () => ['Last Action Time Stamp     : None', 'Last Action                : None'],
});
