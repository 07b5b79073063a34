import { type Keyed, noneKeyed, valueAt, withKey, withoutKey } from './keyed.ts';
import { countOf, type Named, noneNamed } from './named.ts';
import { slice } from './slice.ts';

/** A server that is asked for names, by an address of IPv4 or IPv6; `vrf` is where it is reached when the line says so (`use-vrf`). */
export interface NameServer {
  readonly address: string;
  readonly vrf: string | undefined;
  /** The interface from whose address it is asked. */
  readonly source?: string | undefined;
}

/** What one VRF is told of names. */
export interface VrfNames {
  readonly domainName: string | undefined;
  /** Domains that are tried behind a name, in the order in which they were given. */
  readonly domainList: Named<string>;
  /** Servers that are asked for names, in the order in which they were given. */
  readonly servers: Named<NameServer>;
}

/** How names are looked up. */
export interface NameLookup extends VrfNames {
  readonly isOn: boolean;
  /** Fixed addresses by name. */
  readonly hosts: Keyed<string>;
  /** What stands in the contexts of VRFs other than `default`. */
  readonly vrfs: Keyed<VrfNames>;
}

/** The names of a VRF about which nothing was said. */
export const noNames: VrfNames = { domainName: undefined, domainList: noneNamed, servers: noneNamed };

/** Lookup is on from the start; `ip domain-lookup` stands in every running configuration (nxos-behaviour 5.6). */
export const nameLookup = slice<NameLookup>('name lookup', {
  isOn: true,
  ...noNames,
  hosts: noneKeyed,
  vrfs: noneKeyed,
});

/** What a VRF is told of names. */
export function namesIn(lookup: NameLookup, vrf: string): VrfNames {
  return vrf === 'default' ? lookup : (valueAt(lookup.vrfs, vrf) ?? noNames);
}

/** The same with some fields of a VRF changed; a VRF about which nothing is left to say is forgotten. */
export function withNames(lookup: NameLookup, vrf: string, fields: Partial<VrfNames>): NameLookup {
  if (vrf === 'default') return { ...lookup, ...fields };
  const changed = { ...namesIn(lookup, vrf), ...fields };
  const isEmpty =
    changed.domainName === undefined && countOf(changed.domainList) === 0 && countOf(changed.servers) === 0;
  return { ...lookup, vrfs: isEmpty ? withoutKey(lookup.vrfs, vrf) : withKey(lookup.vrfs, vrf, changed) };
}
