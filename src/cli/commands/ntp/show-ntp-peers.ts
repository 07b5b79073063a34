import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { listIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { ntpLines, ntpMaster, ntpPeer, ntpServer } from './ntp.ts';
import { showHelp } from './show-ntp.ts';

interface Peer {
  readonly host: string;
  readonly kind: 'Server' | 'Peer';
  readonly vrf: string;
  readonly pollSeconds: number;
}

/** Servers and peers, in the order of their addresses. Nobody answers here, so none is synchronised with. */
function peersOf(running: RunningConfiguration): readonly Peer[] {
  const body = ntpLines.slice.of(running);
  const made = (
    kind: Peer['kind'],
    { host, vrf, minpoll }: ReturnType<typeof listIn<typeof ntpServer.text>>[number],
  ) => ({
    host,
    kind,
    vrf: vrf ?? 'default',
    pollSeconds: 2 ** (minpoll ?? 6),
  });
  return [
    ...listIn(body, ntpPeer).map((peer) => made('Peer', peer)),
    ...listIn(body, ntpServer).map((server) => made('Server', server)),
  ];
}

const rule = '-'.repeat(50);

/** `show ntp peers`: whom the switch asks (genieparser ShowNtpPeers; keys: napalm, the chapter N of the show commands of 9.3). */
export const showNtpPeers = showing('show ntp peers', {
  help: showHelp,
  read: ({ device }) => peersOf(device.configuration.running),
  *print(peers) {
    yield rule;
    yield '  Peer IP Address               Serv/Peer          ';
    yield rule;
    for (const { host, kind } of peers) yield `  ${host.padEnd(30)}${kind} (configured) `;
  },
  structure: (peers) =>
    table(
      'peers',
      peers.map(({ host, kind }) => ({ PeerIPAddress: host, serv_peer: kind, conf_flag: '(configured)' })),
    ),
});

/** `show ntp peer-status`: how it goes with them (genieparser ShowNtpPeerStatus: servers that do not answer have stratum 16). */
export const showNtpPeerStatus = showing('show ntp peer-status', {
  help: showHelp,
  read: ({ device }) => {
    const { running } = device.configuration;
    const stratum = valuesIn(ntpLines.slice.of(running), ntpMaster)?.stratum;
    const own = stratum === undefined ? [] : [{ mode: '=', remote: '127.127.1.0', stratum, pollSeconds: 64, vrf: '' }];
    const others = peersOf(running).map(({ host, kind, pollSeconds, vrf }) => ({
      mode: kind === 'Server' ? '=' : '+',
      remote: host,
      stratum: 16,
      pollSeconds,
      vrf,
    }));
    return [...own, ...others];
  },
  *print(peers) {
    yield `Total peers : ${peers.length}`;
    yield '* - selected for sync, + -  peer mode(active), ';
    yield '- - peer mode(passive), = - polled in client mode ';
    yield '    remote                                 local                                   st   poll   reach delay   vrf';
    yield '-'.repeat(119);
    for (const { mode, remote, stratum, pollSeconds, vrf } of peers) {
      const head = `${mode}${remote.padEnd(39)}${'0.0.0.0'.padEnd(40)}`;
      yield `${head}${String(stratum).padStart(2)}${String(pollSeconds).padStart(5)}${'0'.padStart(8)}   0.00000 ${vrf}`;
    }
  },
  structure: (peers) => ({
    totalpeers: String(peers.length),
    ...table(
      'peersstatus',
      peers.map(({ mode, remote, stratum, pollSeconds, vrf }) => ({
        syncmode: mode,
        remote,
        local: '0.0.0.0',
        st: String(stratum),
        poll: String(pollSeconds),
        reach: '0',
        delay: '0.00000',
        ...(vrf === '' ? {} : { vrf }),
      })),
    ),
  }),
});

/** What NTP counts, by the words and the keys of the device; nothing was ever sent here. */
const counters = {
  io: [
    ['time since reset', 'iotimesincereset'],
    ['receive buffers', 'ioreceivebuffers', '10'],
    ['free receive buffers', 'iofreereceivebuffers', '9'],
    ['used receive buffers', 'iousedreceivebuffers'],
    ['low water refills', 'iolowwaterrefills', '1'],
    ['dropped packets', 'iodroppedpackets'],
    ['ignored packets', 'ioignoredpackets'],
    ['received packets', 'ioreceivedpackets'],
    ['packets sent', 'iopacketssent'],
    ['packets not sent', 'iopacketsnotsent'],
    ['interrupts handled', 'iointerruptshandled'],
    ['received by int', 'ioreceivedbyint'],
  ],
  local: [
    ['system uptime', 'localsystemuptime'],
    ['time since reset', 'localtimesincereset'],
    ['old version packets', 'localoldversionpackets'],
    ['new version packets', 'localnewversionpackets'],
    ['unknown version number', 'localunknownversionnumber'],
    ['bad packet format', 'localbadpacketformat'],
    ['packets processed', 'localpacketsprocessed'],
    ['bad authentication', 'localbadauthentication'],
    ['packets rejected', 'localpacketsrejected'],
  ],
  memory: [
    ['time since reset', 'memtimesincereset'],
    ['total peer memory', 'memtotalpeermemory', '15'],
    ['free peer memory', 'memfreepeermemory', '15'],
    ['calls to findpeer', 'memcallstofindpeer'],
    ['new peer allocations', 'memnewpeerallocations'],
    ['peer demobilizations', 'mempeerdemobilizations'],
    ['hash table counts', 'memhashtablecounts'],
  ],
} as const;
const sinceBoot: readonly string[] = ['time since reset', 'system uptime'];

/** `show ntp statistics`: counters of the daemon (system management guides). */
export const showNtpStatistics = showing('show ntp statistics <kind:io|local|memory>', {
  help: showHelp,
  read: ({ args, device, running }) => {
    const seconds = Math.floor((device.clock.now() - running.sinceMs) / 1000);
    return counters[args.kind].map(([text, key, value]) => ({
      text,
      key,
      value: sinceBoot.includes(text) ? String(seconds) : (value ?? '0'),
    }));
  },
  print: (rows) => rows.map(({ text, value }) => `${`${text}:`.padEnd(29)}${value}`),
  structure: (rows) => Object.fromEntries(rows.map(({ key, value }) => [key, value])),
});

/** `show ntp statistics peer`: counters of one of them, who has never answered. */
export const showNtpPeerStatistics = showing('show ntp statistics peer <by:ipaddr|name> <host>', {
  help: showHelp,
  examples: ['show ntp statistics peer ipaddr 192.0.2.1'],
  read: ({ args, device }) => peersOf(device.configuration.running).find(({ host }) => host === args.host),
  *print(peer) {
    if (peer === undefined) return;
    const rows: readonly (readonly [string, string])[] = [
      ['remote host', peer.host],
      ['local interface', 'Unresolved'],
      ['time last received', '0s'],
      ['time until next send', `${peer.pollSeconds}s`],
      ['reachability change', '0s'],
      ...['packets sent', 'packets received', 'bad authentication', 'bogus origin', 'duplicate'].map(
        (text) => [text, '0'] as const,
      ),
      ...['bad dispersion', 'bad reference time', 'candidate order'].map((text) => [text, '0'] as const),
    ];
    for (const [text, value] of rows) yield `${`${text}:`.padEnd(25)}${value}`;
  },
});
