import * as v from 'valibot';
import type { StartedDevice } from '../lab/running-switch.ts';

/** Where and with what a client logs in. */
export const sshView = v.strictObject({ host: v.string(), port: v.number(), user: v.string(), password: v.string() });

const volumeView = v.strictObject({
  name: v.string(),
  totalBytes: v.number(),
  usedBytes: v.number(),
  freeBytes: v.number(),
});

/** A device as clients see it. */
export const deviceView = v.strictObject({
  name: v.string(),
  model: v.string(),
  hostname: v.string(),
  serialNumber: v.string(),
  /** `off`, `bios`, `loading`, `loader`, `kickstart`, `starting` or `running`. */
  stage: v.string(),
  /** The running release; null while nothing runs. */
  release: v.nullable(v.string()),
  ssh: sshView,
  /** Where the serial console listens for telnet; `via` is the name to give to a terminal server that asks for one. */
  console: v.strictObject({ host: v.string(), port: v.number(), via: v.optional(v.string()) }),
  filesystems: v.array(volumeView),
  /** The sticks in its slots, by slot; null for an empty one. */
  usb: v.record(v.string(), v.nullable(v.string())),
});

/** A device as data. */
export function viewOf({ name, device, ssh, consolePort, levers }: StartedDevice): v.InferOutput<typeof deviceView> {
  const filesystems = device.files.filesystems().flatMap((filesystem) => {
    const usage = device.files.usage(filesystem);
    if (!usage.ok) return [];
    const { totalBytes, usedBytes, freeBytes } = usage.value;
    return [{ name: filesystem, totalBytes, usedBytes, freeBytes }];
  });
  return {
    name,
    model: device.model.pid,
    hostname: device.configuration.hostname,
    serialNumber: device.serialNumber,
    stage: device.power.stage.at,
    release: device.running?.release.text ?? null,
    ssh,
    console: consolePort,
    filesystems,
    usb: Object.fromEntries(device.model.usbSlots.map((slot) => [slot, levers.stickIn(slot)?.name ?? null])),
  };
}

/** How long a request may wait for a session, in milliseconds of host time. */
export const timeoutMs = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_600_000)), 30_000);
/** A line to be typed; Enter is added. */
export const line = v.pipe(v.string(), v.maxLength(4096), v.regex(/^[^\r\n]*$/, 'expected one line'));
