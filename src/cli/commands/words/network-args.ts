import { failed, ok } from '../../../base/result.ts';
import { addressText, parseAddress, parsePrefix } from '../../../machine/config/addresses.ts';
import { type LogicalKind, logicalNumbers, nameOfLogical } from '../../../machine/config/logical-interfaces.ts';
import { isReserved, parseRanges } from '../../../machine/config/vlans.ts';
import type { ArgProblem, ArgType } from '../../grammar/arg-types.ts';

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

/** Ports by number: `1/1`, `1/1-4`, `1/1-4,1/9`, `1/1,po2`; the answer has the full names in the order typed. */
export function portsArg(): ArgType<readonly string[]> {
  return {
    placeholder: '<1>/<1-64>',
    parse: (text) => interfaceList(text, 'ethernet'),
    check: checkPorts,
    // Recorded from Nexus 9000 in public transcripts.
    missing: "Invalid command (incomplete interface) at '^' marker.",
    offers: 'port',
  };
}

/** Logical interfaces of one kind by number: `10`, `10-12,20`, `10,lo0`; the answer has their full names. */
export function logicalArg(kind: LogicalKind): ArgType<readonly string[]> {
  const { minimum, maximum } = logicalNumbers[kind];
  return { placeholder: `<${minimum}-${maximum}>`, parse: (text) => interfaceList(text, kind), check: checkPorts };
}

type Kind = LogicalKind | 'ethernet' | 'mgmt';

/** How an interface begins in one word: any beginning of its kind that means no other. */
const beginnings: readonly (readonly [RegExp, Kind])[] = [
  [/^e(?:t(?:h(?:e(?:r(?:n(?:et?)?)?)?)?)?)?$/i, 'ethernet'],
  [/^mg(?:mt?)?$/i, 'mgmt'],
  [/^vl(?:an?)?$/i, 'Vlan'],
  [/^po(?:rt?|rt-(?:c(?:h(?:a(?:n(?:n(?:el?)?)?)?)?)?)?)?$/i, 'port-channel'],
  [/^lo(?:o(?:p(?:b(?:a(?:ck?)?)?)?)?)?$/i, 'loopback'],
];

/** Interfaces in one word: `Ethernet1/1`, `e1/1-4,e1/9`, `mgmt0`, `po1`, `vl10-12`, `lo0`, `e1/1,po2`. */
export function interfacesArg(): ArgType<readonly string[]> {
  return { placeholder: '', parse: (text) => interfaceList(text, undefined), check: checkPorts };
}

/** Ports that the model lacks (nxos-behaviour 6.1), and VLAN interfaces while their feature is off. */
function checkPorts(names: readonly string[], has: (need: string) => boolean): ArgProblem | undefined {
  if (names.some((name) => name.startsWith('Vlan')) && !has('feature interface-vlan')) return { why: 'shape' };
  if (names.every((name) => !name.startsWith('Ethernet') || has(`port ${name}`))) return undefined;
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

/** More than any switch has, however often its interfaces are named in a list. */
const maxNames = 8192;

/** The full names of a list; a part without a kind is of the kind before it, the first one of `first`. */
function interfaceList(text: string, first: Kind | undefined): ReturnType<ArgType<readonly string[]>['parse']> {
  const names: string[] = [];
  let kind = first;
  for (const [place, part] of text.split(',').entries()) {
    const [, prefix = '', numbers = ''] = /^([a-z-]*)(\d[\d/-]*)$/i.exec(part) ?? [];
    const named = beginnings.find(([beginning]) => beginning.test(prefix))?.[1];
    if (prefix !== '' && !(place === 0 && first !== undefined)) kind = named;
    else if (prefix !== '') return failed(badPort(text));
    const found = numbers === '' || kind === undefined ? failed(badPort(text)) : numbered(kind, numbers, text);
    if (!found.ok) return found;
    names.push(...found.value);
    if (names.length > maxNames) return failed({ why: 'shape' });
  }
  return ok([...new Set(names)]);
}

/** The interfaces of one kind that a part of a list names. */
function numbered(kind: Kind, numbers: string, text: string): ReturnType<ArgType<readonly string[]>['parse']> {
  if (kind === 'mgmt') return numbers === '0' ? ok(['mgmt0']) : failed(badPort(text));
  if (kind === 'ethernet') {
    const [, first, last = first] = /^1\/(\d{1,3})(?:-(?:1\/)?(\d{1,3}))?$/.exec(numbers) ?? [];
    const count = Number(last) - Number(first) + 1;
    if (first === undefined || count < 1) return failed(first === undefined ? badPort(text) : { why: 'shape' });
    return ok(Array.from({ length: count }, (_, index) => `Ethernet1/${Number(first) + index}`));
  }
  const { minimum, maximum } = logicalNumbers[kind];
  const found = parseRanges(numbers, minimum, maximum);
  if (found !== undefined) return ok(found.map((number) => nameOfLogical({ kind, number })));
  return failed(/^\d+$/.test(numbers) ? { why: 'range', minimum, maximum } : { why: 'shape' });
}
