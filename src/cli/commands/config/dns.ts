import { type NameLookup, nameLookup } from '../../../machine/config/dns.ts';
import { entriesOf, withKey, withoutKey } from '../../../machine/config/keyed.ts';
import { listOf, withNamed, withoutNamed } from '../../../machine/config/named.ts';
import type { Device } from '../../../machine/device.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/setting.ts';
import { addressArg } from '../network-args.ts';

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

const domainNameWord = word('domain-name', 'Specify default domain name');
const domainNameArg = arg('name', nameType, 'Default domain name');

const domainName = setting({
  syntax: [ipWord, domainNameWord, domainNameArg],
  noSyntax: [ipWord, domainNameWord, optional([domainNameArg])],
  examples: ['ip domain-name lab.example'],
  set: ({ args, device }) => change(device, { domainName: args.name }),
  clear: ({ device }) => change(device, { domainName: undefined }),
  write: ({ running }) => {
    const { domainName: name } = nameLookup.of(running);
    return name === undefined ? [] : [`ip domain-name ${name}`];
  },
});

/** `ip name-server`: one more server that is asked for names. */
const nameServer = setting({
  syntax: [ipWord, word('name-server', 'Specify nameserver address'), arg('address', addressArg(), 'IP address')],
  examples: ['ip name-server 192.0.2.53'],
  set({ args, device }) {
    const { servers } = device.configuration.of(nameLookup);
    change(device, { servers: withNamed(servers, args.address, args.address) });
  },
  clear({ args, device }) {
    const { servers } = device.configuration.of(nameLookup);
    change(device, { servers: withoutNamed(servers, args.address) });
  },
  write: ({ running }) => {
    const { servers } = nameLookup.of(running);
    return listOf(servers).map((server) => `ip name-server ${server}`);
  },
});

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
  write: ({ running }) =>
    Array.from(entriesOf(nameLookup.of(running).hosts), ([name, address]) => `ip host ${name} ${address}`),
});

export const dnsSettings = [domainLookup, domainName, nameServer, host];

function change({ configuration, clock }: Device, fields: Partial<NameLookup>): void {
  configuration.change(nameLookup, { ...configuration.of(nameLookup), ...fields }, clock.now());
}
