import * as v from 'valibot';
import { parseRelease } from './release.ts';

/** A fact stands with where it comes from: a published source, or the reasoning by which it was inferred. */
const origin = v.union([v.strictObject({ source: v.string() }), v.strictObject({ inferred: v.string() })]);

/** `{ value, source }` or `{ value, inferred }`. */
const fact = <S extends v.GenericSchema>(value: S) =>
  v.union([v.strictObject({ value, source: v.string() }), v.strictObject({ value, inferred: v.string() })]);

const bytes = v.pipe(v.number(), v.integer(), v.minValue(0));
const releaseText = v.pipe(
  v.string(),
  v.check((text) => parseRelease(text) !== undefined, 'expected a release such as 7.0(3)I7(8) or 9.3(4)'),
);
const group = v.picklist(['3000', '3100', '3500']);

/** One `models/<PID>.yaml`. */
export const modelFile = v.strictObject({
  pid: v.string(),
  group: fact(v.nullable(group)),
  chassis: fact(v.string()),
  moduleType: fact(v.string()),
  ports: fact(v.pipe(v.number(), v.integer(), v.minValue(1))),
  cpu: fact(v.string()),
  memoryKb: fact(bytes),
  bootflash: v.strictObject({
    partitionKb: fact(bytes),
    totalBytes: fact(bytes),
    /** Blocks used by the file system and by hidden system files on a switch with no visible file. */
    baseUsedBytes: fact(bytes),
  }),
  usbSlots: fact(v.array(v.picklist(['usb1', 'usb2']))),
  bios: v.strictObject({ version: fact(v.string()), compiled: fact(v.string()) }),
  /** Lines of releases that run on this hardware, such as `7.0(3)I`. */
  lineages: fact(v.array(v.string())),
});
export type ModelFile = v.InferOutput<typeof modelFile>;

/** `models/releases.yaml`. */
export const releasesFile = v.strictObject({
  releases: v.array(
    v.strictObject({
      release: releaseText,
      /** As `show version` prints it. */
      compiled: v.optional(fact(v.string())),
      copyrightYear: fact(v.pipe(v.number(), v.integer())),
    }),
  ),
});
export type ReleasesFile = v.InferOutput<typeof releasesFile>;

/** One `models/images/<family>.<release>.yaml`. */
export const imageFile = v.strictObject({
  family: v.picklist(['nxos', 'n3000-uk9-kickstart', 'n3000-uk9']),
  release: releaseText,
  sizeBytes: fact(bytes),
  /** Size after compaction, by group; absent for families that cannot be compacted. */
  compactSizeBytes: v.optional(v.strictObject({ '3000': fact(bytes), '3100': fact(bytes), '3500': fact(bytes) })),
  note: v.optional(origin),
});
export type ImageFile = v.InferOutput<typeof imageFile>;

/** `models/images/digests.json`, written by `npm run digests`. */
export const digestsFile = v.record(
  v.string(),
  v.strictObject({
    sections: v.record(v.string(), v.string()),
    files: v.record(v.string(), v.strictObject({ md5: v.string(), sha256: v.string(), sha512: v.string() })),
  }),
);
export type DigestsFile = v.InferOutput<typeof digestsFile>;
