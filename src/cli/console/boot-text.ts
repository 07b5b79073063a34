import { unreachable } from '../../base/assert.ts';
import { calendarTime, parseInstant } from '../../base/calendar.ts';
import type { Bios } from '../../facts/bios.ts';
import type { BootFailure, Stage } from '../../machine/boot/stage.ts';
import { type Location, spell } from '../../machine/storage/location.ts';

/** What the texts of a start depend on beside the stage. */
export interface BootTextFacts {
  readonly bios: Bios;
  /** The first four bytes of a file as the loader reads a number, if there is such a file. */
  magicOf(image: Location): number | undefined;
}

/** What stands before the loader where it has given up by itself (nxos-behaviour 3.1). */
const fallenLines = [
  '',
  'No autoboot or failed autoboot. falling to loader',
  '',
  '                Loader Version 7.33',
  '',
];

const filesystemLine = ' Filesystem type is ext2fs, partition type 0x83';

/** The magic number that an image begins with (nxos-behaviour 3.1). */
const imageMagic = '0x1b031336';

/**
 * What the console shows when the switch enters `stage` from `before`, line by line. Texts: nxos-behaviour 3.1, 3.2. The loader of
 * releases before 7.0(3)I2 boots two files and says other things; inferred: it is told by the name of what is booted.
 */
export function bootLines(stage: Stage, before: Stage, facts: BootTextFacts): readonly string[] {
  switch (stage.at) {
    case 'off':
      return [];
    case 'bios':
      return [...failureLines(stage.failure, before, facts), ...biosLines(facts)];
    case 'loading':
      return stage.fetched === undefined ? loadingLines(stage.image, stage.isByHand) : [];
    case 'loader':
      if (stage.failure === undefined) return ['User break into bootloader', ''];
      return [...failureLines(stage.failure, before, facts), ...(isByHand(before) ? [''] : fallenLines)];
    case 'kickstart':
      return kickstartLines(stage, before, facts);
    case 'starting':
      return before.at === 'kickstart' ? systemLines : [...checkedLines(stage.image), ...kernelLines, ...systemLines];
    case 'running':
      return ['System is coming up ... Please wait ...'];
    default:
      return unreachable(stage);
  }
}

/** The times of day at which a BIOS was built, where a capture shows them (VN-upg); otherwise the banner has none (inferred). */
const buildTimes: Readonly<Record<string, string>> = { '2.6.0': ', 03:04 PM', '4.5.0': ', 09:50 PM' };

/** `Thu` for `11/09/2017`. */
function weekdayOf(compiled: string): string {
  const [month, day, year] = compiled.split('/');
  return calendarTime(parseInstant(`${year}-${month}-${day}`) ?? 0).weekday;
}

/**
 * The banner of the BIOS: that of the first Nexus 3000 boards tells when it was built (VN-upg), that of later ones is an EFI
 * payload (nosaic). Inferred: the versions before 5 are the former's, and the copyright of 2014 came with version 4.
 */
function biosLines({ bios }: BootTextFacts): readonly string[] {
  const { version, compiled } = bios;
  const major = Number(version.split('.')[0]);
  const banner =
    major < 5
      ? [
          `(c) Copyright ${major < 4 ? 2011 : 2014}, Cisco Systems.`,
          `N3000 BIOS v.${version}, ${weekdayOf(compiled)} ${compiled}${buildTimes[version] ?? ''}`,
        ]
      : [
          '(c) Copyright 2018, Cisco Systems.',
          `BIOS Ver. ${version}`,
          'Press TAB in 5 seconds to list all boot options',
        ];
  return ['', ...banner, '', 'Press  ctrl L to go to loader prompt in 2 secs', ''];
}

function loadingLines(image: Location, isByHand: boolean): readonly string[] {
  const place = spell(image);
  if (isKickstart(image)) {
    return [filesystemLine, '', `Booting kickstart image: ${place}....`, '.'.repeat(76)];
  }
  const configurationLines = [
    'check_bootmode: grub: Continue grub',
    'Trying to read config file /boot/grub/menu.lst.local from (hd0,5)',
    filesystemLine,
    '',
  ];
  return [...(isByHand ? [] : configurationLines), `Booting ${place}`, 'Trying diskboot', filesystemLine];
}

/** What the loader says of an image that is right. The index is that of a 3172TQ; those of others are not known. */
function checkedLines(image: Location): readonly string[] {
  return isKickstart(image) ? ['Image verification OK', ''] : ['CardIndex = 11091', 'Image valid', ''];
}

function kickstartLines(
  stage: Stage & { readonly at: 'kickstart' },
  before: Stage,
  facts: BootTextFacts,
): readonly string[] {
  const opening = before.at === 'kickstart' ? [] : [...checkedLines(stage.image), ...kernelLines];
  if (stage.system !== undefined && stage.dueMs !== undefined)
    return [...opening, `Loading system software: ${spell(stage.system)}`];
  return [...opening, ...failureLines(stage.failure, before, facts)];
}

function isKickstart(image: Location): boolean {
  return image.path.includes('kickstart');
}

function isByHand(before: Stage): boolean {
  return before.at === 'loading' && before.isByHand;
}

/** The technote's words for an image that begins well and whose digest is wrong (Nexus Switch Stuck in Boot Loop). */
const mismatchLines = ['Image valid', 'MD5Sum mismatch', 'File does not exist, boot failed.'];

/**
 * Why an image was not booted. Inferred: an image without the parts that this hardware needs fails the same check as a damaged
 * one, since the loader checks what it loads as a whole.
 */
function failureLines(failure: BootFailure | undefined, before: Stage, facts: BootTextFacts): readonly string[] {
  if (failure === undefined) return [];
  const { image, problem } = failure;
  switch (problem.why) {
    case 'no-boot-variable':
      return [];
    case 'no-image':
      return ['File does not exist, boot failed.'];
    case 'digest-mismatch':
    case 'lacks-group':
    case 'lacks-extras':
      return mismatchLines;
    case 'wrong-kind':
      return before.at === 'kickstart'
        ? ['Invalid system image']
        : ['Boot failed', '', 'Error 9: Unknown boot failure'];
    case 'not-an-image':
    case 'broken-header': {
      const magic = image === undefined ? undefined : facts.magicOf(image);
      return [`error: invalid magic number expected ${imageMagic} got 0x${(magic ?? 0).toString(16)}.`];
    }
    default:
      return unreachable(problem);
  }
}

/** The kernel and what it starts (nxos-behaviour 3.2; the numbers of the card are those of a 3172TQ). */
const kernelLines = [
  'INIT: version 2.88 booting',
  'Installing ata_piix module ... done.',
  'Unsquashing rootfs ...',
  'Total size needed in bootflash is 148060',
  'check bootflash : OK',
  'Enabling 8250 serial driver spurious INTs workaround',
  'Installing isan procfs ... done.',
  'Installing SSE module with card index 11091 ... done.',
  'Creating SSE device node 244 ... done.',
  'Loading I2C driver ... done.',
  'Checking all filesystems.',
  'Installing SPROM driver ... 11091 IS_N3K done.',
  'Installing pfmsvcs module ...done.',
  'Installing nvram module ... done.',
  'Installing if_index module with port mode 6 ... done.',
  'Installing psdev ...',
  'Installing veobc module ... done.',
];

const systemLines = [
  'Loading system software',
  'Installing local RPMS',
  'Patch Repository Setup completed successfully',
  'INIT: Entering runlevel: 3',
];
