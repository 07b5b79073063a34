/** The types of arguments that the text of a line may name. */
import { ok } from '../../base/result.ts';
import { type ArgType, integer, rest, wordArg } from '../grammar/arg-types.ts';
import { choice, word } from '../grammar/tokens.ts';
import { type ArgumentKind, plain, written } from './argument-kind.ts';
import { interfaceKind, interfacesKind, portKind } from './interface-kinds.ts';
import { routingKinds } from './routing-kinds.ts';
import {
  addressKey,
  first,
  networksType,
  readArea,
  readAs,
  readIp,
  readIpv6,
  readIpv6Network,
  readIpv6Prefix,
  readMac,
  readNetwork,
  readPair,
  readPercent,
  readPrefix,
  readRanges,
  readTime,
  vlansType,
  wildcard,
  withMask,
} from './word-forms.ts';

const namePattern = /^[A-Za-z0-9_.:+/@#%&*~=^$!,;-]+$/;

const kinds: Readonly<Record<string, ArgumentKind>> = {
  word: plain(wordArg({ maxLength: 63 }), ['alpha']),
  name: plain(wordArg({ maxLength: 63, pattern: namePattern }), ['LAB-1']),
  text: { ...plain(rest(), ['some words']), isRest: true },
  host: plain(wordArg({ maxLength: 256, placeholder: 'A.B.C.D|A:B::C:D|WORD' }), ['192.0.2.9', 'host.example.com']),
  ip: plain(written('A.B.C.D', readIp), ['192.0.2.7'], addressKey),
  'ip/len': plain(written('A.B.C.D/LEN', readPrefix), ['192.0.2.1/24'], addressKey),
  network: withMask(readNetwork),
  address: withMask(readPrefix),
  'ip-wildcard': wildcard,
  ipv6: plain(written('A:B::C:D', readIpv6), ['2001:db8::7'], addressKey),
  'ipv6/len': plain(written('A:B::C:D/LEN', readIpv6Prefix), ['2001:db8::1/64'], addressKey),
  'ipv6-network': plain(written('A:B::C:D/LEN', readIpv6Network), ['2001:db8::/64'], addressKey),
  'ip-any': plain(written('A.B.C.D|A:B::C:D', first(readIp, readIpv6)), ['192.0.2.8', '2001:db8::8'], addressKey),
  'prefix-any': plain(
    written('A.B.C.D/LEN|A:B::C:D/LEN', first(readPrefix, readIpv6Prefix)),
    ['192.0.2.0/24'],
    addressKey,
  ),
  'ip-or-prefix': plain(
    written('A.B.C.D|A.B.C.D/LEN|A:B::C:D|A:B::C:D/LEN', first(readIp, readPrefix, readIpv6, readIpv6Prefix)),
    ['192.0.2.5', '198.51.100.0/24', '2001:db8::5'],
    addressKey,
  ),
  interface: interfaceKind,
  interfaces: interfacesKind,
  port: portKind,
  vlan: plain(integer(1, 4094), ['10']),
  vlans: plain(vlansType, ['10-12,20']),
  /** A direction, out before in. */
  'out-or-in': { ...keywords(['in', 'out']), sortKey: (value) => (value === 'out' ? '0' : '1') },
  /** As it was typed: HSRP keeps capitals. */
  'mac-as-typed': plain(
    wordArg({
      pattern: /^(?:[0-9a-fA-F]{1,4}\.){2}[0-9a-fA-F]{1,4}$|^(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}$/,
      placeholder: 'E.E.E',
    }),
    ['00CC.10dd.10EE'],
  ),
  mac: plain(written('E.E.E', readMac), ['0011.2233.4455']),
  vrf: plain(wordArg({ maxLength: 32, offers: 'vrf' }), ['management']),
  as: plain(written('<1-4294967295>|<1-65535>.<0-65535>', readAs), ['65001', '1.10']),
  community: plain(written('aa:nn|<1-4294967295>', first(readPair, readAs)), ['65001:10']),
  rd: plain(written('ASN:NN|A.B.C.D:NN', readPair), ['65001:100']),
  area: plain(written('A.B.C.D|<0-4294967295>', readArea), ['0.0.0.1', '2'], addressKey),
  networks: { ...plain(networksType, ['232.0.0.0/8 239.1.0.0/16']), isRest: true },
  'route-target': plain(
    written('ASN:NN|A.B.C.D:NN|auto', (text) => (text === 'auto' ? text : readPair(text))),
    ['65001:100', 'auto'],
  ),
  percent: plain(written('<0.00-100.00>', readPercent), ['12.5', '100']),
  time: plain(written('HH:MM[:SS]', readTime), ['08:30']),
  hex: plain(wordArg({ pattern: /^(0x)?[0-9A-Fa-f]+$/, placeholder: '<0x0-0xffffffff>' }), ['0x800']),
  number: plain(integer(0, 4_294_967_295), ['7']),
  ranges: plain(written('WORD', readRanges), ['1-3,7']),
  ...routingKinds,
};

/** The type of that name; undefined for an unknown one. Number ranges, `wordN`, `textN` and keywords `a|b` are types, too. */
export function kindOf(type: string): ArgumentKind | undefined {
  if (Object.hasOwn(kinds, type)) return kinds[type];
  const [, minimum, maximum] = /^(-?\d+)-(-?\d+)$/.exec(type) ?? [];
  if (minimum !== undefined) return plain(integer(Number(minimum), Number(maximum)), [minimum, maximum ?? minimum]);
  const [, base, length] = /^(word|text)(\d+)$/.exec(type) ?? [];
  if (base === 'word') return plain(wordArg({ maxLength: Number(length) }), ['alpha']);
  if (base === 'text') return { ...plain(limitedText(Number(length)), ['some words']), isRest: true };
  return type.includes('|') ? keywords(type.split('|')) : undefined;
}

/** The rest of a line, of which as much is kept as there is room for. */
function limitedText(maxLength: number): ArgType<string> {
  return { placeholder: 'LINE', parse: (text) => ok(text.trim().slice(0, maxLength)), span: 'rest' };
}

function keywords(texts: readonly string[]): ArgumentKind {
  return {
    token: (name, help) =>
      choice(
        name,
        texts.map((text) => word(text, help)),
      ),
    samples: texts,
  };
}
