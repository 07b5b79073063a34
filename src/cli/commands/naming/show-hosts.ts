import { type NameServer, nameLookup } from '../../../machine/config/dns.ts';
import { entriesOf } from '../../../machine/config/keyed.ts';
import { countOf, listOf, type Named } from '../../../machine/config/named.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

/** `show hosts`: how names are looked up. Layout inferred from Cisco's DNS chapters and the clients' patterns. */
export const showHosts = show({
  syntax: [word('show', 'Show running system information'), word('hosts', 'Show information about DNS')],
  examples: ['show hosts'],
  read: ({ device }) => device.configuration.of(nameLookup),
  *print({ isOn, domainName, servers, hosts, vrfs }) {
    yield `DNS lookup ${isOn ? 'enabled' : 'disabled'}`;
    yield domainName === undefined ? 'Default domain is not set' : `Default domain for vrf:default is ${domainName} `;
    yield 'Name/address lookup uses domain service';
    yield `Name servers are ${countOf(servers) === 0 ? '255.255.255.255' : serverWords(servers)} `;
    for (const [vrf, names] of entriesOf(vrfs)) {
      if (names.domainName !== undefined) yield `Default domain for vrf:${vrf} is ${names.domainName} `;
      if (countOf(names.servers) > 0) yield `Name servers for vrf:${vrf} are ${serverWords(names.servers)} `;
    }
    if (hosts.size === 0) return;
    yield '';
    yield 'Host                                    Address';
    for (const [name, address] of entriesOf(hosts)) yield `${name.padEnd(40)}${address}`;
  },
  // Key names inferred: no capture of this command as data was found.
  structure: ({ isOn, domainName, servers, hosts }) => ({
    dnslookup: isOn ? 'enabled' : 'disabled',
    ...table('vrf', [
      {
        vrf: 'default',
        ...(domainName === undefined ? {} : { defaultdomain: domainName }),
        ...table(
          'nameserver',
          listOf(servers).map(({ address }) => ({ nameserver: address })),
        ),
      },
    ]),
    ...table(
      'host',
      Array.from(entriesOf(hosts), ([host, address]) => ({ host, address })),
    ),
  }),
});

function serverWords(servers: Named<NameServer>): string {
  return listOf(servers)
    .map(({ address }) => address)
    .join(' ');
}
