import { slice } from './slice.ts';

/** How names are looked up. */
export interface NameLookup {
  readonly isOn: boolean;
  readonly domainName: string | undefined;
  readonly servers: readonly string[];
  /** Names with fixed addresses. */
  readonly hosts: Readonly<Record<string, string>>;
}

/** Lookup is on from the start; `ip domain-lookup` stands in every running configuration (nxos-behaviour 5.6). */
export const nameLookup = slice<NameLookup>('name lookup', {
  isOn: true,
  domainName: undefined,
  servers: [],
  hosts: {},
});
