import { idle, idleEach } from '../words/idle-command.ts';

/** The subjects of `debug` that take further words, by the feature that they need (command reference 9.3(x)). */
const subjects: Readonly<Record<string, string | undefined>> = {
  aaa: undefined,
  cdp: undefined,
  copp: undefined,
  icmpv6: undefined,
  ip: undefined,
  ipv6: undefined,
  logging: undefined,
  ntp: undefined,
  'port-channel': undefined,
  radius: undefined,
  routing: undefined,
  security: undefined,
  snmp: undefined,
  'spanning-tree': undefined,
  vlan: undefined,
  bfd: 'feature bfd',
  bgp: 'feature bgp',
  dhcp: 'feature dhcp',
  eigrp: 'feature eigrp',
  hsrp: 'feature hsrp',
  isis: 'feature isis',
  lacp: 'feature lacp',
  lldp: 'feature lldp',
  ospfv3: 'feature ospfv3',
  pim: 'feature pim',
  ptp: 'feature ptp',
  'tacacs+': 'feature tacacs+',
  udld: 'feature udld',
  vpc: 'feature vpc',
  vrrp: 'feature vrrp',
  vtp: 'feature vtp',
};

/** `debug …` and what takes it away: nothing happens that a process would tell of, so no flag is kept. */
const about = Object.entries(subjects).flatMap(([subject, needs]) =>
  ['debug', 'no debug', 'undebug'].map((how) =>
    idle(`${how} ${subject} [<what:text>]`, {
      examples: [`${how} ${subject} all`],
      ...(needs === undefined ? {} : { needs }),
    }),
  ),
);

/** `undebug all`, `no debug all` and the file that output goes to. */
export const debugCommands = [
  ...idleEach([
    'undebug all',
    'no debug all',
    'no debug-filter all',
    'debug logfile <file:word64> [size <4096-10485760>]',
    'no debug logfile [<file:word64>]',
  ]),
  ...about,
];
