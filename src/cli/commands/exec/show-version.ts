import type { Reset } from '../../../machine/boot/stage.ts';
import type { Device } from '../../../machine/device.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';
import { notice } from '../words/notice.ts';

/** What `show version` knows. */
interface Version {
  readonly copyrightYear: number;
  readonly isSingleImage: boolean;
  readonly release: string;
  readonly compiled: string;
  readonly bios: { readonly version: string; readonly compiled: string };
  readonly images: readonly string[];
  readonly chassis: string;
  readonly moduleType: string;
  readonly cpu: string;
  readonly memoryKb: number;
  readonly serialNumber: string;
  readonly hostname: string;
  readonly bootflashKb: number;
  readonly usb: readonly { readonly slot: string; readonly sizeKb: number }[];
  readonly uptimeSeconds: number;
  readonly lastReset: Reset | undefined;
}

/** `show version` in the layout of the running release (nxos-behaviour 5.1: N3064 on 7.0(3)I7(8), N3048 on 6.0(2)U6(10)). */
export const showVersion = show({
  syntax: [word('show', 'Show running system information'), word('version', 'Show the software version')],
  examples: ['show version'],
  read: ({ device }) => readVersion(device),
  *print(version) {
    yield* notice(version.copyrightYear, version.isSingleImage);
    yield '';
    yield* version.isSingleImage ? singleImageSoftware(version) : twoImageSoftware(version);
    yield* hardware(version);
  },
});

function readVersion(device: Device): Version {
  const facts = device.facts.release(device.release.text);
  return {
    copyrightYear: facts.copyrightYear,
    isSingleImage: device.has('singleImage'),
    release: facts.release,
    compiled: facts.compiled ?? '',
    bios: device.model.bios,
    images: device.bootedImages,
    chassis: device.model.chassis,
    moduleType: device.model.moduleType,
    cpu: device.model.cpu,
    memoryKb: device.model.memoryKb,
    serialNumber: device.serialNumber,
    hostname: device.configuration.hostname,
    bootflashKb: device.model.bootflash.partitionKb,
    usb: device.model.usbSlots.map((slot) => {
      const usage = device.files.usage(slot);
      return { slot, sizeKb: usage.ok ? Math.floor(usage.value.totalBytes / 1024) : 0 };
    }),
    uptimeSeconds: Math.floor((device.clock.now() - (device.running?.sinceMs ?? 0)) / 1000),
    lastReset: device.resets[0],
  };
}

function* singleImageSoftware(version: Version): Generator<string> {
  yield 'Software';
  yield `  BIOS: version ${version.bios.version}`;
  yield `  NXOS: version ${version.release}`;
  yield `  BIOS compile time:  ${version.bios.compiled}`;
  yield `  NXOS image file is: ${imageUri(version.images[0])}`;
  yield `  NXOS compile time:  ${version.compiled}`;
  yield '';
  yield '';
}

function* twoImageSoftware(version: Version): Generator<string> {
  const [kickstart, system] = version.images;
  yield 'Software';
  yield `  BIOS:      version ${version.bios.version}`;
  yield '  loader:    version N/A';
  yield `  kickstart: version ${version.release}`;
  yield `  system:    version ${version.release}`;
  yield `  BIOS compile time:       ${version.bios.compiled}`;
  yield `  kickstart image file is: ${imageUri(kickstart)}`;
  yield `  kickstart compile time:  ${version.compiled}`;
  yield `  system image file is:    ${imageUri(system)}`;
  yield `  system compile time:     ${version.compiled}`;
  yield '';
  yield '';
}

function* hardware(version: Version): Generator<string> {
  yield 'Hardware';
  yield version.isSingleImage ? `  cisco ${version.chassis} ` : `  cisco ${version.chassis} ("${version.moduleType}")`;
  yield `  ${version.cpu} with ${version.memoryKb} kB of memory.`;
  yield `  Processor Board ID ${version.serialNumber}`;
  yield '';
  yield `  Device name: ${version.hostname}`;
  yield `  bootflash: ${String(version.bootflashKb).padStart(10)} kB`;
  for (const { slot, sizeKb } of version.usb)
    yield `  ${slot}:     ${String(sizeKb).padStart(11)} kB (expansion flash)`;
  yield '';
  yield `Kernel uptime is ${uptime(version.uptimeSeconds)}`;
  yield '';
  yield* lastReset(version.lastReset);
  yield '';
  yield 'plugin';
  yield '  Core Plugin, Ethernet Plugin';
  if (version.isSingleImage) yield* ['', 'Active Package(s):', ''];
}

function* lastReset(reset: Reset | undefined): Generator<string> {
  if (reset?.atMs !== undefined) yield `Last reset at ${reset.microseconds} usecs after ${longDate(reset.atMs)}`;
  else yield 'Last reset ';
  yield `  Reason: ${reset?.reason ?? 'Unknown'}`;
  yield `  System version: ${reset?.version ?? ''}`;
  yield `  Service: ${reset?.service ?? ''}`;
}

/** `bootflash:///x`: three slashes, as the device prints it. */
function imageUri(image: string | undefined): string {
  return (image ?? '').replace(':/', ':///');
}

function uptime(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  return `${days} day(s), ${hours} hour(s), ${minutes} minute(s), ${seconds % 60} second(s)`;
}
