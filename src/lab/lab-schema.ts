import * as v from 'valibot';
import { parseInstant } from '../base/calendar.ts';
import { isHostname } from '../machine/config/hostname.ts';
import { transferProtocols } from '../machine/transfer/remote.ts';
import { type Addresses, addressMessage, expandDevices, isIpv4 } from './expand-devices.ts';
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
  /** `none` is a switch as it leaves the factory; a text is read when the lab starts. What is configured is saved when absent. */
  startup: v.optional(v.string()),
  /** A file of this computer with the startup configuration, relative to the lab file. */
  startupFrom: v.optional(v.string()),
  knownHosts: v.optional(v.array(v.string())),
  bootflash: v.optional(
    v.strictObject({ runningImageModified: v.optional(instant), files: v.optional(v.array(file)) }),
  ),
  usb1: v.optional(inSlot),
  usb2: v.optional(inSlot),
  activities: v.optional(v.array(activity)),
  ssh: v.optional(v.strictObject({ host: v.optional(v.string()), port: v.optional(v.pipe(v.number(), v.integer())) })),
  /** Where the serial console listens for telnet: at the address of SSH and on a free port unless said otherwise. */
  console: v.optional(
    v.strictObject({ host: v.optional(v.string()), port: v.optional(v.pipe(v.number(), v.integer())) }),
  ),
  defects: v.optional(v.record(v.string(), v.boolean())),
  /** What waiting costs on this device: a boot, a copy, a compaction. `timed` unless it is said. */
  transitions: v.optional(v.picklist(['timed', 'immediate', 'manual'])),
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

const speedMessage = 'expected real, instant, manual, or a factor from 0.001 to 100000';
const speed = v.union(
  [
    v.pipe(v.number(speedMessage), v.minValue(0.001, speedMessage), v.maxValue(100_000, speedMessage)),
    v.picklist(['real', 'instant', 'manual'], speedMessage),
  ],
  speedMessage,
);

const portMessage = 'expected a port from 1 to 65535';
const port = v.pipe(
  v.number(portMessage),
  v.integer(portMessage),
  v.minValue(1, portMessage),
  v.maxValue(65_535, portMessage),
);
const address = v.pipe(v.string(), v.check(isIpv4, addressMessage));
const addressesMessage = 'expected loopback, { first: ADDRESS, port: N } or { firstPort: N }';

/** How devices that have no `address` and no `ssh` of their own are reached; a free port of 127.0.0.1 when absent. */
const addresses = v.union(
  [
    v.literal('loopback', addressesMessage),
    v.strictObject({ first: address, port: v.optional(port) }),
    v.strictObject({ firstPort: port }),
  ],
  addressesMessage,
);

const countMessage = 'expected a whole number from 1 to 10000';
/** A device as a lab file writes it: the rest may come from its template, and one entry may stand for many devices. */
const writtenFields = {
  ...v.partial(device).entries,
  hostname: v.optional(v.string()),
  /** An address with port 22 (or the port in `ssh`); a counted entry counts it up. */
  address: v.optional(v.string(addressMessage)),
  /** How many devices the entry stands for: sw1, sw2, … and `{n}` in any text is the number. */
  count: v.optional(
    v.pipe(
      v.number(countMessage),
      v.integer(countMessage),
      v.minValue(1, countMessage),
      v.maxValue(10_000, countMessage),
    ),
  ),
};

/** The lab with its templates and counts worked out. */
interface Expanded {
  readonly devices: v.InferOutput<typeof device>[];
}

/** Works out templates, counts and addresses, and checks each device as if it had been written in full. */
function expansion<T extends WrittenLab>(
  context: v.RawTransformContext<T>,
): Omit<T, 'devices' | 'templates' | 'addresses'> & Expanded {
  const { devices: entries, templates, addresses: rule, ...rest } = context.dataset.value;
  const devices: v.InferOutput<typeof device>[] = [];
  const refuse = (message: string, ...keys: readonly (string | number)[]): void => {
    const [first, ...others] = keys.map((key) => step(key, context.dataset.value));
    if (first !== undefined) context.addIssue({ message, path: [first, ...others] });
  };
  for (const found of expandDevices({ devices: entries, templates, addresses: rule })) {
    if ('message' in found) {
      refuse(found.message, 'devices', found.entry, found.key);
      continue;
    }
    const checked = v.safeParse(device, found.fields);
    if (checked.success) devices.push(checked.output);
    else {
      const [{ message, path }] = checked.issues;
      const keys = (path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
      const template = entries[found.entry]?.template;
      const isInherited = template !== undefined && found.inherited.has(String(keys[0]));
      refuse(message, ...(isInherited ? ['templates', template] : ['devices', found.entry]), ...keys);
    }
  }
  return { ...rest, devices };
}

interface WrittenLab {
  readonly devices: readonly v.InferOutput<typeof writtenDevice>[];
  readonly templates?: Readonly<Record<string, v.InferOutput<typeof writtenTemplate>>> | undefined;
  readonly addresses?: Addresses | undefined;
}

function step(key: string | number, input: unknown): v.IssuePathItem {
  return { type: 'unknown', origin: 'value', input, key, value: undefined };
}

const writtenDevice = v.strictObject({ ...writtenFields, template: v.optional(v.string()) });
const writtenTemplate = v.strictObject(writtenFields);

const labFields = v.strictObject({
  title: v.optional(v.string()),
  seed: v.optional(v.string()),
  clock: v.optional(
    v.strictObject({
      start: v.optional(instant),
      speed: v.optional(speed),
    }),
  ),
  devices: v.pipe(v.array(writtenDevice), v.minLength(1, 'a lab needs at least one device')),
  /** Devices to be filled in: an entry of `devices` names one with `template:`, and its own fields replace the template's. */
  templates: v.optional(v.record(v.string(), writtenTemplate)),
  addresses: v.optional(addresses),
  hosts: v.optional(v.array(host)),
  /** One telnet port for the consoles of all switches that have none of their own; a lab of more than 100 has it in any case. */
  terminalServer: v.optional(
    v.strictObject({ host: v.optional(v.string()), port: v.optional(v.pipe(v.number(), v.integer())) }),
  ),
  /** USB sticks that are in no slot at the start, or in the slot of a device that names them. */
  sticks: v.optional(v.array(v.strictObject({ name: v.string(), ...stickFields }))),
  /** How many bytes that nothing describes may lie in this computer's temporary folder; 64 GiB when absent. */
  uploadLimitBytes: v.optional(bytes),
  /** Whether a file counts as the image that it is named after, whatever is in it. */
  recogniseImagesByName: v.optional(v.boolean()),
});

/** A lab file: devices, the hosts around them, the clock and the seed. */
export const labFile = v.pipe(labFields, v.rawTransform(expansion));

/** What somebody writes: a lab file, or the same in code. */
export type WrittenLabSpec = v.InferInput<typeof labFile>;
/** What a lab is started from: the content of a lab file with every device in full. */
export type LabSpec = v.InferOutput<typeof labFile>;
export type DeviceSpec = LabSpec['devices'][number];
export type StickSpec = v.InferOutput<typeof stick>;
export type FileSpec = v.InferOutput<typeof file>;
