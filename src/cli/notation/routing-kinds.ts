import { failed, ok } from '../../base/result.ts';
import { parseAddress } from '../../machine/config/addresses.ts';
import { parseIpv6 } from '../../machine/config/ipv6.ts';
import type { ArgType } from '../grammar/arg-types.ts';
import { type ArgumentKind, plain, written } from './argument-kind.ts';
import { communitiesText } from './communities.ts';
import { addressKey, first, readAs, readIp, readIpv6, readIpv6Prefix, readPrefix } from './word-forms.ts';

/** The rest of a line as words with one blank between them, each of which `read` understands. */
function wordsOf(
  placeholder: string,
  samples: readonly string[],
  read: (text: string) => string | undefined,
): ArgumentKind {
  return restOf(placeholder, samples, (text) => {
    const words = text.split(/\s+/).map(read);
    return words.some((word) => word === undefined) ? undefined : [...new Set(words)].join(' ');
  });
}

/** The rest of a line that `read` understands and turns into the form in which the device writes it. */
function restOf(
  placeholder: string,
  samples: readonly string[],
  read: (text: string) => string | undefined,
): ArgumentKind {
  const type: ArgType<string> = {
    placeholder,
    span: 'rest',
    parse(text) {
      const value = text.trim() === '' ? undefined : read(text.trim());
      return value === undefined ? failed({ why: 'shape' }) : ok(value);
    },
  };
  return { ...plain(type, samples), isRest: true };
}

/** Addresses, and how packets are shared among them. */
function nextHops(
  placeholder: string,
  samples: readonly string[],
  read: (text: string) => string | undefined,
): ArgumentKind {
  const manners = ['load-share', 'force-order', 'drop-on-fail'];
  return restOf(placeholder, samples, (text) => {
    const words = text.split(/\s+/);
    const typed = manners.filter((manner) => words.includes(manner));
    const addresses = words.filter((word) => !manners.includes(word)).map(read);
    if (addresses.length === 0 || addresses.includes(undefined)) return undefined;
    return [...addresses, ...typed].join(' ');
  });
}

/** `65001` or `65001-65010`. */
function readAsRange(text: string): string | undefined {
  const [low = '', high = '', ...others] = text.split('-');
  if (others.length > 0 || readAs(low) === undefined) return undefined;
  return high === '' ? readAs(low) : readAs(high) && `${readAs(low)}-${readAs(high)}`;
}

/** A port in a list of words, in full: `Ethernet1/1`. */
function readInterface(text: string): string | undefined {
  const [, kind = '', number = ''] = /^([a-z-]+)([\d/.]+)$/i.exec(text) ?? [];
  const known = ['Ethernet', 'port-channel', 'Vlan', 'loopback', 'mgmt', 'Null', 'Tunnel'];
  const name = kind === '' ? undefined : known.find((one) => one.toLowerCase().startsWith(kind.toLowerCase()));
  return name === undefined ? undefined : `${name}${number}`;
}

/** A neighbor by its address, by its network, or by the port behind which it is. */
const readPeer = first(readIp, readPrefix, readIpv6, readIpv6Prefix, (text) =>
  /^eth[a-z]*\d|^po[a-z-]*\d|^vlan\d/i.test(text) ? readInterface(text) : undefined,
);

/** IPv6 before IPv4, as `show running-config bgp` has neighbors (genie's goldens of ShowRunningConfigBgp). */
function peerKey(value: string): string {
  const [address = ''] = value.split('/');
  if (parseIpv6(address) !== undefined) return `0${addressKey(value)}`;
  return parseAddress(address) === undefined ? `2${value}` : `1${addressKey(value)}`;
}

/** The types of arguments of routing policies and of BGP. */
export const routingKinds: Readonly<Record<string, ArgumentKind>> = {
  words: wordsOf('WORD', ['FIRST', 'FIRST SECOND'], (text) => text.replaceAll('"', '')),
  'as-numbers': restOf('<1-4294967295>|<1-65535>.<0-65535>', ['65001', '65001 65001 1.10'], (text) => {
    const numbers = text.split(/\s+/).map(readAs);
    return numbers.includes(undefined) ? undefined : numbers.join(' ');
  }),
  'as-ranges': restOf('<1-4294967295>', ['64496', '64496, 64501-64510'], (text) => {
    const ranges = text.split(/\s*,\s*|\s+/).map(readAsRange);
    return ranges.includes(undefined) ? undefined : ranges.join(', ');
  }),
  'interface-words': wordsOf('interface', ['Ethernet1/1', 'loopback0 Vlan10'], readInterface),
  'next-hops': nextHops('A.B.C.D', ['192.0.2.9', '192.0.2.9 192.0.2.10 load-share'], readIp),
  'next-hops6': nextHops('A:B::C:D', ['2001:db8::9', '2001:db8::9 2001:db8::10 force-order'], readIpv6),
  'set-communities': restOf('aa:nn|internet|no-export', ['65001:10', 'no-export 65001:20 additive'], (text) =>
    communitiesText(text, true),
  ),
  'bgp-peer': plain(written('A.B.C.D|A:B::C:D', readPeer), ['192.0.2.5', '2001:db8::5', '198.51.100.0/24'], peerKey),
  metric: plain(
    written('[+|-]<0-4294967295>', (text) => (/^[+-]?\d{1,10}$/.test(text) ? text : undefined)),
    ['100'],
  ),
};
