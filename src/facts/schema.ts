import * as v from 'valibot';
import { type Description, described, key } from './described.ts';
import { lastingFormats } from './filesystem-formats.ts';
import { imageFamilies } from './image-layout.ts';

const note = v.pipe(v.string(), v.minLength(1));
const source = described(note, 'where it is published', 'data sheet, table 4');
const inferred = described(note, 'why it is taken for true where no source says it', 'as its sister model has it');

/** `{ value, source }` or `{ value, inferred }`: a fact stands with a published source, or with the reasoning behind it. */
const fact = <const S extends v.GenericSchema>(schema: S, what: string, ...examples: readonly v.InferInput<S>[]) => {
  const value = described(schema, what, ...examples);
  const either = v.union([v.strictObject({ value, source }), v.strictObject({ value, inferred })]);
  const written: readonly unknown[] = examples.map((example) => ({ value: example, source: 'data sheet, table 4' }));
  return v.pipe(
    either,
    v.metadata<v.InferOutput<typeof either>, Description>({
      description: `${what}; with its source, or why it is inferred`,
      examples: written,
    }),
  );
};

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const expectedRelease = 'expected a release such as 7.0(3)I7(8) or 9.3(4)';
const group = v.picklist(['3000', '3100', '3500']);
/** What `parseRelease` reads, as a pattern: editors can check it, and a long text is checked at once. */
const releasePattern = '\\d+\\.\\d+\\(\\d+[a-z]*\\)(?:[A-Z]+\\d+\\(\\d+[a-z]*\\)|[FM])?';
const releaseText = v.pipe(v.string(), v.regex(new RegExp(`^${releasePattern}$`), expectedRelease));
const releaseTexts = v.pipe(
  v.string(),
  v.regex(
    new RegExp(`^${releasePattern}(?: ${releasePattern})*$`),
    'expected releases such as 7.0(3)I7(8) and 9.3(4) with single blanks between them',
  ),
);
const part = v.strictObject({
  pid: described(v.string(), 'the product ID of the part', 'N2200-PAC-400W'),
  count: described(count, 'how many of them are built in', 2),
});
const biosImage = v.strictObject({
  since: described(releaseText, 'the first release that carries this BIOS', '9.3(7)'),
  version: described(v.string(), 'its version', '5.0.0'),
  compiled: described(v.string(), 'the date it was built, as show version prints it', '06/06/2018'),
});
const revision = v.strictObject({
  since: described(releaseText, 'the first release that tells it so', '9.3(7)'),
  chassis: key(v.string(), 'what show version calls the chassis', 'Nexus3064 Chassis'),
  modulePid: key(v.string(), 'what show module calls the module', 'N3K-C3048TP-1GE-SUP'),
  memoryKb: key(count, 'the memory in kB, as show version prints it', 3_902_972),
  partitionKb: key(count, 'the size of bootflash in kB, as show version prints it', 1_638_000),
});

/** One `models/<PID>.yaml`. */
export const modelFile = v.strictObject({
  pid: described(v.string(), 'the product ID, which is the name of the file too', 'N3K-C3064PQ-10GE'),
  group: fact(v.nullable(group), 'the platform group of compact images; null where compaction does not apply', '3000'),
  chassis: fact(v.string(), 'what show version calls the chassis', 'Nexus3064 Chassis'),
  moduleType: fact(v.string(), 'what show module calls the module', '48x10GE + 16x10G/4x40G Supervisor'),
  modulePid: v.optional(
    fact(
      v.string(),
      'what show module and show inventory call the module where it is not the product ID of the chassis',
      'N3K-C3048TP-1GE-SUP',
    ),
  ),
  ports: fact(count, 'the number of Ethernet ports', 64),
  cpu: fact(v.string(), 'the processor, as show version prints it', 'Intel(R) Celeron(R) CPU        P4505  @ 1.87GHz'),
  memoryKb: fact(count, 'the memory in kB, as show version prints it', 3_902_972),
  bootflash: described(
    v.strictObject({
      filesystem: fact(v.picklist(lastingFormats), 'the format of bootflash', 'ext3'),
      partitionKb: fact(count, 'the size of bootflash in kB, as show version prints it', 1_638_000),
      totalBytes: fact(count, 'the size of bootflash in bytes, as dir prints it', 1_648_623_616),
      baseUsedBytes: fact(
        count,
        'bytes used by the filesystem and by hidden system files on a switch with no visible file',
        95_875_072,
      ),
    }),
    'the internal flash',
    {
      filesystem: { value: 'ext3', source: 'technote' },
      partitionKb: { value: 1_638_000, source: 'show version' },
      totalBytes: { value: 1_648_623_616, source: 'technote' },
      baseUsedBytes: { value: 95_875_072, inferred: 'from the listings of the technote' },
    },
  ),
  usbSlots: fact(v.array(v.picklist(['usb1', 'usb2'])), 'the slots for USB sticks', ['usb1']),
  powerSupplies: fact(part, 'the power supplies', { pid: 'N2200-PAC-400W', count: 2 }),
  fans: fact(part, 'the fans', { pid: 'N3K-C3064-FAN', count: 1 }),
  serialPrefix: fact(
    v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'expected three capital letters such as FOC')),
    'the site with which serial numbers begin',
    'FOC',
  ),
  bios: described(
    v.strictObject({
      version: fact(v.string(), 'its version', '4.5.0'),
      compiled: fact(v.string(), 'the date it was built, as show version prints it', '11/09/2017'),
    }),
    'the BIOS it is delivered with',
    { version: { value: '4.5.0', source: 'show version' }, compiled: { value: '11/09/2017', source: 'show version' } },
  ),
  biosImages: v.optional(
    described(
      v.array(
        fact(biosImage, 'a BIOS', {
          since: '9.3(7)',
          version: '5.0.0',
          compiled: '06/06/2018',
        }),
      ),
      'the BIOS that images carry, by the first release with it, oldest first; bios for all of them when absent',
      [{ value: { since: '9.3(7)', version: '5.0.0', compiled: '06/06/2018' }, source: 'release notes' }],
    ),
  ),
  revisions: v.optional(
    described(
      v.array(fact(revision, 'what is told otherwise', { since: '9.3(7)', memoryKb: 3_901_500 })),
      'what releases tell of the hardware otherwise than above, by the first release that does, oldest first',
      [{ value: { since: '9.3(7)', memoryKb: 3_901_500 }, source: 'show version' }],
    ),
  ),
  sfpMicrocontroller: v.optional(
    fact(v.string(), 'the firmware of the microcontroller of the SFP ports, which 6.0(2) tells of', 'v1.1.0.0'),
  ),
  powerSequencer: v.optional(
    fact(v.string(), 'the firmware of the power sequencer, which the installer of 6.0(2) lists as well', 'v4.1'),
  ),
  lineages: fact(
    v.array(v.string()),
    'lines of releases that run on this hardware, such as 7.0(3)I, or parts of them, such as 7.0(3)I7',
    ['6.0(2)U', '7.0(3)I', '9.3'],
  ),
  firstRelease: fact(releaseText, 'the first release that runs on it', '6.0(2)U1(1)'),
  lastRelease: fact(releaseText, 'the last release that runs on it', '9.3(15)'),
});
export type ModelFile = v.InferOutput<typeof modelFile>;

const bootedImage = v.strictObject({
  family: described(v.picklist(imageFamilies), 'how the name of the file begins', 'nxos'),
  lastSizeBytes: v.optional(
    fact(
      count,
      'the size in bytes of the last release of the series, where no size of any of them is known',
      37_881_856,
    ),
  ),
});
const series = v.strictObject({
  name: described(v.string(), 'how the releases of the series begin', '7.0(3)I'),
  images: described(v.array(bootedImage), 'the files that a switch boots: a kickstart and a system file, or one file', [
    { family: 'nxos' },
  ]),
  groups: key(v.array(group), 'the platform groups whose hardware runs these releases; all of them when absent', [
    '3000',
    '3100',
  ]),
  source: described(note, 'where the releases are listed', 'release notes, Cisco software download'),
  // One text is read five times as fast as a list.
  years: described(
    v.record(v.pipe(v.string(), v.regex(/^\d{4}$/, 'expected a year')), releaseTexts),
    'releases with blanks between them, by the year in which they came out',
    { 2020: '7.0(3)I7(8) 9.3(4)' },
  ),
});

/** `models/releases.yaml`. */
export const releasesFile = v.strictObject({
  series: described(v.array(series), 'the series of releases, oldest first', [
    { name: '9.3', images: [{ family: 'nxos' }], source: 'release notes', years: { 2020: '9.3(4)' } },
  ]),
});
export type ReleasesFile = v.InferOutput<typeof releasesFile>;

/** `3/3/2020 20:00:00`, and in brackets when the build ended. */
const compileTime = v.pipe(
  v.string(),
  v.regex(
    /^\d+\/\d+\/\d{4} \d+:00:00(?: \[\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\])?$/,
    'expected a compile time such as 3/3/2020 20:00:00 [03/04/2020 04:49:49]',
  ),
);
const compileEntry = {
  value: described(compileTime, 'when the image was built, as show version prints it', '3/3/2020 20:00:00'),
  system: key(
    compileTime,
    'the same of the system image, where there are two',
    '3/3/2020 20:00:00 [03/04/2020 04:49:49]',
  ),
};

/** `models/compile-times.yaml`: what show version prints as compile times, by release; `system` where there are two images. */
export const compileTimesFile = v.record(
  v.string(),
  v.union([v.strictObject({ ...compileEntry, source }), v.strictObject({ ...compileEntry, inferred })]),
);
export type CompileTimes = v.InferOutput<typeof compileTimesFile>;

/** One `models/images/<family>.<release>.yaml`: an image whose size a source gives. All others follow from `image-sizes.ts`. */
export const imageFile = v.strictObject({
  family: described(v.picklist(imageFamilies), 'how the name of the file begins', 'nxos'),
  release: described(releaseText, 'the release that it is', '9.3(4)'),
  sizeBytes: fact(count, 'its size in bytes as published', 1_679_871_488),
  compactSizeBytes: v.optional(
    described(
      v.strictObject({
        '3000': fact(count, 'its size in bytes after compaction on a Nexus 3000', 579_377_951),
        '3100': v.optional(fact(count, 'the same on a Nexus 3100', 695_253_541)),
        '3500': v.optional(fact(count, 'the same on a Nexus 3500', 556_202_832)),
      }),
      'sizes after compaction, by platform group, where they are known',
      { '3000': { value: 579_377_951, source: 'technote' } },
    ),
  ),
});
export type ImageFile = v.InferOutput<typeof imageFile>;

const hexadecimal = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));

/** What `models/images/digests/<train>.json`, written by `npm run digests`, says of one file name. */
export const digestsEntry = v.strictObject({
  /** Digests belong to these sizes; with others they are not used. */
  sections: v.record(v.string(), v.strictObject({ sizeBytes: count, sha256: hexadecimal(64) })),
  files: v.record(
    v.string(),
    v.strictObject({ md5: hexadecimal(32), sha256: hexadecimal(64), sha512: hexadecimal(128) }),
  ),
});
export type DigestsEntry = v.InferOutput<typeof digestsEntry>;
