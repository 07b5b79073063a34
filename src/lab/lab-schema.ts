import * as v from 'valibot';
import { parseInstant } from '../base/calendar.ts';
import { isHostname } from '../machine/config/hostname.ts';
import { transferProtocols } from '../machine/transfer/remote.ts';
import { hostnameRule } from './hostname.ts';

const instant = v.pipe(
  v.string(),
  v.check((text) => parseInstant(text) !== undefined, 'expected a UTC date and time such as 2020-06-15 20:00:00'),
);
const bytes = v.pipe(v.number('expected a number of bytes'), v.integer(), v.minValue(0));
const hostname = v.pipe(v.string(), v.check(isHostname, `expected ${hostnameRule}`));
const protocol = v.picklist(transferProtocols, 'expected scp, sftp, ftp, tftp, http or https');
const sourceCount = (file: object): number =>
  ['sizeBytes', 'image', 'text', 'from'].filter((key) => key in file).length;

/** A file or (with a `/` at its end) a directory. A file says what it holds in exactly one way. */
const file = v.pipe(
  v.strictObject({
    name: v.string(),
    modified: v.optional(instant),
    /** Filler of this size. */
    sizeBytes: v.optional(bytes),
    /** An image of the catalog, by the name Cisco published it under. */
    image: v.optional(v.string()),
    /** The platform group that the image was compacted for; the full image when absent. */
    compact: v.optional(v.picklist(['3000', '3100', '3500'])),
    text: v.optional(v.string()),
    /** A file of this computer, relative to the lab file. */
    from: v.optional(v.string()),
  }),
  v.check(
    (entry) => sourceCount(entry) === (entry.name.endsWith('/') ? 0 : 1),
    'a file needs exactly one of sizeBytes, image, text, from; a directory (name ends in /) none',
  ),
);

const activity = v.strictObject({
  at: instant,
  write: v.optional(v.string()),
  sizeBytes: v.optional(bytes),
  makeDirectory: v.optional(v.string()),
  touch: v.optional(v.string()),
  growBytes: v.optional(bytes),
});

const stickFields = {
  /** As it is sold: `16GB`. */
  size: v.string(),
  /** What is printed on it. */
  label: v.optional(v.string()),
  /** `none` is a stick that nobody has formatted. */
  filesystem: v.optional(v.picklist(['fat32', 'ext3', 'none'], 'expected fat32, ext3 or none')),
  files: v.optional(v.array(file)),
};
const stick = v.strictObject(stickFields);
/** What is in a USB slot at the start: a stick of the lab by its name, or one that is described here. */
const inSlot = v.union([v.string(), stick]);

const device = v.strictObject({
  name: v.string(),
  model: v.string(),
  release: v.string(),
  hostname: v.optional(hostname),
  users: v.optional(
    v.array(
      v.strictObject({
        name: v.string(),
        password: v.string(),
        role: v.optional(v.picklist(['network-admin', 'network-operator'])),
        sshKeys: v.optional(v.array(v.string())),
      }),
    ),
  ),
  features: v.optional(v.array(v.picklist(['scp-server', 'sftp-server']))),
  managementAddress: v.optional(v.string()),
  resets: v.optional(
    v.array(
      v.strictObject({
        at: v.optional(instant),
        microseconds: v.optional(bytes),
        reason: v.string(),
        service: v.optional(v.string()),
        version: v.optional(v.string()),
      }),
    ),
  ),
  knownHosts: v.optional(v.array(v.string())),
  bootflash: v.optional(
    v.strictObject({ runningImageModified: v.optional(instant), files: v.optional(v.array(file)) }),
  ),
  usb1: v.optional(inSlot),
  usb2: v.optional(inSlot),
  activities: v.optional(v.array(activity)),
  ssh: v.optional(v.strictObject({ host: v.optional(v.string()), port: v.optional(v.pipe(v.number(), v.integer())) })),
  defects: v.optional(v.record(v.string(), v.boolean())),
});

const host = v.pipe(
  v.strictObject({
    address: v.string(),
    names: v.optional(v.array(v.string())),
    vrfs: v.optional(v.array(v.string())),
    /** A real server behind this address; then the other fields but `names` and `vrfs` are absent. */
    bridge: v.optional(
      v.strictObject({
        host: v.string(),
        ports: v.strictObject({
          scp: v.optional(v.number()),
          sftp: v.optional(v.number()),
          ftp: v.optional(v.number()),
          tftp: v.optional(v.number()),
          http: v.optional(v.number()),
          https: v.optional(v.number()),
        }),
      }),
    ),
    users: v.optional(v.array(v.strictObject({ name: v.string(), password: v.string(), home: v.string() }))),
    protocols: v.optional(v.array(protocol)),
    /** The directory that TFTP and HTTP serve to everybody; the home of the first user when absent, or `/` without users. */
    served: v.optional(v.string()),
    files: v.optional(
      v.array(
        v.strictObject({
          path: v.string(),
          image: v.optional(v.string()),
          text: v.optional(v.string()),
          from: v.optional(v.string()),
          sizeBytes: v.optional(bytes),
          modified: v.optional(instant),
        }),
      ),
    ),
  }),
  v.check(
    (entry) => entry.bridge === undefined || (entry.users === undefined && entry.files === undefined),
    'a bridged host has no users and no files: they are those of the real server',
  ),
);

const speedMessage = 'expected real, instant, or a factor from 0.001 to 100000';
const speed = v.union(
  [
    v.pipe(v.number(speedMessage), v.minValue(0.001, speedMessage), v.maxValue(100_000, speedMessage)),
    v.picklist(['real', 'instant'], speedMessage),
  ],
  speedMessage,
);

/** A lab file: devices, the hosts around them, the clock and the seed. */
export const labFile = v.strictObject({
  title: v.optional(v.string()),
  seed: v.optional(v.string()),
  clock: v.optional(
    v.strictObject({
      start: v.optional(instant),
      speed: v.optional(speed),
    }),
  ),
  devices: v.pipe(v.array(device), v.minLength(1, 'a lab needs at least one device')),
  hosts: v.optional(v.array(host)),
  /** USB sticks that are in no slot at the start, or in the slot of a device that names them. */
  sticks: v.optional(v.array(v.strictObject({ name: v.string(), ...stickFields }))),
  /** How many bytes that nothing describes may lie in this computer's temporary folder; 64 GiB when absent. */
  uploadLimitBytes: v.optional(bytes),
  /** Whether a file counts as the image that it is named after, whatever is in it. */
  recogniseImagesByName: v.optional(v.boolean()),
});

/** What a lab is started from: the content of a lab file. */
export type LabSpec = v.InferOutput<typeof labFile>;
export type DeviceSpec = LabSpec['devices'][number];
export type StickSpec = v.InferOutput<typeof stick>;
export type FileSpec = v.InferOutput<typeof file>;
