import { failed, ok } from '../../../base/result.ts';
import {
  type NameLookup,
  type NameServer,
  nameLookup,
  namesIn,
  type VrfNames,
  withNames,
} from '../../../machine/config/dns.ts';
import { ipv6Text, parseIpv6 } from '../../../machine/config/ipv6.ts';
import { entriesOf, withKey, withoutKey } from '../../../machine/config/keyed.ts';
import { listOf, type Named, noneNamed, withNamed, withoutNamed } from '../../../machine/config/named.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import type { Device } from '../../../machine/device.ts';
import type { ArgType } from '../../grammar/arg-types.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { addressArg, oneInterface } from '../../notation/network-args.ts';
import { setting, settingIn } from '../../shell/setting.ts';
import { vrfMode } from '../routing/vrf-mode.ts';

const ipWord = word('ip', 'Configure IP features');
const nameType = wordArg({ maxLength: 64, pattern: /^[\w.-]+$/ });

/** `ip domain-lookup`: whether names are looked up; it stands in every running configuration. */
const domainLookup = setting({
  syntax: [ipWord, word('domain-lookup', 'Enable or disable DNS lookup')],
  examples: ['ip domain-lookup'],
  set: ({ device }) => change(device, { isOn: true }),
  clear: ({ device }) => change(device, { isOn: false }),
  write: ({ running }) => [`${nameLookup.of(running).isOn ? '' : 'no '}ip domain-lookup`],
});

/** The VRF of a line that stands outside of a context. */
const outside = 'default';

const domainNameWord = word('domain-name', 'Specify default domain name');
const domainNameArg = arg('name', nameType, 'Default domain name');
const domainName = {
  syntax: [ipWord, domainNameWord, domainNameArg],
  noSyntax: [ipWord, domainNameWord, optional([domainNameArg])],
  examples: ['ip domain-name lab.example'],
} as const;
const domainList = {
  syntax: [ipWord, word('domain-list', 'Additional domain names'), arg('name', nameType, 'Domain name')],
  examples: ['ip domain-list lab.example'],
} as const;
const nameServer = {
  syntax: [ipWord, word('name-server', 'Specify nameserver address'), arg('servers', serversArg(), 'IP address')],
  examples: [
    'ip name-server 192.0.2.53',
    'ip name-server 192.0.2.53 192.0.2.54 use-vrf management',
    'ip name-server 2001:db8::53',
  ],
} as const;

/** How many servers one line takes (public configurations have up to six on one). */
const serversMaximum = 6;

/** `A.B.C.D A.B.C.D`, and how they are reached: `use-vrf X`, `source-interface loopback0`. */
function serversArg(): ArgType<readonly NameServer[]> {
  return {
    placeholder: 'A.B.C.D',
    span: 'rest',
    parse(text) {
      const [, list = '', vrf, typed] =
        /^(.*?)(?:\s+use-vrf\s+([\w.-]{1,32}))?(?:\s+source-interface\s+(.+))?$/.exec(text.trim()) ?? [];
      const source = typed === undefined ? undefined : oneInterface(typed.replaceAll(/\s+/g, ''));
      if (typed !== undefined && source === undefined) return failed({ why: 'shape' });
      const words = list.split(/\s+/);
      const behind = { vrf, ...(source === undefined ? {} : { source }) };
      const servers = words
        .map(readAddress)
        .flatMap((address) => (address === undefined ? [] : [{ address, ...behind }]));
      const isList = servers.length === words.length && servers.length <= serversMaximum;
      return isList ? ok(servers) : failed({ why: 'shape' });
    },
  };
}

function readAddress(text: string): string | undefined {
  const four = addressArg().parse(text);
  if (four.ok) return four.value;
  const six = parseIpv6(text);
  return six === undefined ? undefined : ipv6Text(six);
}

/** `ip domain-name`, `ip domain-list` and `ip name-server`, outside of contexts for VRF default and in a context for its VRF. */
const names = [
  setting({
    ...domainName,
    set: ({ args, device }) => changeIn(device, outside, () => ({ domainName: args.name })),
    clear: ({ device }) => changeIn(device, outside, () => ({ domainName: undefined })),
    write: ({ running }) => domainNameLines(running, outside),
  }),
  setting({
    ...domainList,
    set: ({ args, device }) => changeIn(device, outside, (known) => withDomain(known, args.name)),
    clear: ({ args, device }) => changeIn(device, outside, (known) => withoutDomain(known, args.name)),
    write: ({ running }) => domainListLines(running, outside),
  }),
  setting({
    ...nameServer,
    set: ({ args, device }) => changeIn(device, outside, (known) => withServers(known, args.servers)),
    clear: ({ args, device }) => changeIn(device, outside, (known) => withoutServers(known, args.servers)),
    write: ({ running }) => serverLines(running, outside),
  }),
];
const namesInContexts = [
  settingIn(vrfMode, {
    ...domainName,
    set: ({ args, device }, vrf) => changeIn(device, vrf, () => ({ domainName: args.name })),
    clear: ({ device }, vrf) => changeIn(device, vrf, () => ({ domainName: undefined })),
    write: ({ running }, vrf) => domainNameLines(running, vrf),
  }),
  settingIn(vrfMode, {
    ...domainList,
    set: ({ args, device }, vrf) => changeIn(device, vrf, (known) => withDomain(known, args.name)),
    clear: ({ args, device }, vrf) => changeIn(device, vrf, (known) => withoutDomain(known, args.name)),
    write: ({ running }, vrf) => domainListLines(running, vrf),
  }),
  settingIn(vrfMode, {
    ...nameServer,
    set: ({ args, device }, vrf) => changeIn(device, vrf, (known) => withServers(known, args.servers)),
    clear: ({ args, device }, vrf) => changeIn(device, vrf, (known) => withoutServers(known, args.servers)),
    write: ({ running }, vrf) => serverLines(running, vrf),
  }),
];

const hostWord = word('host', 'Configure hostname-to-address mapping');
const hostArg = arg('name', nameType, 'Name of host');

/** `ip host`: a name with a fixed address. */
const host = setting({
  syntax: [ipWord, hostWord, hostArg, arg('address', addressArg(), 'IP address')],
  noSyntax: [ipWord, hostWord, hostArg, optional([arg('address', addressArg(), 'IP address')])],
  examples: ['ip host files 192.0.2.10'],
  set: ({ args, device }) =>
    change(device, { hosts: withKey(device.configuration.of(nameLookup).hosts, args.name, args.address) }),
  clear({ args, device }) {
    const { hosts } = device.configuration.of(nameLookup);
    change(device, { hosts: withoutKey(hosts, args.name) });
  },
  *write({ running }) {
    for (const [name, address] of entriesOf(nameLookup.of(running).hosts)) yield `ip host ${name} ${address}`;
  },
});

export const dnsSettings = [domainLookup, ...names, host, ...namesInContexts];

function domainNameLines(running: RunningConfiguration, vrf: string): readonly string[] {
  const { domainName: name } = namesIn(nameLookup.of(running), vrf);
  return name === undefined ? [] : [`ip domain-name ${name}`];
}

function domainListLines(running: RunningConfiguration, vrf: string): readonly string[] {
  return listOf(namesIn(nameLookup.of(running), vrf).domainList).map((name) => `ip domain-list ${name}`);
}

/** Servers that are reached alike stand on one line, as many as a line takes (public running configurations). */
function serverLines(running: RunningConfiguration, vrf: string): readonly string[] {
  const lines: string[] = [];
  const ways = new Map<string, string[]>();
  for (const { address, vrf: toVrf, source } of listOf(namesIn(nameLookup.of(running), vrf).servers)) {
    const way = wayOf({ address, vrf: toVrf, source });
    const addresses = ways.get(way) ?? [];
    addresses.push(address);
    ways.set(way, addresses);
  }
  for (const [way, addresses] of ways) {
    for (let at = 0; at < addresses.length; at += serversMaximum) {
      lines.push(`ip name-server ${addresses.slice(at, at + serversMaximum).join(' ')}${way}`);
    }
  }
  return lines;
}

function withDomain({ domainList: known }: VrfNames, name: string): Partial<VrfNames> {
  return { domainList: withNamed(known, name, name) };
}

function withoutDomain({ domainList: known }: VrfNames, name: string): Partial<VrfNames> {
  return { domainList: withoutNamed(known, name) };
}

function withServers(known: VrfNames, added: readonly NameServer[]): Partial<VrfNames> {
  const all = listOf(added.reduce((servers, server) => withNamed(servers, keyOf(server), server), known.servers));
  // Those that are reached alike stand together, as the lines that are written of them.
  const ways = new Map<string, NameServer[]>();
  for (const server of all) ways.set(wayOf(server), [...(ways.get(wayOf(server)) ?? []), server]);
  const together = [...ways.values()].flat();
  return {
    servers: together.reduce<Named<NameServer>>(
      (servers, server) => withNamed(servers, keyOf(server), server),
      noneNamed,
    ),
  };
}

function withoutServers(known: VrfNames, removed: readonly NameServer[]): Partial<VrfNames> {
  return { servers: removed.reduce((servers, server) => withoutNamed(servers, keyOf(server)), known.servers) };
}

/** How a server is reached, as a line says it. */
function wayOf({ vrf, source }: NameServer): string {
  return `${vrf === undefined ? '' : ` use-vrf ${vrf}`}${source === undefined ? '' : ` source-interface ${source}`}`;
}

function keyOf({ address, vrf = '' }: NameServer): string {
  return `${address} ${vrf}`;
}

function changeIn(device: Device, vrf: string, fields: (known: VrfNames) => Partial<VrfNames>): void {
  const lookup = device.configuration.of(nameLookup);
  change(device, withNames(lookup, vrf, fields(namesIn(lookup, vrf))));
}

function change({ configuration, clock }: Device, fields: Partial<NameLookup>): void {
  configuration.change(nameLookup, { ...configuration.of(nameLookup), ...fields }, clock.now());
}
