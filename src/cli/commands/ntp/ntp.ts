import type { LineValues } from '../../../machine/config/body.ts';
import { line, notation } from '../../notation/notation.ts';
import { listIn } from '../../notation/read.ts';
import { movedKey } from '../words/encrypted-key.ts';

/** Words of NTP, for `?` (the chapter N of the command reference of 9.3, and cisco.nxos ntp_global). */
const help = {
  ntp: 'NTP configuration',
  server: 'Configure the NTP server',
  peer: 'Configure the NTP peer',
  prefer: 'Preferred server',
  key: 'Keyid to be used while communicating to this server',
  minpoll: 'Minimum interval to poll a server',
  maxpoll: 'Maximum interval to poll a server',
  'use-vrf': 'Display per-VRF information',
  authenticate: 'Enable/disable authentication',
  'authentication-key': 'NTP authentication key',
  'trusted-key': 'NTP trusted-key number',
  md5: 'Use md5 authentication scheme',
  source: 'Source of NTP packets',
  'source-interface': 'Source interface sending NTP packets',
  logging: 'Enable/disable logging of NTPD events',
  master: 'Act as NTP master clock',
  'access-group': 'NTP access-group',
  passive: 'NTP passive command',
  allow: 'Enable/disable the packet processing',
};

/** How a server or a peer is asked. */
const how = '[prefer] [use-vrf <vrf>] [key <1-65535>] [minpoll <4-16>] [maxpoll <4-16>]';

/** Intervals that stand in no line, since they are the switch's own (4 and 6: Cisco's system management guides). */
const withoutOwnIntervals = ({ minpoll, maxpoll, ...others }: LineValues): LineValues => ({
  ...others,
  ...(minpoll === undefined || minpoll === 4 ? {} : { minpoll }),
  ...(maxpoll === undefined || maxpoll === 6 ? {} : { maxpoll }),
});

/** `ntp server` and `ntp peer`: who is asked what time it is; the order of the words is that of captures and of cisco.nxos. */
export const ntpServer = line(`ntp server <host> ${how}`, { by: 'host', canonical: withoutOwnIntervals, help });
export const ntpPeer = line(`ntp peer <host> ${how}`, { by: 'host', canonical: withoutOwnIntervals, help });
export const ntpSource = line('ntp source <ip-any>', { help });
export const ntpSourceInterface = line('ntp source-interface <interface>', { help });
export const ntpAuthenticate = line('ntp authenticate', { help });
export const ntpLogging = line('ntp logging', { help });
export const ntpMaster = line('ntp master [<stratum:1-15>]', {
  help,
  // Without a stratum it is eight, which is written (cisco.nxos ntp_global).
  canonical: ({ stratum = 8 }) => ({ stratum }),
});

/** Keys are kept as the switch writes them, encrypted. */
export const ntpKey = line('ntp authentication-key <number:1-65535> md5 <key:word32> [<form:0|7>]', {
  by: 'number',
  canonical: ({ number = 0, key = '', form }) =>
    form === '7' ? { number, key, form } : { number, key: movedKey(String(key)), form: '7' },
  help,
});
export const ntpTrustedKey = line('ntp trusted-key <number:1-65535>', {
  by: 'number',
  help,
  // The words: issue 467 of cisco.nxos, from a switch.
  refuse: ({ number }, { device }) =>
    listIn(ntpLines.slice.of(device.configuration.running), ntpKey).some((key) => key.number === number)
      ? undefined
      : 'No corresponding authentication key configured',
});
export const ntpMatchAll = line('ntp access-group match-all', { help });
export const ntpAccess = line('ntp access-group <kind:peer|serve|serve-only|query-only> <acl:word64>', {
  by: 'kind acl',
  id: 'ntp access-group list',
  help,
});

/** All of NTP but who distributes it. */
export const ntpLines = notation('ntp', [
  line('ntp distribute', { help }),
  ntpSource,
  ntpPeer,
  ntpServer,
  ntpSourceInterface,
  ntpAuthenticate,
  ntpKey,
  ntpTrustedKey,
  ntpLogging,
  ntpMaster,
  ntpMatchAll,
  ntpAccess,
  line('ntp allow private', { help }),
  line('ntp allow control rate-limit <1-65535>', { default: 'ntp allow control rate-limit 3', help }),
  line('ntp allow control', { id: 'ntp allow control', default: 'ntp allow control', help, needs: 'singleImage' }),
  line('ntp passive', { default: 'ntp passive', help, needs: 'singleImage' }),
  line('ntp rts-update', { help, needs: 'singleImage' }),
]);
