import { isAtLeast, type Release, release } from './release.ts';

/** The hardware groups that share one compact image (technote, "NX-OS Compact Image Platform Groups"). */
export type PlatformGroup = '3000' | '3100' | '3500';
export const platformGroups: readonly PlatformGroup[] = ['3000', '3100', '3500'];

/** What a release can do. The only place where features are tied to releases. */
export type Trait = 'singleImage' | 'compactsImages' | 'compactsOverScp' | 'scpServer' | 'sftpServer';

/** First releases of the lineages that Nexus 3000, 3100 and 3500 run. */
const since: Readonly<Record<Trait, readonly { readonly from: Release; readonly source: string }[]>> = {
  singleImage: [{ from: release('7.0(3)I2(1)'), source: 'nxos-behaviour 7.3: one nxos.* file from 7.0(3)I2 on' }],
  compactsImages: [{ from: release('7.0(3)I3(1)'), source: 'TechNote 215781, Background Information' }],
  compactsOverScp: [{ from: release('7.0(3)I5(2)'), source: 'TechNote 215781, Compact Image Procedure via SCP' }],
  scpServer: [
    { from: release('6.0(2)U1(1)'), source: 'TechNote 215781, table of SCP server releases: Nexus 3000/3100' },
    { from: release('6.0(2)A1(1)'), source: 'TechNote 215781, table of SCP server releases: Nexus 3524/3548' },
  ],
  sftpServer: [
    { from: release('6.0(2)U1(1)'), source: 'inferred: introduced with the SCP server' },
    { from: release('6.0(2)A1(1)'), source: 'inferred: introduced with the SCP server' },
  ],
};

/** Whether `running` has `trait`: it is at or after the trait's first release of its own lineage or of an older one. */
export function hasTrait(running: Release, trait: Trait): boolean {
  const own = since[trait].find(({ from }) => from.lineage === running.lineage);
  if (own !== undefined) return isAtLeast(running, own.from);
  return since[trait].some(({ from }) => isAtLeast(running, from));
}

/** All traits, for matching commands by name. */
export const traits: readonly Trait[] = ['singleImage', 'compactsImages', 'compactsOverScp', 'scpServer', 'sftpServer'];
