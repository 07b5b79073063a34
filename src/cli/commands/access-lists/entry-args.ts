import { failed, ok, type Result } from '../../../base/result.ts';
import { addressText, parseAddress, parsePrefix } from '../../../machine/config/addresses.ts';
import type { ArgProblem, ArgType } from '../../grammar/arg-types.ts';
import { type Names, nameFor } from './names.ts';

/** A number that is written by its name where it has one. */
export function namedNumber(names: Names, maximum: number): ArgType<string> {
  return {
    placeholder: `<0-${maximum}>`,
    parse: (text) => {
      if (!/^\d+$/.test(text)) return failed({ why: 'shape' });
      return Number(text) > maximum ? failed({ why: 'range', minimum: 0, maximum }) : ok(nameFor(names, Number(text)));
    },
  };
}

/** A network of IPv4: what lies behind its length stays as typed, as captures of 9.3 have it (ntc-templates show_access-lists). */
export const ipNetwork: ArgType<string> = {
  placeholder: 'A.B.C.D/LEN',
  parse: (text) => {
    const prefix = parsePrefix(text);
    return prefix === undefined ? failed({ why: 'shape' }) : ok(`${addressText(prefix.address)}/${prefix.length}`);
  },
};

/** An address of IPv4 alone. */
export const ipAddress: ArgType<string> = {
  placeholder: 'A.B.C.D',
  parse: (text) => {
    const address = parseAddress(text);
    return address === undefined ? failed({ why: 'shape' }) : ok(addressText(address));
  },
};

/** An address of IPv6, as the device writes it: small letters, no zeros in front, the longest run of zeros as `::`. */
export const ipv6Address: ArgType<string> = { placeholder: 'A:B::C:D', parse: parseIpv6 };

/** An address of IPv6 with the length of its network. */
export const ipv6Network: ArgType<string> = {
  placeholder: 'A:B::C:D/LEN',
  parse: (text) => {
    const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
    const parsed = parseIpv6(address);
    if (!parsed.ok || Number(length) > 128) return failed({ why: 'shape' });
    return ok(`${parsed.value}/${Number(length)}`);
  },
};

/** A MAC address in any spelling, as `0011.2233.4455`. */
export const macAddress: ArgType<string> = {
  placeholder: 'E.E.E',
  parse: (text) => {
    const isKnown = /^(?:[\da-f]{1,4}\.){2}[\da-f]{1,4}$|^[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}$/i.test(text);
    if (!isKnown) return failed({ why: 'shape' });
    const digits = text
      .split(/[.:-]/)
      .map((part) => part.padStart(text.includes('.') ? 4 : 2, '0'))
      .join('')
      .toLowerCase();
    return ok(`${digits.slice(0, 4)}.${digits.slice(4, 8)}.${digits.slice(8)}`);
  },
};

/** An ethertype in hexadecimal digits: a name where it has one, else four digits. */
export function etherType(names: Names): ArgType<string> {
  return {
    placeholder: '<0x0-0xffff>',
    parse: (text) => {
      const [, digits] = /^0x([\da-f]{1,4})$/i.exec(text) ?? [];
      if (digits === undefined) return failed({ why: 'shape' });
      const value = Number.parseInt(digits, 16);
      const name = nameFor(names, value);
      return ok(name === String(value) ? `0x${digits.toLowerCase().padStart(4, '0')}` : name);
    },
  };
}

function parseIpv6(text: string): Result<string, ArgProblem> {
  const groups = groupsOf(text);
  return groups === undefined ? failed({ why: 'shape' }) : ok(ipv6Text(groups));
}

/** The eight numbers of an address, or undefined. */
function groupsOf(text: string): readonly number[] | undefined {
  if (!/^[\da-f:]*$/i.test(text) || !text.includes(':')) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const parts = [...head, ...Array.from({ length: tail === undefined ? 0 : missing }, () => '0'), ...(tail ?? [])];
  if (parts.some((part) => !/^[\da-f]{1,4}$/i.test(part))) return undefined;
  return parts.map((part) => Number.parseInt(part, 16));
}

function ipv6Text(groups: readonly number[]): string {
  let [longest, at] = [1, -1];
  for (let from = 0; from < groups.length; from += 1) {
    let to = from;
    while (groups[to] === 0) to += 1;
    if (to - from > longest) [longest, at] = [to - from, from];
  }
  const text = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  return at < 0 ? text(groups) : `${text(groups.slice(0, at))}::${text(groups.slice(at + longest))}`;
}
