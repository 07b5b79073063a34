import { type Keyed, noneKeyed } from './keyed.ts';
import { type Named, noneNamed } from './named.ts';
import { slice } from './slice.ts';

/** How names are looked up. */
export interface NameLookup {
  readonly isOn: boolean;
  readonly domainName: string | undefined;
  /** Addresses, each under itself, in the order in which they are asked. */
  readonly servers: Named<string>;
  /** Fixed addresses by name. */
  readonly hosts: Keyed<string>;
}

/** Lookup is on from the start; `ip domain-lookup` stands in every running configuration (nxos-behaviour 5.6). */
export const nameLookup = slice<NameLookup>('name lookup', {
  isOn: true,
  domainName: undefined,
  servers: noneNamed,
  hosts: noneKeyed,
});
