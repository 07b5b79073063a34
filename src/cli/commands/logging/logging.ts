import { isEqual } from '../../../base/equal.ts';
import {
  facilityDefaults,
  type Logging,
  type LogServer,
  logfileBytes,
  logging,
} from '../../../machine/config/logging.ts';
import { listOf, withNamed, withoutNamed } from '../../../machine/config/named.ts';
import type { Device } from '../../../machine/device.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { anyOrder, arg, choice, either, optional, word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/setting.ts';

const loggingWord = word('logging', 'Modify message logging facilities');
const severityArg = arg('severity', integer(0, 7), '0-emerg;1-alert;2-crit;3-err;4-warn;5-notif;6-inform;7-debug');
const hostArg = arg(
  'host',
  wordArg({ pattern: /^[\w.:-]+$/ }),
  'Hostname/IPv4/IPv6 address of the Remote Syslog Server',
);

const consoleSetting = target('console', 'Set console logging', 'logging console 3');
const monitorSetting = target('monitor', 'Set terminal line(monitor) logging level', 'logging monitor 6');

const logfileWord = word('logfile', 'Set File logging');
const logfileArgs = [
  arg('name', wordArg({ maxLength: 200, pattern: /^[\w.-]+$/ }), 'Log file name'),
  severityArg,
] as const;

const sizePart = [
  word('size', 'Set the size of the log file'),
  arg('sizeBytes', integer(4096, 4_194_304), 'Size in bytes'),
] as const;
const persistentPart = [
  word('persistent', 'Keep the file over a restart', { needs: 'singleImage' }),
  word('threshold', 'Warn when the file is filled to this part'),
  arg('thresholdPercent', integer(0, 99), 'Percentage'),
] as const;

/** `logging logfile`: the file that keeps messages. */
const logfile = setting({
  syntax: [loggingWord, logfileWord, ...logfileArgs, optional(sizePart), optional(persistentPart)],
  noSyntax: [loggingWord, logfileWord, optional([...logfileArgs, optional(sizePart), optional(persistentPart)])],
  examples: ['logging logfile messages 6', 'logging logfile my_log 5 size 16384 persistent threshold 80'],
  set: ({ args: { name, severity, sizeBytes, thresholdPercent }, device }) =>
    change(device, {
      logfile: {
        name,
        severity,
        ...(sizeBytes === undefined || sizeBytes === logfileBytes ? {} : { sizeBytes }),
        ...(thresholdPercent === undefined ? {} : { thresholdPercent }),
      },
    }),
  clear: ({ device }) => change(device, { logfile: undefined }),
  write: ({ running, isAll }) => {
    const { logfile: file } = logging.of(running);
    if (file === undefined) return ['no logging logfile'];
    if (!isAll && isEqual(file, logging.initial.logfile)) return [];
    const size = file.sizeBytes ?? (isAll ? logfileBytes : undefined);
    const { thresholdPercent } = file;
    return [
      `logging logfile ${file.name} ${file.severity}${size === undefined ? '' : ` size ${size}`}${
        thresholdPercent === undefined ? '' : ` persistent threshold ${thresholdPercent}`
      }`,
    ];
  },
});

const serverWord = word('server', 'Enable forwarding to remote Syslog Server');
const portPart = [word('port', 'Port of the server'), arg('port', integer(1, 65_535), 'Port')] as const;
const securePart = [
  word('secure', 'Reach the server over TLS', { needs: 'systemLogin' }),
  optional([
    word('trustpoint', 'Trustpoint configuration'),
    word('client-identity', 'Client identity certificate'),
    arg('identity', wordArg({ maxLength: 64 }), 'Trustpoint label'),
  ]),
] as const;
const vrfPart = [
  word('use-vrf', 'Enter VRF name, default uses management VRF'),
  arg('vrf', wordArg({ offers: 'vrf' }), 'VRF name'),
] as const;
const facilities = [
  ...['auth', 'authpriv', 'cron', 'daemon', 'ftp', 'kern', 'kernel', 'local0', 'local1', 'local2', 'local3', 'local4'],
  ...['local5', 'local6', 'local7', 'lpr', 'mail', 'news', 'syslog', 'user', 'uucp'],
];
const facilityPart = [
  word('facility', 'Facility to use when forwarding to server'),
  choice(
    'serverFacility',
    facilities.map((facility) => word<string>(facility, `Use ${facility} facility`)),
  ),
] as const;
const serverArgs = [
  optional([severityArg]),
  optional([anyOrder([portPart, [either({ on: securePart }, 'secure')], vrfPart, facilityPart])]),
] as const;

/** `logging server`: a server that messages are sent to; the order of the words is that of captures and of cisco.nxos logging_global. */
const server = setting({
  syntax: [loggingWord, serverWord, hostArg, ...serverArgs],
  examples: [
    'logging server 192.0.2.10',
    'logging server 192.0.2.10 6 use-vrf management',
    'logging server 192.0.2.11 5 port 6514 secure use-vrf management facility local3',
  ],
  set({ args, device }) {
    const { host, severity, vrf, port, serverFacility: facility } = args;
    const identity = args.identity === undefined ? '' : ` trustpoint client-identity ${args.identity}`;
    const secure = args.secure === undefined ? undefined : `secure${identity}`;
    const others = withoutNamed(device.configuration.of(logging).servers, host);
    const added: LogServer = { host, severity, vrf, port, facility, secure };
    change(device, { servers: withNamed(others, host, added) });
  },
  clear: ({ args, device }) =>
    change(device, { servers: withoutNamed(device.configuration.of(logging).servers, args.host) }),
  write: ({ running }) =>
    listOf(logging.of(running).servers).map(({ host, severity, vrf, port, facility, secure }) =>
      [
        `logging server ${host}`,
        ...(severity === undefined ? [] : [severity]),
        ...(port === undefined ? [] : [`port ${port}`]),
        ...(secure === undefined ? [] : [secure]),
        ...(vrf === undefined ? [] : [`use-vrf ${vrf}`]),
        ...(facility === undefined ? [] : [`facility ${facility}`]),
      ].join(' '),
    ),
});

const levelWord = word('level', 'Set the logging level of a facility');
const facilityChoice = choice(
  'facility',
  Object.keys(facilityDefaults).map((facility) => word<string>(facility, `Set level for ${facility} syslog messages`)),
);

/** `logging level`: which messages of a facility are written at all. */
const level = setting({
  syntax: [loggingWord, levelWord, facilityChoice, severityArg],
  noSyntax: [loggingWord, levelWord, facilityChoice, optional([severityArg])],
  examples: ['logging level authpriv 6'],
  set({ args, device }) {
    const { levels } = device.configuration.of(logging);
    if (facilityDefaults[args.facility] === args.severity)
      return change(device, { levels: without(levels, args.facility) });
    change(device, { levels: { ...levels, [args.facility]: args.severity } });
  },
  clear: ({ args, device }) =>
    change(device, { levels: without(device.configuration.of(logging).levels, args.facility) }),
  write: ({ running }) =>
    Object.entries(logging.of(running).levels)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([facility, severity]) => `logging level ${facility} ${severity}`),
});

const allWord = word('all', 'Set level for all facilities');

/** `logging level all`: that of every facility at once, which is written one by one (inferred). */
const levelOfAll = setting({
  syntax: [loggingWord, levelWord, allWord, severityArg],
  noSyntax: [loggingWord, levelWord, allWord, optional([severityArg])],
  examples: ['logging level all 5'],
  set: ({ args, device }) =>
    change(device, {
      levels: Object.fromEntries(
        Object.entries(facilityDefaults).flatMap(([facility, severity]) =>
          severity === args.severity ? [] : [[facility, args.severity]],
        ),
      ),
    }),
  clear: ({ device }) => change(device, { levels: {} }),
  write: () => [],
});

export const loggingSettings = [logfile, server, level, levelOfAll, consoleSetting, monitorSetting];

/** `logging console` and `logging monitor`: which messages terminals show. */
function target(name: 'console' | 'monitor', help: string, example: string): ReturnType<typeof setting> {
  const nameWord = word(name, help);
  const initial = logging.initial[name] ?? 0;
  return setting({
    syntax: [loggingWord, nameWord, optional([severityArg])],
    examples: [example],
    set: ({ args, device }) => change(device, { [name]: args.severity ?? initial }),
    clear: ({ device }) => change(device, { [name]: undefined }),
    write: ({ running, isAll }) => {
      const severity = logging.of(running)[name];
      if (severity === undefined) return [`no logging ${name}`];
      return isAll || severity !== initial ? [`logging ${name} ${severity}`] : [];
    },
  });
}

function without(levels: Logging['levels'], facility: string): Logging['levels'] {
  return Object.fromEntries(Object.entries(levels).filter(([name]) => name !== facility));
}

function change({ configuration, clock }: Device, fields: Partial<Logging>): void {
  configuration.change(logging, { ...configuration.of(logging), ...fields }, clock.now());
}
