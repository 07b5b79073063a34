import { type Keyed, noneKeyed, numberKey, withEach } from './keyed.ts';
import { slice } from './slice.ts';

/** The kinds of interfaces that exist because they are configured. Their places in this list are in saved configurations. */
export const logicalKinds = ['Vlan', 'port-channel', 'loopback', 'nve', 'Tunnel'] as const;
export type LogicalKind = (typeof logicalKinds)[number];

/** An interface that somebody has made. */
export interface LogicalInterface {
  readonly kind: LogicalKind;
  readonly number: number;
}

/** The numbers that each kind takes (Cisco's interface guides for Nexus 3000). */
export const logicalNumbers: Readonly<Record<LogicalKind, { readonly minimum: number; readonly maximum: number }>> = {
  Vlan: { minimum: 1, maximum: 4094 },
  'port-channel': { minimum: 1, maximum: 4096 },
  loopback: { minimum: 0, maximum: 1023 },
  nve: { minimum: 1, maximum: 1 },
  Tunnel: { minimum: 0, maximum: 4095 },
};

/** The logical interfaces that exist, by kind and number. */
export const logicalInterfaces = slice<Keyed<LogicalInterface>>('logical interfaces', noneKeyed);

/** `Vlan10`, as the device writes it. */
export function nameOfLogical({ kind, number }: LogicalInterface): string {
  return `${kind}${number}`;
}

/** What a full name says; undefined for a port of the switch. */
export function parseLogical(name: string): LogicalInterface | undefined {
  const [, kind, digits] = /^(Vlan|port-channel|loopback|nve|Tunnel)(\d+)$/.exec(name) ?? [];
  const known = logicalKinds.find((candidate) => candidate === kind);
  return known === undefined ? undefined : { kind: known, number: Number(digits) };
}

/** The interfaces with others among them. */
export function withLogical(
  known: Keyed<LogicalInterface>,
  added: readonly LogicalInterface[],
): Keyed<LogicalInterface> {
  const byKey = new Map(added.map((one) => [logicalKey(one), one]));
  return withEach(known, [...byKey.keys()].sort(), (before, key) => before ?? byKey.get(key));
}

/** The interfaces without some of them. */
export function withoutLogical(
  known: Keyed<LogicalInterface>,
  gone: readonly LogicalInterface[],
): Keyed<LogicalInterface> {
  return withEach(known, gone.map(logicalKey).sort(), () => undefined);
}

/** The key of an interface in a configuration. */
export function logicalKey({ kind, number }: LogicalInterface): string {
  return numberKey(logicalKinds.indexOf(kind) * 10_000 + number, 5);
}
