import type { Device } from '../machine/device.ts';
import { spell } from '../machine/storage/location.ts';
import type { UsbSlots } from '../machine/usb-slots.ts';
import type { DeviceSessions } from './device-sessions.ts';
import type { ConsolePort } from './open-console.ts';
import type { DeviceStatus, FilesystemStatus, SshAccess } from './started-lab.ts';

/** A switch at this moment, as everybody is told of it. */
export function statusOf(
  { device, ssh, console }: { readonly device: Device; readonly ssh: SshAccess; readonly console: ConsolePort },
  slots: UsbSlots,
  sessions: DeviceSessions,
): DeviceStatus {
  const { name, model, configuration, serialNumber, power, running, conditions } = device;
  return {
    name,
    model: model.pid,
    hostname: configuration.hostname,
    serialNumber,
    stage: power.stage.at === 'running' && device.isReadingStartup ? 'starting' : power.stage.at,
    release: running?.header.release ?? null,
    bootImages: configuration.nextBootImages.map((image) => spelled(device, image)),
    bootedImages: running?.images ?? [],
    resetReason: device.resets[0]?.reason ?? null,
    ssh,
    console,
    filesystems: device.files.filesystems().flatMap((filesystem) => filesystemStatus(device, filesystem)),
    usb: Object.fromEntries(model.usbSlots.map((slot) => [slot, slots.stick(slot)?.name ?? null])),
    faults: conditions.faults,
    isUnresponsive: conditions.isUnresponsive,
    sessions: sessions.all,
  };
}

/** The name of a file with its filesystem and its whole path. */
function spelled({ files }: Device, name: string): string {
  const location = files.resolve(name);
  return location.ok ? spell(location.value) : name;
}

function filesystemStatus({ files }: Device, name: string): readonly FilesystemStatus[] {
  const usage = files.usage(name);
  if (!usage.ok) return [];
  const { totalBytes, usedBytes, freeBytes } = usage.value;
  return [{ name, totalBytes, usedBytes, freeBytes }];
}
