import { failed, ok } from '../../base/result.ts';
import { addressText, parseAddress, parsePrefix } from '../../machine/config/addresses.ts';
import { parseRanges } from '../../machine/config/vlans.ts';
import type { ArgType } from '../grammar/arg-types.ts';

/** An IPv4 address, as text. */
export function addressArg(): ArgType<string> {
  return {
    placeholder: 'A.B.C.D',
    parse: (text) => {
      const address = parseAddress(text);
      return address === undefined ? failed({ why: 'shape' }) : ok(addressText(address));
    },
  };
}

/** An IPv4 address with the length of its prefix, as text. */
export function prefixArg(): ArgType<string> {
  return {
    placeholder: 'A.B.C.D/LEN',
    parse: (text) => {
      const prefix = parsePrefix(text);
      return prefix === undefined ? failed({ why: 'shape' }) : ok(`${addressText(prefix.address)}/${prefix.length}`);
    },
  };
}

/** Ports by number: `1/1`, `1/1-4`, `1/1-4,1/9`; the answer has their full names in the order typed. */
export function portsArg(): ArgType<readonly string[]> {
  return { placeholder: '<1>/<1-64>', parse: (text) => portNames(text, /^(?:)$/), offers: 'port' };
}

/** Interfaces in one word: `Ethernet1/1`, `e1/1-4,e1/9`, `mgmt0`. */
export function interfacesArg(): ArgType<readonly string[]> {
  return {
    placeholder: '',
    parse: (text) => (/^mg(?:m(?:t)?)?0$/i.test(text) ? ok(['mgmt0']) : portNames(text, /^e(?:t(?:h(?:ernet)?)?)?$/i)),
  };
}

/** VLAN numbers from 1 to 4094: `10`, `10-12,20`. */
export function vlansArg(): ArgType<readonly number[]> {
  return {
    placeholder: '<1-4094>',
    parse: (text) => {
      const ids = parseRanges(text, 1, 4094);
      if (ids !== undefined) return ok(ids);
      return failed(/^\d+$/.test(text) ? { why: 'range', minimum: 1, maximum: 4094 } : { why: 'shape' });
    },
  };
}

/** Each part is a prefix that `before` describes, the slot, a port and perhaps the last port of a range. */
function portNames(text: string, before: RegExp): ReturnType<ArgType<readonly string[]>['parse']> {
  const names: string[] = [];
  for (const part of text.split(',')) {
    const [, prefix = '', first = '', last = first] = /^([a-z]*)1\/(\d{1,3})(?:-(?:1\/)?(\d{1,3}))?$/i.exec(part) ?? [];
    const isFollowing = names.length > 0 && prefix === '';
    if (first === '' || !(before.test(prefix) || isFollowing)) return failed({ why: 'shape' });
    for (let port = Number(first); port <= Number(last); port += 1) names.push(`Ethernet1/${port}`);
  }
  return names.length === 0 ? failed({ why: 'shape' }) : ok(names);
}
