import { isOn, listIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import {
  ntpAccess,
  ntpAuthenticate,
  ntpKey,
  ntpLines,
  ntpLogging,
  ntpMatchAll,
  ntpSource,
  ntpSourceInterface,
  ntpTrustedKey,
} from './ntp.ts';

/** Words of `show ntp`, for `?`; keys and words: the chapter N of the show commands of 9.3. */
export const showHelp = {
  show: 'Show running system information',
  ntp: 'Show NTP information',
  peers: 'Show all the peers',
  'peer-status': 'Show the status for all the server/peers',
  'access-groups': 'Display NTP access groups',
  'authentication-keys': 'Display authentication keys',
  'authentication-status': 'NTP Authentication Status',
  'trusted-keys': 'Display trusted keys',
  'logging-status': 'Display NTP logging status',
  information: 'Show ntp information',
  'rts-update': 'Show if the RTS update is enabled',
  session: 'Show the session information',
  status: 'Show the NTP distribution status',
  source: 'Source IP address configured',
  'source-interface': 'Source interface configured',
  statistics: 'Show the NTP statistics',
};

/** `show ntp authentication-keys`: keys as they are kept, encrypted (form: system management guides). */
export const showNtpKeys = showing('show ntp authentication-keys', {
  help: showHelp,
  read: ({ device }) => listIn(ntpLines.slice.of(device.configuration.running), ntpKey),
  *print(keys) {
    yield '-----------------------------';
    yield '  Auth key      MD5 String   ';
    yield '-----------------------------';
    for (const { number, key } of keys) yield `  ${String(number).padEnd(14)}${key}`;
  },
  structure: (keys) =>
    table(
      'authkeys',
      keys.map(({ number, key }) => ({ Authkey: String(number), MD5String: key })),
    ),
});

/** `show ntp trusted-keys`: with which of them others may speak. */
export const showNtpTrustedKeys = showing('show ntp trusted-keys', {
  help: showHelp,
  read: ({ device }) => listIn(ntpLines.slice.of(device.configuration.running), ntpTrustedKey),
  *print(keys) {
    yield ' -----------------';
    yield ' Trusted Keys:';
    yield ' -----------------';
    for (const { number } of keys) yield `  ${number}`;
  },
  structure: (keys) =>
    table(
      'trustkeys',
      keys.map(({ number }) => ({ key: String(number) })),
    ),
});

/** `show ntp authentication-status` (cisco.nxos nxos_ntp_auth looks for `enabled`). */
export const showNtpAuthentication = showing('show ntp authentication-status', {
  help: showHelp,
  read: ({ device }) => isOn(ntpLines.slice.of(device.configuration.running), ntpAuthenticate),
  print: (isEnabled) => [`Authentication ${isEnabled ? 'enabled' : 'disabled'}.`],
  structure: (isEnabled) => ({ authentication: `Authentication ${isEnabled ? 'enabled' : 'disabled'}.` }),
});

/** `show ntp logging-status`. */
export const showNtpLogging = showing('show ntp logging-status', {
  help: showHelp,
  read: ({ device }) => isOn(ntpLines.slice.of(device.configuration.running), ntpLogging),
  print: (isEnabled) => [`NTP logging ${isEnabled ? 'enabled' : 'disabled'}.`],
  structure: (isEnabled) => ({ loggingstatus: `${isEnabled ? 'enabled' : 'disabled'}` }),
});

const kinds = { peer: 'Peer', serve: 'Serve', 'serve-only': 'Serve-only', 'query-only': 'Query-only' };

/** `show ntp access-groups` (keys and kinds: NX-API reference of 9.3). */
export const showNtpAccess = showing('show ntp access-groups', {
  help: showHelp,
  read: ({ device }) => {
    const body = ntpLines.slice.of(device.configuration.running);
    return { isAll: isOn(body, ntpMatchAll), lists: listIn(body, ntpAccess) };
  },
  *print({ isAll, lists }) {
    yield `NTP access-group match-all: ${isAll ? 'Enabled' : 'Disabled'}`;
    yield '';
    yield 'Access List                     Type';
    yield '-----------------------------------------------------------';
    for (const { acl, kind } of lists) yield `${acl.padEnd(32)}${kinds[kind]}`;
  },
  structure: ({ isAll, lists }) => ({
    matchall: isAll ? 'Enabled' : 'Disabled',
    ...table(
      'accessgroups',
      lists.map(({ acl, kind }) => ({ accesslist: acl, type: kinds[kind] })),
    ),
  }),
});

/** `show ntp source`; that a switch without one says so is inferred. */
export const showNtpSource = showing('show ntp source', {
  help: showHelp,
  read: ({ device }) => valuesIn(ntpLines.slice.of(device.configuration.running), ntpSource)?.ipAny,
  print: (source) => [source === undefined ? 'No source IP address configured' : `Source IP address ${source}`],
  structure: (source) => (source === undefined ? {} : table('sourceip', [{ sourceip: source }])),
});

/** `show ntp source-interface`. */
export const showNtpSourceInterface = showing('show ntp source-interface', {
  help: showHelp,
  read: ({ device }) => valuesIn(ntpLines.slice.of(device.configuration.running), ntpSourceInterface)?.interface,
  print: (name) => [name === undefined ? 'No source interface configured' : `Source interface ${name}`],
  structure: (name) => ({ sourceinterface: name === undefined ? 'No source interface configured' : name }),
});

/** `show ntp status`, `show ntp session status` and `show ntp rts-update`: nothing is distributed here. */
export const showNtpStatus = showing('show ntp status', {
  help: showHelp,
  read: () => undefined,
  print: () => ['Distribution : Disabled', 'Last operational state: No session'],
  structure: () => ({ distribution: 'Disabled', operational_state: 'No session' }),
});
export const showNtpSession = showing('show ntp session status', {
  help: showHelp,
  read: () => undefined,
  print: () => [
    'Last Action Time Stamp     : None',
    'Last Action                : None',
    'Last Action Result         : None',
    'Last Action Failure Reason : none',
  ],
  structure: () => ({ session_status: 'None' }),
});
export const showNtpUpdate = showing('show ntp rts-update', {
  help: showHelp,
  read: () => undefined,
  print: () => ['RTS update: disabled'],
  structure: () => ({ rtsupdate: 'disabled' }),
});

/** `show ntp information`: what asks for the time (inferred: the daemon of NX-OS 9). */
export const showNtpInformation = showing('show ntp information', {
  help: showHelp,
  read: () => ({ system: 'Linux', software: 'ntpd-4.2.8p9' }),
  print: ({ system, software }) => [`Ntp Software-Version : ${software}`, `Ntp System-Type : ${system}`],
  structure: ({ system, software }) => ({ system_type: system, software_version: software }),
});
