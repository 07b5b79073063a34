/** What answers look like. */
import * as v from 'valibot';

const ssh = v.strictObject({ host: v.string(), port: v.number(), user: v.string(), password: v.string() });
/** `via` is the name to give to a terminal server that asks for one. */
const consoleView = v.strictObject({ host: v.string(), port: v.number(), via: v.optional(v.string()) });
const filesystem = v.strictObject({
  name: v.string(),
  totalBytes: v.number(),
  usedBytes: v.number(),
  freeBytes: v.number(),
});
const fault = v.strictObject({ point: v.string(), answer: v.string(), percent: v.number() });
const door = v.picklist(['shell', 'console']);

/** A device; `release` is null while none runs, `resetReason` where it never was reset, and an empty slot of `usb` as well. */
export const deviceStatus = v.strictObject({
  name: v.string(),
  model: v.string(),
  hostname: v.string(),
  serialNumber: v.string(),
  stage: v.picklist(['off', 'bios', 'loading', 'loader', 'kickstart', 'starting', 'running']),
  release: v.nullable(v.string()),
  bootImages: v.array(v.string()),
  bootedImages: v.array(v.string()),
  resetReason: v.nullable(v.string()),
  ssh,
  console: consoleView,
  filesystems: v.array(filesystem),
  usb: v.record(v.string(), v.nullable(v.string())),
  faults: v.array(fault),
  isUnresponsive: v.boolean(),
  sessions: v.array(v.strictObject({ session: v.string(), door, isOver: v.boolean() })),
});

/** A stick; `place` is null while it lies on the table. */
export const stickStatus = v.strictObject({
  name: v.string(),
  place: v.nullable(v.strictObject({ device: v.string(), slot: v.string() })),
});

/** A lab; `nowMs` is lab time since 1970-01-01 UTC, and `speed` how many lab milliseconds pass in one of the host. */
export const labStatus = v.strictObject({
  nowMs: v.number(),
  now: v.string(),
  speed: v.union([v.number(), v.picklist(['instant', 'manual'])]),
  devices: v.array(deviceStatus),
  sticks: v.array(stickStatus),
  snapshots: v.array(v.strictObject({ name: v.string(), nowMs: v.number() })),
});

/** A session by its name, and the door it came in by. */
export const openedSession = v.strictObject({ session: v.string(), door });

/** An entry of a directory; `modifiedMs` is lab time. */
export const listedFile = v.strictObject({
  name: v.string(),
  kind: v.picklist(['file', 'directory']),
  sizeBytes: v.number(),
  modifiedMs: v.number(),
});

/** An event: its kind says which further fields it has. */
export const journalEntry = v.looseObject({ kind: v.string(), sequence: v.number(), atMs: v.number() });

/** The SSH key of a host. */
export const hostKey = v.strictObject({ algorithm: v.string(), fingerprint: v.string() });

/** A line that was not understood, and how often it was typed. */
export const unknownCommand = v.strictObject({
  device: v.string(),
  line: v.string(),
  count: v.number(),
  family: v.optional(v.string()),
});
