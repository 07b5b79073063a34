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
  | 'reloadTimer'
  /** `system dme enable`. */
  | 'dme'
  /** Passwords are hashed with SHA-256-crypt; before with MD5-crypt. */
  | 'sha256Passwords'
  /** `show version | json` names the image with keys of its own beside those of the kickstart. */
  | 'nxosKeys'
  /** `show version | json` has no blank before compile times, and null where there is nothing to tell. */
  | 'tidyVersionKeys'
  /** `dir | json` has a row for each file, not a list for each column. */
  | 'rowsOfFiles'
  /** `show version` says what kind of release it is, and not in its number. */
  | 'releaseKinds'
  /** The last reset stands in `show version` without an empty line below it. */
  | 'closeLastReset'
  /** `show version` has one empty line above the hardware, and none inside it. */
  | 'closeHardware'
  /** `show version` has one blank before `NXOS:` where other releases have two. */
  | 'narrowNxosLine'
  /** The first line of a configuration names the BIOS. */
  | 'biosInVersionLine'
  /** RMON events neither log nor trap in the configuration from the factory. */
  | 'bareRmonEvents'
  /** iCAM watches the scale of tables from the factory. */
  | 'icamMonitor'
  /** SNMP keys are bound to the switch in a second way. */
  | 'localizedV2Keys'
  /** SNMP users have AES keys, written without `0x`. */
  | 'aesSnmpKeys'
  /** The virtual device has no limits for unicast routes. */
  | 'noUnicastRouteLimits'
  /** `show system resources` tells of the kernel's memory. */
  | 'kernelMemory'
  /** The bars of the installer for two images have 40 cells. */
  | 'wideInstallerBars'
  /** An empty line stands between the consent and the time stamp of the installer for two images. */
  | 'stampSetApart'
  /** `show environment` in the form that Nexus 3500 had first. */
  | 'firstEnvironment'
  /** `show privilege` tells of 15 for a network-admin, where others tell of -1. */
  | 'adminLevel'
  /** `feature privilege` must be typed in full, and tells that it will go. */
  | 'deprecatedPrivilege'
  /** There is no `feature privilege` any more. */
  | 'noPrivilegeLevels'
  /** `configure replace`. */
  | 'configureReplace'
  /** `configure replace` skips errors when asked to, and can only verify; its log has words of its own. */
  | 'configureReplaceModes'
  /** A configuration tells when it was changed last. */
  | 'tellsLastChange'
  /** A rollback begins with advice. */
  | 'advisesRollback'
  /** The entries of community lists and of AS path lists have numbers of their own. */
  | 'policyListSequences';

type BranchTrait = 'compactImagesPublished' | 'quietScpClient';
type RangeTrait = 'narrowNxosLine' | 'bareRmonEvents' | 'dme';
type SinceTrait = Exclude<Trait, BranchTrait | RangeTrait>;

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
  sha256Passwords: [
    {
      from: release('6.1(2)I1(1)'),
      source:
        'inferred from captures: $1$ hashes on 6.0(2)U5(2) (cisco.nxos #758), $5$ on 7.0(3)I and later (node-utils #514)',
    },
  ],
  reloadTimer: [{ from: release('7.0(3)I7(4)'), source: 'nxos-behaviour 3.4, from the Fundamentals guide 10.6' }],
  nxosKeys: [
    {
      from: release('9.3(1)'),
      source: 'JSON of 9.3(1), 9.3(2) and 9.3(5) in public code; 7.0(3)I7(6) and 9.2(2) lack them',
    },
  ],
  rowsOfFiles: [
    {
      from: release('7.0(3)I7(1)'),
      source: 'a public client of NX-API names 7.0(3)I6(1) for the older form; the next train is inferred',
    },
  ],
  policyListSequences: [
    {
      from: release('9.2(1)'),
      source:
        "inferred: batfish's tests of community lists have `seq`; the Nexus 3000 and 6000 references up to 7.x lack it",
    },
  ],
  tidyVersionKeys: [
    {
      from: release('9.2(1)'),
      source: 'JSON of 9.2(2), 9.3(1) and 10.2(3) in public code; that of 7.0(3)I7(6) is the older form',
    },
  ],
  releaseKinds: [
    {
      from: release('10.2(2)F'),
      source: 'captures of 10.2(3), 10.3(3), 10.3(6) and 10.3(9); 10.1(1) has its number alone',
    },
  ],
  closeLastReset: [
    {
      from: release('7.0(3)I5(1)'),
      source: 'captures of I7(8) and later; I4(7) has the line, and between the two the train is inferred',
    },
  ],
  closeHardware: [{ from: release('10.1(1)'), source: 'captures of 10.1(1), 10.3(3), 10.3(6) and 10.3(9)' }],
  biosInVersionLine: [
    {
      from: release('7.0(3)I7(6)'),
      source:
        'batfish tests; configurations of I2(1), I6(1), I7(1) and I7(3) lack it, and I7(4) and I7(5) are inferred to',
    },
  ],
  icamMonitor: [
    {
      from: release('9.3(7)'),
      source: 'public configurations of 9.3(7) to 10.3(9); 9.3(4) lacks it, and 9.3(5) and 9.3(6) are inferred to',
    },
  ],
  localizedV2Keys: [
    {
      from: release('9.3(10)'),
      source:
        'public configurations of 9.3(10) and 10.3; 9.3(7a) has the older word, and 9.3(8) and 9.3(9) are inferred to',
    },
  ],
  aesSnmpKeys: [
    {
      from: release('10.3(1)F'),
      source: 'public configurations of 10.3(1) and 10.3(9); that 10.2 has none is inferred',
    },
  ],
  noUnicastRouteLimits: [
    {
      from: release('10.3(1)F'),
      source: 'public configurations of 10.3(1) and 10.3(9); that 10.2 has them is inferred',
    },
  ],
  kernelMemory: [
    {
      from: release('9.3(1)'),
      source:
        'genieparser and a capture of an N9K with 6 GB; a capture of 7.x (napalm) lacks the lines; the train is inferred',
    },
  ],
  wideInstallerBars: [
    {
      from: release('6.0(2)U3(1)'),
      source: 'bars of 40 cells on U3(7), U6(6) and U6(10), of 20 on U2(1): two upgrade notes; between them inferred',
    },
    { from: release('6.0(2)A3(1)'), source: 'inferred: the releases of Nexus 3500 beside 6.0(2)U3' },
  ],
  stampSetApart: [
    {
      from: release('6.0(2)U6(1)'),
      source: 'an upgrade note of U6(6) has it, notes of U2(1) and U3(7) have not; between them inferred',
    },
    { from: release('6.0(2)A6(1)'), source: 'inferred: the releases of Nexus 3500 beside 6.0(2)U6' },
  ],
  firstEnvironment: [
    { from: release('6.0(2)A1(1)'), source: 'napalm test_get_environment/pre_7.0, an N3K-C3548P-10GX' },
  ],
  adminLevel: [
    {
      from: release('6.1(2)I1(1)'),
      source:
        'ansible #48099 and #69617: Nexus 9000 tells of 15, 5000 and 7000 of -1; that earlier trains of Nexus 3000 are like 5000 is inferred',
    },
  ],
  deprecatedPrivilege: [{ from: release('9.3(5)'), source: 'cisco.nxos #170, a 9.3(5); where it begins is inferred' }],
  noPrivilegeLevels: [{ from: release('10.1(1)'), source: 'cisco.nxos #304 and #654' }],
  configureReplace: [
    {
      from: release('7.0(3)I5(1)'),
      source:
        'the system management guide of 7.x, whose transcript is of January 2017; the release of that time is inferred',
    },
  ],
  configureReplaceModes: [
    { from: release('9.3(1)'), source: 'the system management guide of 9.3 (best-effort); a transcript of 9.3(1)' },
  ],
  advisesRollback: [
    {
      from: release('9.2(1)'),
      source: 'a recording of 9.2(4) (scrapli_cfg), and `configure replace` of 9.3(1); 9.2(1) is inferred',
    },
  ],
  tellsLastChange: [
    {
      from: release('9.2(1)'),
      source: 'captures of 9.2(2), 9.2(4) and 9.3(1) to 9.3(10); 7.0(3)I7 lacks the line, and 9.2(1) is inferred',
    },
  ],
};

/** Traits that came and went again on the line of Nexus 9000: the first release with one, and the first without. */
const between: Readonly<
  Record<RangeTrait, { readonly from: Release; readonly before: Release; readonly source: string }>
> = {
  narrowNxosLine: {
    from: release('9.2(2)'),
    before: release('10.1(1)'),
    source: 'eleven captures from 9.2(2) to 9.3(15); 7.0(3)I, 9.2(1) and 10.x have two blanks',
  },
  dme: {
    from: release('7.0(3)I7(1)'),
    before: release('9.2(1)'),
    source:
      'a note on Nexus 3048: 7.0(3)I7(8) has it, 9.3(8) does not support it; where it begins and ends is inferred',
  },
  bareRmonEvents: {
    from: release('9.2(3)'),
    before: release('9.3(8)'),
    source: 'public configurations of 9.2(3) to 9.3(7a); 9.3(10) has the longer line again, and 9.3(8) is inferred to',
  },
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
  if (isRangeTrait(trait)) {
    const { from, before } = between[trait];
    return running.productLine === from.productLine && isAtLeast(running, from) && !isAtLeast(running, before);
  }
  return since[trait].some(({ from }) => from.productLine === running.productLine && isAtLeast(running, from));
}

function isRangeTrait(trait: Trait): trait is RangeTrait {
  return Object.hasOwn(between, trait);
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
  'dme',
  'sha256Passwords',
  'nxosKeys',
  'tidyVersionKeys',
  'rowsOfFiles',
  'releaseKinds',
  'closeLastReset',
  'closeHardware',
  'narrowNxosLine',
  'biosInVersionLine',
  'bareRmonEvents',
  'icamMonitor',
  'localizedV2Keys',
  'aesSnmpKeys',
  'noUnicastRouteLimits',
  'kernelMemory',
  'wideInstallerBars',
  'stampSetApart',
  'firstEnvironment',
  'adminLevel',
  'deprecatedPrivilege',
  'noPrivilegeLevels',
  'configureReplace',
  'configureReplaceModes',
  'tellsLastChange',
  'advisesRollback',
  'policyListSequences',
];
