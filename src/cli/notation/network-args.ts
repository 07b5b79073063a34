import { failed, ok } from '../../base/result.ts';
import { addressText, parseAddress, parsePrefix } from '../../machine/config/addresses.ts';
import { type InterfaceKind, interfaceName } from '../../machine/config/interface-kinds.ts';
import { type LogicalKind, logicalNumbers, nameOfLogical } from '../../machine/config/logical-interfaces.ts';
import { subInterfaceMaximum } from '../../machine/config/sub-interfaces.ts';
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

/** Ports by number: `1/1`, `1/1-4`, `1/1-4,1/9`, `1/49/1-4`, `1/1.10`, `1/1,po2`; the answer has the full names in the order typed. */
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

/** Logical interfaces of one kind by number: `10`, `10-12,20`, `10.5`, `10,lo0`; the answer has their full names. */
export function logicalArg(kind: LogicalKind): ArgType<readonly string[]> {
  const { minimum, maximum } = logicalNumbers[kind];
  return { placeholder: `<${minimum}-${maximum}>`, parse: (text) => interfaceList(text, kind), check: checkPorts };
}

/**
 * The same interfaces with blanks between them, as in `1/1 - 4, ethernet 1/7`: takes the rest of the line, and only where there are such
 * blanks.
 */
export function spread({ parse, check, missing }: ArgType<readonly string[]>): ArgType<readonly string[]> {
  return {
    placeholder: '',
    span: 'rest',
    parse: (text) => {
      const joined = text.replaceAll(/\s*([,-])\s*/g, '$1').replaceAll(/([a-z])\s+(?=\d)/gi, '$1');
      return joined === text || /\s/.test(joined) ? failed({ why: 'shape' }) : parse(joined);
    },
    ...(check === undefined ? {} : { check }),
    ...(missing === undefined ? {} : { missing }),
  };
}

/** How an interface begins in one word: any beginning of its kind that means no other. */
const beginnings: readonly (readonly [RegExp, InterfaceKind])[] = [
  [/^e(?:t(?:h(?:e(?:r(?:n(?:et?)?)?)?)?)?)?$/i, 'ethernet'],
  [/^mg(?:mt?)?$/i, 'mgmt'],
  [/^vl(?:an?)?$/i, 'Vlan'],
  [/^po(?:rt?|rt-(?:c(?:h(?:a(?:n(?:n(?:el?)?)?)?)?)?)?)?$/i, 'port-channel'],
  [/^lo(?:o(?:p(?:b(?:a(?:ck?)?)?)?)?)?$/i, 'loopback'],
  [/^nve?$/i, 'nve'],
  [/^tu(?:n(?:n(?:el?)?)?)?$/i, 'Tunnel'],
];

/** Interfaces in one word: `Ethernet1/1`, `e1/1-4,e1/9`, `mgmt0`, `po1`, `vl10-12`, `lo0`, `e1/1,po2`, `e1/1.10`. */
export function interfacesArg(): ArgType<readonly string[]> {
  return { placeholder: '', parse: (text) => interfaceList(text, undefined), check: checkPorts };
}

/** The full name of one interface in any spelling, such as `Ethernet1/1` for `eth1/1`; undefined where it names none or several. */
export function oneInterface(text: string): string | undefined {
  const parsed = interfaceList(text, undefined);
  return parsed.ok && parsed.value.length === 1 ? parsed.value[0] : undefined;
}

/** Kinds of interfaces that are there while a feature is on. */
const kindFeatures: Readonly<Partial<Record<InterfaceKind, string>>> = {
  Vlan: 'feature interface-vlan',
  Tunnel: 'feature tunnel',
  nve: 'feature nv overlay',
};

/** Ports that the model lacks (nxos-behaviour 6.1), and interfaces while their feature is off. */
export function checkPorts(names: readonly string[], has: (need: string) => boolean): ArgProblem | undefined {
  let isOff: string | undefined;
  for (const name of names) {
    const { kind, parent } = interfaceName(name);
    const feature = kindFeatures[kind];
    if (feature !== undefined && feature !== isOff && !has(feature)) isOff = feature;
    if (kind === 'ethernet' && !has(`port ${parent}`)) {
      return { why: 'meaningless', words: "Invalid range at '^' marker." };
    }
  }
  return isOff === undefined ? undefined : { why: 'shape' };
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
function interfaceList(text: string, first: InterfaceKind | undefined): Parsed {
  const names: string[] = [];
  let kind = first;
  for (const [place, part] of text.split(',').entries()) {
    const [, prefix = '', numbers = ''] = /^([a-z-]*)(\d[\d/.-]*)$/i.exec(part) ?? [];
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

type Parsed = ReturnType<ArgType<readonly string[]>['parse']>;

/** The interfaces of one kind that a part of a list names. */
function numbered(kind: InterfaceKind, numbers: string, text: string): Parsed {
  if (kind === 'mgmt') return numbers === '0' ? ok(['mgmt0']) : failed(badPort(text));
  if (kind === 'ethernet') return ports(numbers, text);
  const { minimum, maximum } = logicalNumbers[kind];
  const [, parent = '', subs] = /^(\d+)\.([\d-]+)$/.exec(numbers) ?? [];
  if (kind === 'port-channel' && subs !== undefined) {
    const [channel] = parseRanges(parent, minimum, maximum) ?? [];
    return channel === undefined ? failed({ why: 'shape' }) : subNames(`${kind}${channel}`, subs);
  }
  const found = parseRanges(numbers, minimum, maximum);
  if (found !== undefined) return ok(found.map((number) => nameOfLogical({ kind, number })));
  return failed(/^\d+$/.test(numbers) ? { why: 'range', minimum, maximum } : { why: 'shape' });
}

/** `1/1`, `1/1-4`, `1/1-1/4`, `1/49/1-4`, `1/49/1-1/49/4`, `1/1.10`, `1/49/1.10-20`. */
function ports(numbers: string, text: string): Parsed {
  const [, parent, subs] = /^(1\/\d{1,3}(?:\/\d)?)\.([\d-]+)$/.exec(numbers) ?? [];
  if (parent !== undefined && subs !== undefined) return subNames(`Ethernet${withoutZeros(parent)}`, subs);
  const [, head, first, last = first] =
    /^(1\/\d{1,3}\/)(\d)(?:-(?:\1)?(\d))?$/.exec(numbers) ??
    /^(1\/)(\d{1,3})(?:-(?:1\/)?(\d{1,3}))?$/.exec(numbers) ??
    [];
  const count = Number(last) - Number(first) + 1;
  if (head === undefined || count < 1) return failed(head === undefined ? badPort(text) : { why: 'shape' });
  const begin = `Ethernet${withoutZeros(head)}`;
  return ok(Array.from({ length: count }, (_, index) => `${begin}${Number(first) + index}`));
}

function subNames(parent: string, numbers: string): Parsed {
  const found = parseRanges(numbers, 1, subInterfaceMaximum);
  return found === undefined ? failed({ why: 'shape' }) : ok(found.map((number) => `${parent}.${number}`));
}

function withoutZeros(numbers: string): string {
  return numbers.replaceAll(/\d+/g, (digits) => String(Number(digits)));
}
