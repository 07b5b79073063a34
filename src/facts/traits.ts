import { holdsFix, isAtLeast, type Release, release } from './release.ts';

/** The hardware groups that share one compact image (technote, "NX-OS Compact Image Platform Groups"). */
export type PlatformGroup = '3000' | '3100' | '3500';
export const platformGroups: readonly PlatformGroup[] = ['3000', '3100', '3500'];

/** What a release can do, or what there is of it. */
export type Trait =
  | 'singleImage'
  | 'compactsImages'
  | 'compactsOverScp'
  | 'compactImagesPublished'
  | 'quietScpClient'
  | 'scpServer'
  | 'sftpServer'
  | 'systemLogin'
  | 'installsSingleImage'
  | 'reloadTimer';

type SinceTrait = Exclude<Trait, 'compactImagesPublished' | 'quietScpClient'>;

/** The first release with a trait, for every product line that ever has it. The only place where features are tied to releases. */
const since: Readonly<Record<SinceTrait, readonly { readonly from: Release; readonly source: string }[]>> = {
  singleImage: [
    {
      from: release('6.1(2)I1(1)'),
      source: 'nxos-behaviour 7.3; the n9000-dk9.* files of 6.1(2)I, 7.0(3)I on Nexus 3000',
    },
  ],
  installsSingleImage: [
    {
      from: release('6.0(2)U6(3)'),
      source: 'the upgrade guide of 7.x sends earlier releases there first; VN-upg on 6.0(2)U6(6)',
    },
    { from: release('6.0(2)A6(1)'), source: 'inferred: the releases of Nexus 3500 beside 6.0(2)U6' },
    { from: release('6.1(2)I1(1)'), source: 'inferred: they run single images themselves' },
  ],
  compactsImages: [{ from: release('7.0(3)I3(1)'), source: 'TechNote 215781, Background Information' }],
  compactsOverScp: [{ from: release('7.0(3)I5(2)'), source: 'TechNote 215781, Compact Image Procedure via SCP' }],
  scpServer: [
    { from: release('6.0(2)U1(1)'), source: 'TechNote 215781, table of SCP server releases: Nexus 3000/3100' },
    { from: release('6.0(2)A1(1)'), source: 'TechNote 215781, table of SCP server releases: Nexus 3524/3548' },
    { from: release('6.0(2)N1(1)'), source: 'TechNote 215781, table of SCP server releases: Nexus 5000/6000' },
    { from: release('5.1(1)'), source: 'TechNote 215781, table of SCP server releases: Nexus 7000/7700' },
    { from: release('6.1(2)I1(1)'), source: 'TechNote 215781, table of SCP server releases: Nexus 9000' },
  ],
  sftpServer: [
    { from: release('6.0(2)U1(1)'), source: 'inferred: introduced with the SCP server' },
    { from: release('6.0(2)A1(1)'), source: 'inferred: introduced with the SCP server' },
    { from: release('6.0(2)N1(1)'), source: 'inferred: introduced with the SCP server' },
    { from: release('5.1(1)'), source: 'inferred: introduced with the SCP server' },
    { from: release('6.1(2)I1(1)'), source: 'inferred: introduced with the SCP server' },
  ],
  systemLogin: [
    {
      from: release('9.2(1)'),
      source:
        "the N9K security guide's note on the new names of login commands; show system login in the NX-API CLI reference",
    },
  ],
  reloadTimer: [{ from: release('7.0(3)I7(4)'), source: 'nxos-behaviour 3.4, from the Fundamentals guide 10.6' }],
};

/** On each branch the first release whose compact images Cisco publishes (technote, Compact NX-OS Software Images). */
const compactDownloads = ['7.0(3)I7(8)', '9.2(4)', '9.3(4)'].map((text) => release(text));

/**
 * On each branch the first release whose SCP client does not tell of its key exchange. Inferred: the technote's sample of the
 * 29 % failure, from before these releases, shows the lines; its sample on 7.0(3)I7(8) does not.
 */
const quietScpClients = ['7.0(3)I7(7)', '9.2(4)'].map((text) => release(text));

/**
 * Whether `running` has `trait`: it is at or after the trait's first release of its own product line. Releases from 7.0(3)I on
 * count as Nexus 9000's, whose line Nexus 3000 and 3500 joined.
 */
export function hasTrait(running: Release, trait: Trait): boolean {
  if (trait === 'compactImagesPublished') return holdsFix(running, compactDownloads);
  if (trait === 'quietScpClient') return holdsFix(running, quietScpClients);
  return since[trait].some(({ from }) => from.productLine === running.productLine && isAtLeast(running, from));
}

/** All traits, for matching commands by name. */
export const traits: readonly Trait[] = [
  'singleImage',
  'compactsImages',
  'compactsOverScp',
  'compactImagesPublished',
  'quietScpClient',
  'scpServer',
  'sftpServer',
  'systemLogin',
  'installsSingleImage',
  'reloadTimer',
];
