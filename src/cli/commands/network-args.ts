import { failed, ok } from '../../base/result.ts';
import { addressText, parseAddress, parsePrefix } from '../../machine/config/addresses.ts';
import {
  type LogicalKind,
  logicalNumbers,
  nameOfLogical,
  parseLogical,
} from '../../machine/config/logical-interfaces.ts';
import { isReserved, parseRanges } from '../../machine/config/vlans.ts';
import type { ArgProblem, ArgType } from '../grammar/arg-types.ts';

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
  return {
    placeholder: '<1>/<1-64>',
    parse: (text) => portNames(text, /^(?:)$/),
    check: checkPorts,
    // Recorded from Nexus 9000 in public transcripts.
    missing: "Invalid command (incomplete interface) at '^' marker.",
    offers: 'port',
  };
}

/** Logical interfaces of one kind by number: `10`, `10-12,20`; the answer has their full names. */
export function logicalArg(kind: LogicalKind): ArgType<readonly string[]> {
  const { minimum, maximum } = logicalNumbers[kind];
  return {
    placeholder: `<${minimum}-${maximum}>`,
    parse: (text) => {
      const numbers = parseRanges(text, minimum, maximum);
      if (numbers !== undefined) return ok(numbers.map((number) => nameOfLogical({ kind, number })));
      return failed(/^\d+$/.test(text) ? { why: 'range', minimum, maximum } : { why: 'shape' });
    },
    check: checkPorts,
  };
}

/** How a logical interface begins in one word: any beginning of its kind that means no other. */
const logicalBeginnings: readonly (readonly [RegExp, LogicalKind])[] = [
  [/^vl(?:an?)?(?=\d)/i, 'Vlan'],
  [/^po(?:rt?|rt-(?:c(?:h(?:a(?:n(?:n(?:el?)?)?)?)?)?)?)?(?=\d)/i, 'port-channel'],
  [/^lo(?:o(?:p(?:b(?:a(?:ck?)?)?)?)?)?(?=\d)/i, 'loopback'],
];

/** Interfaces in one word: `Ethernet1/1`, `e1/1-4,e1/9`, `mgmt0`, `po1`, `vl10-12`, `lo0`. */
export function interfacesArg(): ArgType<readonly string[]> {
  return {
    placeholder: '',
    parse(text) {
      if (/^mg(?:m(?:t)?)?0$/i.test(text)) return ok(['mgmt0']);
      for (const [beginning, kind] of logicalBeginnings) {
        if (beginning.test(text)) return logicalArg(kind).parse(text.replace(beginning, ''));
      }
      return portNames(text, /^e(?:t(?:h(?:e(?:r(?:n(?:et?)?)?)?)?)?)?$/i);
    },
    check: checkPorts,
  };
}

/** Ports that the model lacks (nxos-behaviour 6.1), and VLAN interfaces while their feature is off. */
function checkPorts(names: readonly string[], has: (need: string) => boolean): ArgProblem | undefined {
  if (names.some((name) => parseLogical(name) !== undefined)) {
    const isMissing = names.some((name) => name.startsWith('Vlan')) && !has('feature interface-vlan');
    return isMissing ? { why: 'shape' } : undefined;
  }
  if (names.every((name) => has(`port ${name}`))) return undefined;
  return { why: 'meaningless', words: "Invalid range at '^' marker." };
}

/** VLANs that may be made: the switch keeps some numbers for itself (nxos-behaviour 6.1). */
export function ownVlansArg(): ArgType<readonly number[]> {
  const words = "invalid vlan (reserved value) at '^' marker.";
  return { ...vlansArg(), check: (ids) => (ids.some(isReserved) ? { why: 'meaningless', words } : undefined) };
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

/** A word that begins as an interface does and goes on as none (words: known to public clients of NX-OS). */
function badPort(text: string): ArgProblem {
  if (!/^(e|eth|ethernet|mgmt)?\d/i.test(text)) return { why: 'shape' };
  return { why: 'meaningless', words: "Invalid interface format at '^' marker." };
}

/** Each part is a prefix that `before` describes, the slot, a port and perhaps the last port of a range. */
function portNames(text: string, before: RegExp): ReturnType<ArgType<readonly string[]>['parse']> {
  const names: string[] = [];
  for (const part of text.split(',')) {
    const [, prefix = '', first = '', last = first] = /^([a-z]*)1\/(\d{1,3})(?:-(?:1\/)?(\d{1,3}))?$/i.exec(part) ?? [];
    const isFollowing = names.length > 0 && prefix === '';
    if (first === '' || !(before.test(prefix) || isFollowing)) return failed(badPort(text));
    for (let port = Number(first); port <= Number(last); port += 1) names.push(`Ethernet1/${port}`);
  }
  return names.length === 0 ? failed({ why: 'shape' }) : ok(names);
}
