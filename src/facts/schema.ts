import * as v from 'valibot';
import { imageFamilies } from './image-layout.ts';

const note = v.pipe(v.string(), v.minLength(1));

/** `{ value, source }` or `{ value, inferred }`: a fact stands with a published source, or with the reasoning behind it. */
const fact = <S extends v.GenericSchema>(value: S) =>
  v.union([v.strictObject({ value, source: note }), v.strictObject({ value, inferred: note })]);

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
const part = v.strictObject({ pid: v.string(), count });

/** One `models/<PID>.yaml`. */
export const modelFile = v.strictObject({
  pid: v.string(),
  /** The platform group of compact images; null where compaction does not apply. */
  group: fact(v.nullable(group)),
  chassis: fact(v.string()),
  moduleType: fact(v.string()),
  /** What show module and show inventory call the module where it is not the PID of the chassis. */
  modulePid: v.optional(fact(v.string())),
  ports: fact(count),
  cpu: fact(v.string()),
  memoryKb: fact(count),
  bootflash: v.strictObject({
    filesystem: fact(v.picklist(['ext3'])),
    /** As show version prints it. */
    partitionKb: fact(count),
    totalBytes: fact(count),
    /** Blocks used by the file system and by hidden system files on a switch with no visible file. */
    baseUsedBytes: fact(count),
  }),
  usbSlots: fact(v.array(v.picklist(['usb1', 'usb2']))),
  powerSupplies: fact(part),
  fans: fact(part),
  /** The site with which serial numbers begin. */
  serialPrefix: fact(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'expected three capital letters such as FOC'))),
  bios: v.strictObject({ version: fact(v.string()), compiled: fact(v.string()) }),
  /** The BIOS that images carry, by the first release with it, oldest first; `bios` for all of them when absent. */
  biosImages: v.optional(
    v.array(fact(v.strictObject({ since: releaseText, version: v.string(), compiled: v.string() }))),
  ),
  /** What releases tell of the hardware otherwise than above, by the first release that does, oldest first. */
  revisions: v.optional(
    v.array(
      fact(
        v.strictObject({
          since: releaseText,
          chassis: v.optional(v.string()),
          modulePid: v.optional(v.string()),
          memoryKb: v.optional(count),
          partitionKb: v.optional(count),
        }),
      ),
    ),
  ),
  /** The firmware of the microcontroller of the SFP ports, which 6.0(2) tells of. */
  sfpMicrocontroller: v.optional(fact(v.string())),
  /** The firmware of the power sequencer, which the installer of 6.0(2) lists as well. */
  powerSequencer: v.optional(fact(v.string())),
  /** Lines of releases that run on this hardware, such as `7.0(3)I`, or parts of them, such as `7.0(3)I7`. */
  lineages: fact(v.array(v.string())),
  firstRelease: fact(releaseText),
  lastRelease: fact(releaseText),
});
export type ModelFile = v.InferOutput<typeof modelFile>;

/** `models/releases.yaml`. */
export const releasesFile = v.strictObject({
  series: v.array(
    v.strictObject({
      name: v.string(),
      /** The files that a switch boots: a kickstart and a system file, or one file. */
      images: v.array(
        v.strictObject({
          family: v.picklist(imageFamilies),
          /** The size of the last release of the series, where no size of any of them is known. */
          lastSizeBytes: v.optional(fact(count)),
        }),
      ),
      /** The platform groups whose hardware runs these releases; all of them when absent. */
      groups: v.optional(v.array(group)),
      source: note,
      /** Releases, separated by blanks, by the year in which they came out. One text is read five times as fast as a list. */
      years: v.record(v.pipe(v.string(), v.regex(/^\d{4}$/, 'expected a year')), releaseTexts),
    }),
  ),
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
const compileEntry = { value: compileTime, system: v.optional(compileTime) };

/** `models/compile-times.yaml`: what show version prints as compile times, by release; `system` where there are two images. */
export const compileTimesFile = v.record(
  v.string(),
  v.union([v.strictObject({ ...compileEntry, source: note }), v.strictObject({ ...compileEntry, inferred: note })]),
);
export type CompileTimes = v.InferOutput<typeof compileTimesFile>;

/** One `models/images/<family>.<release>.yaml`: an image whose size a source gives. All others follow from `image-sizes.ts`. */
export const imageFile = v.strictObject({
  family: v.picklist(imageFamilies),
  release: releaseText,
  sizeBytes: fact(count),
  /** Sizes after compaction, by group, where they are known. */
  compactSizeBytes: v.optional(
    v.strictObject({ '3000': fact(count), '3100': v.optional(fact(count)), '3500': v.optional(fact(count)) }),
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
