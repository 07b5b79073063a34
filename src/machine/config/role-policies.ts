import { parseRanges } from './vlans.ts';

/** What the policies of a role are about, in the order in which a role writes them. */
export const policyKinds = ['vlan', 'interface', 'vrf'] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** The policies that deny, each with what it permits nevertheless, as lines write it. */
export type RolePolicies = Readonly<Partial<Record<PolicyKind, readonly string[]>>>;

/**
 * Whether a command that changes something keeps to the policies of a role (Cisco's RBAC chapters). Which words name an interface, a
 * VLAN or a VRF is inferred: what stands behind `interface`, `vlan`, and `vrf context` or `vrf member`.
 */
export function keepsTo(policies: RolePolicies, words: readonly string[]): boolean {
  return policyKinds.every((kind) => {
    const permitted = policies[kind];
    const target = permitted === undefined ? undefined : targetOf(kind, words);
    return permitted === undefined || target === undefined || isPermitted(kind, permitted, target);
  });
}

function targetOf(kind: PolicyKind, words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word.length > 2 && kind.startsWith(word.toLowerCase()));
  if (at < 0) return undefined;
  const behind = words.slice(at + 1);
  if (kind === 'interface') return at > 1 ? undefined : behind.join('');
  return kind === 'vlan' ? behind.find((word) => /^\d/.test(word)) : behind[1];
}

function isPermitted(kind: PolicyKind, permitted: readonly string[], target: string): boolean {
  if (kind === 'vrf') return permitted.includes(target);
  if (kind === 'interface') return permitted.some((name) => isSameInterface(name, target));
  const known = new Set(permitted.flatMap((ranges) => parseRanges(ranges, 1, 4094) ?? []));
  return (parseRanges(target, 1, 4094) ?? []).every((id) => known.has(id));
}

/** `e1/1` is Ethernet1/1. */
function isSameInterface(name: string, typed: string): boolean {
  const [kind, number] = takenApart(name);
  const [shortKind, shortNumber] = takenApart(typed);
  return shortKind !== '' && kind.startsWith(shortKind) && number === shortNumber;
}

function takenApart(name: string): readonly [string, string] {
  const [, kind = '', number = ''] = /^([a-z-]*)(.*)$/.exec(name.toLowerCase()) ?? [];
  return [kind, number];
}
