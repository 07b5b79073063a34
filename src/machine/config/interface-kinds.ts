/** What an interface is, by its name alone. */
export type InterfaceKind = 'ethernet' | 'mgmt' | 'Vlan' | 'port-channel' | 'loopback' | 'nve' | 'Tunnel';

/** A full name, taken apart: `Ethernet1/1.10` is the sub-interface 10 of `Ethernet1/1`. */
export interface InterfaceName {
  readonly kind: InterfaceKind;
  /** The name without a sub-interface's number. */
  readonly parent: string;
  /** The number of a sub-interface; undefined for any other interface. */
  readonly sub: number | undefined;
}

const beginnings: readonly (readonly [string, InterfaceKind])[] = [
  ['Ethernet', 'ethernet'],
  ['port-channel', 'port-channel'],
  ['Vlan', 'Vlan'],
  ['loopback', 'loopback'],
  ['mgmt', 'mgmt'],
  ['nve', 'nve'],
  ['Tunnel', 'Tunnel'],
];

const known = new Map<string, InterfaceName>();

/** More names than any switch has; a name that is asked for once is asked for again. */
const knownMaximum = 20_000;

/** What a full name, as the device writes it, says of its interface. */
export function interfaceName(name: string): InterfaceName {
  const before = known.get(name);
  if (before !== undefined) return before;
  const kind = beginnings.find(([beginning]) => name.startsWith(beginning))?.[1] ?? 'ethernet';
  const dot = name.indexOf('.');
  const parsed = {
    kind,
    parent: dot < 0 ? name : name.slice(0, dot),
    sub: dot < 0 ? undefined : Number(name.slice(dot + 1)),
  };
  if (known.size < knownMaximum) known.set(name, parsed);
  return parsed;
}

/** Whether it may be switched: ports and port-channels, and not their sub-interfaces. */
export function mayBeSwitched(name: string): boolean {
  const { kind, sub } = interfaceName(name);
  return sub === undefined && (kind === 'ethernet' || kind === 'port-channel');
}

/** Names with their numbers padded, so that they stand in the order of their numbers. */
export function sortKey(name: string): string {
  return name.replaceAll(/\d+/g, (digits) => digits.padStart(5, '0'));
}
