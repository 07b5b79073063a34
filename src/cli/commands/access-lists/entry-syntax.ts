import { type AclFamily, entryNumberMaximum } from '../../../machine/config/access-lists.ts';
import { type ArgType, integer, wordArg } from '../../grammar/arg-types.ts';
import { anyNumber, arg, choice, either, flag, optional, type Syntax, type Token, word } from '../../grammar/tokens.ts';
import { etherType, ipAddress, ipNetwork, ipv6Address, ipv6Network, macAddress, namedNumber } from './entry-args.ts';
import {
  dscpNames,
  etherTypes,
  icmp6Messages,
  icmpMessages,
  igmpTypes,
  ipProtocols,
  ipv6Protocols,
  type Names,
  precedenceNames,
  tcpPorts,
  udpPorts,
} from './names.ts';

/** Names of lists and groups (Cisco's security guides: at most 64 characters). */
export const listName = wordArg({ maxLength: 64, pattern: /^\S+$/ });

/** The two ends of a packet. */
export const sides = ['source', 'destination'] as const;
export type Side = (typeof sides)[number];

/** Flags of TCP in the order in which they are written. */
export const tcpFlags = ['ack', 'fin', 'psh', 'rst', 'syn', 'urg', 'established'] as const;

export const number: Token = arg('number', integer(1, entryNumberMaximum), 'Sequence number');

/** A comment. */
const remark: Syntax = [
  word('remark', 'Access list entry comment'),
  arg('remark', { placeholder: 'LINE', parse: commentOf, span: 'rest' }, 'Access list entry comment (Max Size 100)'),
];

/** What stands behind the number of an entry. */
export function entrySyntax(family: AclFamily): Syntax {
  const action = choice('action', [
    word('permit', 'Specify packets to forward'),
    word('deny', 'Specify packets to reject'),
  ]);
  return [either({ remark, rule: [action, family === 'mac' ? either({ mac: macRule() }) : either(rules(family))] })];
}

/** The ways a rule goes on by its protocol. */
function rules(family: 'ip' | 'ipv6'): { readonly [protocol: string]: Syntax } {
  const addresses = (between: (side: Side) => Syntax): Syntax =>
    sides.flatMap((side) => [address(side, family), ...between(side)]);
  const none = (): Syntax => [];
  const known = family === 'ip' ? ipProtocols : ipv6Protocols;
  const others = Object.keys(known).filter((name) => !['tcp', 'udp', 'icmp', 'igmp'].includes(name));
  const options = commonOptions(family);
  const protocol = (name: string): Token => choice('protocol', [word(name, protocolHelp(name))]);
  return {
    tcp: [
      protocol('tcp'),
      ...addresses((side) => [ports(side, tcpPorts, family)]),
      anyNumber([
        ...tcpFlags.map((name): Syntax => [flag(name, word(name, tcpHelp(name)))]),
        ...tcpOptions,
        ...options,
      ]),
    ],
    udp: [protocol('udp'), ...addresses((side) => [ports(side, udpPorts, family)]), anyNumber(options)],
    icmp: [protocol('icmp'), ...addresses(none), ...icmpEnd(family, options)],
    ...(family === 'ip' ? { igmp: [protocol('igmp'), ...addresses(none), ...igmpEnd(options)] } : {}),
    other: [
      either({
        any: [protocol(family)],
        name: [
          choice(
            'protocol',
            others.map((name) => word(name, protocolHelp(name))),
          ),
        ],
      }),
      ...addresses(none),
      anyNumber(options),
    ],
    number: [arg('protocolNumber', integer(0, 255), 'A protocol number'), ...addresses(none), anyNumber(options)],
  };
}

function icmpEnd(family: 'ip' | 'ipv6', options: readonly Syntax[]): Syntax {
  const messages = family === 'ip' ? icmpMessages : icmp6Messages;
  return [
    optional([
      either({
        name: [
          choice(
            'message',
            messages.map((name) => word(name, `ICMP message ${name}`)),
          ),
        ],
        type: [
          arg('type', integer(0, 255), 'ICMP message type'),
          optional([arg('code', integer(0, 255), 'ICMP message code')]),
        ],
      }),
    ]),
    // `redirect` is a message there.
    anyNumber(options.filter(([first]) => first?.kind !== 'word' || first.text !== 'redirect')),
  ];
}

function igmpEnd(options: readonly Syntax[]): Syntax {
  return [optional([oneOf('message', igmpTypes, 'IGMP', integer(0, 15))]), anyNumber(options)];
}

function address(side: Side, family: 'ip' | 'ipv6'): Token {
  const [one, network] = family === 'ip' ? [ipAddress, ipNetwork] : [ipv6Address, ipv6Network];
  const wildcard: Syntax = [
    arg(`${side}Address`, one, `${capital(side)} network address`),
    arg(`${side}Wildcard`, one, `${capital(side)} wildcard bits`),
  ];
  return either({
    any: [choice(side, [word('any', `Any ${side} address`)])],
    host: [word('host', `A single ${side} host`), arg(`${side}Host`, one, 'Host address')],
    wildcard,
    network: [arg(side, network, `${capital(side)} network prefix`)],
    group: [word('addrgroup', `${capital(side)} address group`), arg(`${side}Group`, listName, 'Address group name')],
  });
}

function ports(side: Side, names: Names, family: AclFamily): Token {
  const port = (name: string): Token => oneOf(name, Object.keys(names), 'Port', namedNumber(names, 65_535));
  const group: Syntax = [
    word('portgroup', `${capital(side)} port group`),
    arg(`${side}Ports`, listName, 'Port group name'),
  ];
  return optional([
    either({
      one: [comparison(`${side}Operator`, 'port number'), port(`${side}Port`)],
      range: [
        word('range', 'Match only packets in the range of port numbers'),
        port(`${side}First`),
        port(`${side}Last`),
      ],
      ...(family === 'mac' ? {} : { group }),
    }),
  ]);
}

function comparison(name: string, what: string): Token {
  return choice(name, [
    word('eq', `Match only packets on a given ${what}`),
    word('gt', `Match only packets with a greater ${what}`),
    word('lt', `Match only packets with a lower ${what}`),
    word('neq', `Match only packets not on a given ${what}`),
  ]);
}

/** One of some words, or a number. */
function oneOf(name: string, words: readonly string[], what: string, type: ArgType<unknown>): Token {
  return either({
    name: [
      choice(
        name,
        words.map((text) => word(text, `${what} ${text}`)),
      ),
    ],
    number: [arg(name, type, `${what} number`)],
  });
}

const tcpOptions: readonly Syntax[] = [
  [word('tcp-flags-mask', 'TCP flags mask'), arg('flagsMask', integer(0, 63), 'TCP flags mask value')],
  [word('tcp-option-length', 'TCP options size'), arg('optionLength', integer(0, 40), 'TCP options size')],
  [
    word('http-method', 'Match http-method'),
    oneOf('httpMethod', ['connect', 'delete', 'get', 'head', 'post', 'put', 'trace'], 'HTTP method', integer(1, 7)),
  ],
];

function commonOptions(family: 'ip' | 'ipv6'): readonly Syntax[] {
  const dscp: Syntax = [
    word('dscp', 'Match packets with given dscp value'),
    oneOf('dscp', Object.keys(dscpNames), 'DSCP', namedNumber(dscpNames, 63)),
  ];
  const precedence: Syntax = [
    word('precedence', 'Match packets with given precedence value'),
    oneOf('precedence', Object.keys(precedenceNames), 'Precedence', namedNumber(precedenceNames, 7)),
  ];
  const flowLabel: Syntax = [
    word('flow-label', 'Flow label'),
    arg('flowLabel', integer(0, 1_048_575), 'Flow label value'),
  ];
  const length = (name: string): Token => arg(name, integer(20, 9210), 'Packet length');
  const ttl: Syntax = [word('ttl', 'Match packets with a given TTL value'), arg('ttl', integer(0, 255), 'TTL value')];
  return [
    dscp,
    ...(family === 'ip' ? [precedence, ttl] : [flowLabel]),
    [flag('fragments', word('fragments', 'Check non-initial fragments'))],
    [
      word('packet-length', 'Match packets based on layer 3 packet length'),
      either({
        one: [comparison('lengthOperator', 'packet length'), length('length')],
        range: [
          word('range', 'Match only packets in the range of packet lengths'),
          length('lengthFirst'),
          length('lengthLast'),
        ],
      }),
    ],
    [word('time-range', 'Specify a time range'), arg('timeRange', listName, 'Time range name')],
    [word('redirect', 'Redirect to an interface'), arg('redirect', wordArg(), 'Interface name')],
    [flag('log', word('log', 'Log matches against this entry'))],
  ];
}

function macRule(): Syntax {
  const end = (side: Side): Token =>
    either({
      any: [choice(side, [word('any', `Any ${side} address`)])],
      wildcard: [
        arg(`${side}Address`, macAddress, `${capital(side)} MAC address`),
        arg(`${side}Wildcard`, macAddress, `${capital(side)} wildcard bits`),
      ],
    });
  return [
    end('source'),
    end('destination'),
    optional([oneOf('etherType', Object.keys(etherTypes), 'Protocol', etherType(etherTypes))]),
    anyNumber([
      [word('cos', 'CoS value'), arg('cos', integer(0, 7), 'CoS value')],
      [word('vlan', 'VLAN number'), arg('vlan', integer(1, 4094), 'VLAN number')],
      [word('time-range', 'Specify a time range'), arg('timeRange', listName, 'Time range name')],
    ]),
  ];
}

function commentOf(text: string): { readonly ok: true; readonly value: string } {
  return { ok: true, value: text.trim().slice(0, 100) };
}

function capital(side: Side): string {
  return side === 'source' ? 'Source' : 'Destination';
}

function protocolHelp(name: string): string {
  return name === 'ip' || name === 'ipv6' ? 'Any IP protocol' : `${name.toUpperCase()} protocol`;
}

function tcpHelp(name: string): string {
  return name === 'established' ? 'Match established connections' : `Match on the ${name.toUpperCase()} bit`;
}
