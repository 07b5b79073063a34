import type { Reset } from '../../../machine/boot/stage.ts';
import type { Device } from '../../../machine/device.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';
import { durationOf } from '../words/duration.ts';
import { notice } from '../words/notice.ts';
import { table } from '../words/table.ts';

/** What `show version` knows. */
interface Version {
  readonly copyrightYear: number;
  readonly isSingleImage: boolean;
  readonly release: string;
  readonly compiled: string;
  readonly bios: { readonly version: string; readonly compiled: string };
  readonly powerSequencer: string | undefined;
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
  structure: structureOf,
});

/** Keys of 7.x and later, and those that 6.0(2) has instead (saltstack nxos_show_cmd_output, napalm N9000, pyntc N5548). */
function structureOf(version: Version): object {
  const { days, hours, minutes, seconds } = durationOf(version.uptimeSeconds);
  const [compiled, stamp] = compileTimes(version.compiled);
  const [kickstart, system] = version.images;
  const second = {
    sys_ver_str: version.release,
    isan_file_name: imageUri(system),
    isan_cmpl_time: compiled,
    isan_tmstmp: stamp,
    module_id: version.moduleType,
  };
  const { lastReset: reset } = version;
  return {
    header_str: `${notice(version.copyrightYear, version.isSingleImage).join('\n')}\n`,
    bios_ver_str: version.bios.version,
    kickstart_ver_str: version.release,
    bios_cmpl_time: version.bios.compiled,
    kick_file_name: imageUri(kickstart),
    kick_cmpl_time: compiled,
    kick_tmstmp: stamp,
    ...(version.isSingleImage ? {} : second),
    chassis_id: version.chassis,
    cpu_name: version.cpu,
    memory: String(version.memoryKb),
    mem_type: 'kB',
    proc_board_id: version.serialNumber,
    host_name: version.hostname,
    bootflash_size: String(version.bootflashKb),
    kern_uptm_days: String(days),
    kern_uptm_hrs: String(hours),
    kern_uptm_mins: String(minutes),
    kern_uptm_secs: String(seconds),
    ...(reset?.atMs === undefined ? {} : { rr_usecs: String(reset.microseconds), rr_ctime: longDate(reset.atMs) }),
    rr_reason: reset?.reason ?? 'Unknown',
    rr_sys_ver: reset?.version ?? '',
    rr_service: reset?.service ?? '',
    manufacturer: 'Cisco Systems, Inc.',
    ...(version.isSingleImage ? table('package_list', [{ package_id: '' }]) : {}),
  };
}

/** `3/3/2020 20:00:00` and `03/04/2020 04:49:49` of what `show version` prints together. */
function compileTimes(compiled: string): readonly [string, string] {
  const [, time = compiled, stamp = ''] = /^(.*?) \[(.*)\]$/.exec(compiled) ?? [];
  return [time === '' ? '' : ` ${time}`, stamp];
}

function readVersion(device: Device): Version {
  const facts = device.facts.release(device.release.text);
  return {
    copyrightYear: facts.copyrightYear,
    isSingleImage: device.has('singleImage'),
    release: facts.release,
    compiled: device.facts.compiled(facts.release) ?? '',
    bios: device.hardware.bios,
    powerSequencer: device.model.powerSequencer,
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
  if (version.powerSequencer !== undefined) {
    yield '  Power Sequencer Firmware:';
    yield `\t     Module 1: version ${version.powerSequencer}`;
  }
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
  const parts = durationOf(seconds);
  return `${parts.days} day(s), ${parts.hours} hour(s), ${parts.minutes} minute(s), ${parts.seconds} second(s)`;
}
