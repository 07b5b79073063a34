import { facilityDefaults, type Logging, logging, serverSeverity } from '../../../machine/config/logging.ts';
import { listOf, withNamed, withoutNamed } from '../../../machine/config/named.ts';
import type { Device } from '../../../machine/device.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, optional, word } from '../../grammar/tokens.ts';
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

/** `logging logfile`: the file that keeps messages. */
const logfile = setting({
  syntax: [loggingWord, logfileWord, ...logfileArgs],
  noSyntax: [loggingWord, logfileWord, optional(logfileArgs)],
  examples: ['logging logfile messages 6'],
  set: ({ args, device }) => change(device, { logfile: { name: args.name, severity: args.severity } }),
  clear: ({ device }) => change(device, { logfile: undefined }),
  write: ({ running, isAll }) => {
    const { logfile: file } = logging.of(running);
    if (file === undefined) return ['no logging logfile'];
    const isDefault = file.name === logging.initial.logfile?.name && file.severity === logging.initial.logfile.severity;
    return isAll || !isDefault ? [`logging logfile ${file.name} ${file.severity}`] : [];
  },
});

const serverWord = word('server', 'Enable forwarding to remote Syslog Server');
const serverArgs = [
  optional([severityArg]),
  optional([
    word('use-vrf', 'Enter VRF name, default uses management VRF'),
    arg('vrf', wordArg({ offers: 'vrf' }), 'VRF name'),
  ]),
] as const;

/** `logging server`: a server that messages are sent to. */
const server = setting({
  syntax: [loggingWord, serverWord, hostArg, ...serverArgs],
  examples: ['logging server 192.0.2.10', 'logging server 192.0.2.10 6 use-vrf management'],
  set({ args, device }) {
    const { host, severity = serverSeverity, vrf } = args;
    const others = withoutNamed(device.configuration.of(logging).servers, host);
    change(device, { servers: withNamed(others, host, { host, severity, vrf }) });
  },
  clear: ({ args, device }) =>
    change(device, { servers: withoutNamed(device.configuration.of(logging).servers, args.host) }),
  write: ({ running }) =>
    listOf(logging.of(running).servers).map(({ host, severity, vrf }) => {
      const level = severity === serverSeverity ? '' : ` ${severity}`;
      return `logging server ${host}${level}${vrf === undefined ? '' : ` use-vrf ${vrf}`}`;
    }),
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

export const loggingSettings = [logfile, server, level, consoleSetting, monitorSetting];

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
