/** The forms in which values stand in a line, and their readings of what somebody types. */
import { failed, ok } from '../../base/result.ts';
import { addressText, maskLength, networkOf, parseAddress, parsePrefix } from '../../machine/config/addresses.ts';
import { ipv6Network, ipv6Text, parseIpv6, parseIpv6Prefix } from '../../machine/config/ipv6.ts';
import { numberKey } from '../../machine/config/keyed.ts';
import { parseRanges, rangesOf } from '../../machine/config/vlans.ts';
import type { ArgType } from '../grammar/arg-types.ts';
import { arg, either } from '../grammar/tokens.ts';
import { type ArgumentKind, written } from './argument-kind.ts';

export const readIp = (text: string): string | undefined => {
  const address = parseAddress(text);
  return address === undefined ? undefined : addressText(address);
};
/** An area of OSPF, which the device writes as an address however it was typed. */
export const readArea = (text: string): string | undefined =>
  /^\d{1,10}$/.test(text) && Number(text) <= 4_294_967_295 ? addressText(Number(text)) : readIp(text);
export const readPrefix = (text: string): string | undefined => {
  const prefix = parsePrefix(text);
  return prefix === undefined ? undefined : `${addressText(prefix.address)}/${prefix.length}`;
};
export const readNetwork = (text: string): string | undefined => {
  const prefix = parsePrefix(text);
  return prefix === undefined ? undefined : `${addressText(networkOf(prefix))}/${prefix.length}`;
};
export const readIpv6 = (text: string): string | undefined => {
  const groups = parseIpv6(text);
  return groups === undefined ? undefined : ipv6Text(groups);
};
export const readIpv6Prefix = (text: string): string | undefined => {
  const prefix = parseIpv6Prefix(text);
  return prefix === undefined ? undefined : `${ipv6Text(prefix.groups)}/${prefix.length}`;
};
export const readIpv6Network = (text: string): string | undefined => {
  const prefix = parseIpv6Prefix(text);
  return prefix === undefined ? undefined : `${ipv6Text(ipv6Network(prefix.groups, prefix.length))}/${prefix.length}`;
};
export const readMac = (text: string): string | undefined => {
  if (
    !/^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$|^(?:[0-9a-f]{1,2}[:-]){5}[0-9a-f]{1,2}$|^[0-9a-f]{1,4}(?:\.[0-9a-f]{1,4}){2}$/i.test(
      text,
    )
  )
    return undefined;
  const digits = text.includes('.')
    ? text.split('.').map((part) => part.padStart(4, '0'))
    : text.split(/[:-]/).map((part) => part.padStart(2, '0'));
  const all = digits.join('').toLowerCase();
  return `${all.slice(0, 4)}.${all.slice(4, 8)}.${all.slice(8)}`;
};
export const readAs = (text: string): string | undefined => {
  const [, high, low] = /^(\d{1,5})\.(\d{1,5})$/.exec(text) ?? [];
  if (high !== undefined)
    return Number(high) > 65_535 || Number(low) > 65_535 ? undefined : `${Number(high)}.${Number(low)}`;
  return /^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= 4_294_967_295
    ? String(Number(text))
    : undefined;
};
export const readPair = (text: string): string | undefined => {
  const [, before = '', after = ''] = /^([\d.]+):(\d{1,10})$/.exec(text) ?? [];
  if (after === '') return undefined;
  return readAs(before) === undefined && readIp(before) === undefined && before !== '0'
    ? undefined
    : `${before}:${Number(after)}`;
};
/** A share with two decimals. */
export const readPercent = (text: string): string | undefined =>
  /^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) <= 100 ? Number(text).toFixed(2) : undefined;
export const readTime = (text: string): string | undefined => {
  const [, hours = '', minutes = '', seconds] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  if (minutes === '' || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  return [hours.padStart(2, '0'), minutes, ...(seconds === undefined ? [] : [seconds])].join(':');
};
export const readRanges = (text: string): string | undefined => {
  if (!/^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text)) return undefined;
  return text
    .split(',')
    .map((part) => part.split('-').map(Number).join('-'))
    .join(',');
};

/** The first of several readings that understands a word. */
export function first(
  ...reads: readonly ((text: string) => string | undefined)[]
): (text: string) => string | undefined {
  return (text) => {
    for (const read of reads) {
      const value = read(text);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** In the order of addresses, IPv4 before IPv6, shorter prefixes first. */
export function addressKey(value: string): string {
  const [address = '', length = ''] = value.split('/');
  const four = parseAddress(address);
  const six = parseIpv6(address)
    ?.map((group) => numberKey(group, 5))
    .join('');
  return `${four === undefined ? (six ?? address) : `0${numberKey(four)}`}/${length.padStart(3, '0')}`;
}

export const vlansType: ArgType<string> = {
  placeholder: '<1-4094>',
  parse(text) {
    const ids = parseRanges(text, 1, 4094);
    if (ids !== undefined) return ok(rangesOf(ids));
    return failed(/^\d+$/.test(text) ? { why: 'range', minimum: 1, maximum: 4094 } : { why: 'shape' });
  },
};

/** Some networks, blanks between them, up to the end of the line. */
export const networksType: ArgType<string> = {
  placeholder: 'A.B.C.D/LEN',
  span: 'rest',
  parse(text) {
    const networks = text.trim().split(/\s+/).map(readNetwork);
    return networks.every((one) => one !== undefined) ? ok(networks.join(' ')) : failed({ why: 'shape' });
  },
};

/** An address with the length of its prefix or with a mask. */
export function withMask(read: (text: string) => string | undefined): ArgumentKind {
  const mask = written('A.B.C.D', (text) => (maskLength(text) === undefined ? undefined : text));
  return {
    token: (name, help) =>
      either({
        length: [arg(name, written('A.B.C.D/LEN', read), help)],
        mask: [arg(name, written('A.B.C.D', readIp), help), arg(`${name}Mask`, mask, 'IP network mask')],
      }),
    collect(values, name) {
      const typed = values[`${name}Mask`];
      if (typeof typed !== 'string') return;
      delete values[`${name}Mask`];
      values[name] = read(`${String(values[name])}/${maskLength(typed)}`);
    },
    samples: ['192.0.2.0/24', '198.51.100.0 255.255.255.128'],
    sortKey: addressKey,
  };
}

export const wildcard: ArgumentKind = {
  token: (name, help) =>
    either({
      wildcard: [
        arg(name, written('A.B.C.D', readIp), help),
        arg(`${name}Bits`, written('A.B.C.D', readIp), 'Wildcard bits'),
      ],
    }),
  collect(values, name) {
    if (values[`${name}Bits`] === undefined) return;
    values[name] = `${String(values[name])} ${String(values[`${name}Bits`])}`;
    delete values[`${name}Bits`];
  },
  samples: ['192.0.2.0 0.0.0.255'],
};
