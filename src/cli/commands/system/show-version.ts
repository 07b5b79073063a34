import { type Build, buildStamp, buildText } from '../../../facts/compile-times.ts';
import { hardwareIn, type ToldHardware } from '../../../facts/hardware.ts';
import { kindOfRelease, type Release, release, toldNumber } from '../../../facts/release.ts';
import { hasTrait } from '../../../facts/traits.ts';
import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import type { Reset } from '../../../machine/boot/stage.ts';
import type { Device } from '../../../machine/device.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { zoneAt } from '../clock/zone.ts';
import { longDate } from '../words/dates.ts';
import { durationOf } from '../words/duration.ts';
import { table } from '../words/table.ts';
import { notice } from './notice.ts';

/** What `show version` knows. */
interface Version {
  readonly release: Release;
  readonly copyrightYear: number;
  readonly kickstart: Build;
  readonly system: Build;
  readonly zoneMs: number;
  readonly bios: { readonly version: string; readonly compiled: string };
  readonly powerSequencer: string | undefined;
  readonly sfpMicrocontroller: string | undefined;
  readonly images: readonly string[];
  readonly hardware: ToldHardware;
  readonly moduleType: string;
  readonly serialNumber: string;
  readonly hostname: string;
  readonly usb: readonly { readonly slot: string; readonly sizeKb: number | undefined }[];
  readonly uptimeSeconds: number;
  readonly lastReset: Reset | undefined;
}

/** `show version` in the layout of the running release (nxos-behaviour 5.1: N3064 on 7.0(3)I7(8), N3048 on 6.0(2)U6(10)). */
export const showVersion = show({
  syntax: [word('show', 'Show running system information'), word('version', 'Show the software version')],
  examples: ['show version'],
  read: ({ device, running }) => readVersion(device, running),
  *print(version) {
    yield* notice(version.copyrightYear, version.release.productLine);
    yield '';
    yield* isSingleImage(version) ? singleImageSoftware(version) : twoImageSoftware(version);
    yield* hardwareLines(version);
  },
  structure: structureOf,
});

function isSingleImage({ release: running }: Version): boolean {
  return hasTrait(running, 'singleImage');
}

/**
 * Keys of 7.x and later, and those that 6.0(2) has instead (saltstack nxos_show_cmd_output, napalm N9000, pyntc N5548). The newer
 * forms: `show version | json` of 9.2(2), 9.3(1) and 10.2(3) in public code.
 */
function structureOf(version: Version): object {
  const { days, hours, minutes, seconds } = durationOf(version.uptimeSeconds);
  const { hardware, lastReset: reset } = version;
  const isTidy = hasTrait(version.release, 'tidyVersionKeys');
  const cell = (text: string): string | null => (isTidy && text === '' ? null : text);
  const lineEnd = isTidy ? '' : '\n';
  return {
    header_str: `${notice(version.copyrightYear, version.release.productLine).join('\n')}${lineEnd}`,
    bios_ver_str: version.bios.version,
    ...softwareKeys(version),
    chassis_id: hardware.chassis,
    cpu_name: hardware.cpu,
    memory: String(hardware.memoryKb),
    mem_type: 'kB',
    proc_board_id: version.serialNumber,
    host_name: version.hostname,
    bootflash_size: String(hardware.partitionKb),
    kern_uptm_days: String(days),
    kern_uptm_hrs: String(hours),
    kern_uptm_mins: String(minutes),
    kern_uptm_secs: String(seconds),
    ...(reset?.atMs === undefined
      ? {}
      : { rr_usecs: String(reset.microseconds), rr_ctime: longDate(reset.atMs + version.zoneMs) }),
    rr_reason: reset?.reason ?? 'Unknown',
    rr_sys_ver: resetVersion(version),
    rr_service: cell(reset?.service ?? ''),
    ...(hasTrait(version.release, 'nxosKeys') ? { plugins: 'Core Plugin, Ethernet Plugin' } : {}),
    manufacturer: 'Cisco Systems, Inc.',
    ...(isSingleImage(version) ? table('package_list', [{ package_id: cell('') }]) : {}),
  };
}

/** Keys of the images; from 9.3 on each stands there under a second name. */
function softwareKeys(version: Version): object {
  const [kickstart, system] = version.images;
  const blank = hasTrait(version.release, 'tidyVersionKeys') ? '' : ' ';
  const hasKind = hasTrait(version.release, 'releaseKinds');
  const second = hasTrait(version.release, 'nxosKeys');
  const stamp = ({ endedMs }: Build): string => buildStamp(endedMs + version.zoneMs);
  const number = toldNumber(version.release);
  const label = `${blank}${version.kickstart.label}`;
  return {
    kickstart_ver_str: number,
    ...(hasKind ? { release_type: kindOfRelease(version.release) } : {}),
    ...(second ? { nxos_ver_str: number } : {}),
    bios_cmpl_time: version.bios.compiled,
    kick_file_name: imageUri(kickstart),
    ...(second ? { nxos_file_name: imageUri(kickstart) } : {}),
    kick_cmpl_time: label,
    ...(second ? { nxos_cmpl_time: label } : {}),
    kick_tmstmp: stamp(version.kickstart),
    ...(second ? { nxos_tmstmp: stamp(version.kickstart) } : {}),
    ...(isSingleImage(version)
      ? {}
      : {
          sys_ver_str: number,
          isan_file_name: imageUri(system),
          isan_cmpl_time: ` ${version.system.label}`,
          isan_tmstmp: stamp(version.system),
          module_id: version.moduleType,
        }),
  };
}

function readVersion(device: Device, running: RunningSystem): Version {
  const { model } = device;
  const { release } = running;
  return {
    release,
    copyrightYear: device.facts.release(release.text).copyrightYear,
    ...device.facts.builds(release.text),
    zoneMs: zoneAt(device.configuration.running, device.clock.now()).aheadMinutes * 60_000,
    bios: device.hardware.bios,
    powerSequencer: model.powerSequencer,
    sfpMicrocontroller: model.sfpMicrocontroller,
    images: running.images,
    hardware: hardwareIn(model, release),
    moduleType: model.moduleType,
    serialNumber: device.serialNumber,
    hostname: device.configuration.hostname,
    usb: model.usbSlots.map((slot) => {
      const usage = device.files.usage(slot);
      return { slot, sizeKb: usage.ok ? Math.floor(usage.value.totalBytes / 1024) : undefined };
    }),
    uptimeSeconds: Math.floor((device.clock.now() - running.sinceMs) / 1000),
    lastReset: device.resets[0],
  };
}

function* singleImageSoftware(version: Version): Generator<string> {
  const kind = hasTrait(version.release, 'releaseKinds') ? kindOfRelease(version.release) : undefined;
  yield 'Software';
  yield `  BIOS: version ${version.bios.version}`;
  yield `${hasTrait(version.release, 'narrowNxosLine') ? ' ' : '  '}NXOS: version ${toldNumber(version.release)}${kind === undefined ? '' : ` [${kind}]`}`;
  yield `  BIOS compile time:  ${version.bios.compiled}`;
  yield `  NXOS image file is: ${imageUri(version.images[0])}`;
  yield `  NXOS compile time:  ${buildText(version.kickstart, version.zoneMs)}`;
  yield '';
  if (!hasTrait(version.release, 'closeHardware')) yield '';
}

function* twoImageSoftware(version: Version): Generator<string> {
  const [kickstart, system] = version.images;
  const number = toldNumber(version.release);
  yield 'Software';
  yield `  BIOS:      version ${version.bios.version}`;
  yield '  loader:    version N/A';
  yield `  kickstart: version ${number}`;
  yield `  system:    version ${number}`;
  if (version.powerSequencer !== undefined) {
    yield '  Power Sequencer Firmware:';
    yield `\t     Module 1: version ${version.powerSequencer}`;
  }
  if (version.sfpMicrocontroller !== undefined) {
    yield `  SFP uC:    version ${version.sfpMicrocontroller.replace(/^v/, '')}`;
  }
  yield `  BIOS compile time:       ${version.bios.compiled}`;
  yield `  kickstart image file is: ${imageUri(kickstart)}`;
  yield `  kickstart compile time:  ${buildText(version.kickstart, version.zoneMs)}`;
  yield `  system image file is:    ${imageUri(system)}`;
  yield `  system compile time:     ${buildText(version.system, version.zoneMs)}`;
  yield '';
  yield '';
}

function* hardwareLines(version: Version): Generator<string> {
  const { chassis, cpu, memoryKb, partitionKb } = version.hardware;
  const isSingle = isSingleImage(version);
  yield 'Hardware';
  yield isSingle ? `  cisco ${chassis} ` : `  cisco ${chassis} ("${version.moduleType}")`;
  yield* `  ${cpu} with ${memoryKb} kB of memory.`.split('\n');
  yield `  Processor Board ID ${version.serialNumber}`;
  if (!hasTrait(version.release, 'closeHardware')) yield '';
  yield `  Device name: ${version.hostname}`;
  yield `  bootflash: ${String(partitionKb).padStart(10)} kB`;
  // 6.0(2) names a slot only when there is a stick in it: captures of an N3048 and of N3132 without the line.
  for (const { slot, sizeKb } of version.usb)
    if (isSingle || sizeKb !== undefined)
      yield `  ${slot}:     ${String(sizeKb ?? 0).padStart(11)} kB (expansion flash)`;
  yield '';
  yield `Kernel uptime is ${uptime(version.uptimeSeconds)}`;
  yield '';
  yield* lastReset(version);
  yield '';
  yield 'plugin';
  yield '  Core Plugin, Ethernet Plugin';
  if (isSingle) yield* ['', 'Active Package(s):', ''];
}

/** Up to 7.0(3)I4 two blanks stand before the weekday and an empty line below it (genieparser, napalm newer_version). */
function* lastReset(version: Version): Generator<string> {
  const { lastReset: reset, zoneMs } = version;
  const isClose = hasTrait(version.release, 'closeLastReset');
  if (reset?.atMs === undefined) yield 'Last reset ';
  else {
    yield `Last reset at ${reset.microseconds} usecs after ${isClose ? '' : ' '}${longDate(reset.atMs + zoneMs)}`;
    if (!isClose) yield '';
  }
  yield `  Reason: ${reset?.reason ?? 'Unknown'}`;
  yield `  System version: ${resetVersion(version)}`;
  yield `  Service: ${reset?.service ?? ''}`;
}

/** The release that ran before the last reset; the running one where none is remembered (ntc-templates show_version4). */
function resetVersion({ lastReset: reset, release: running }: Version): string {
  return toldNumber(reset === undefined ? running : release(reset.version));
}

/** `bootflash:///x`: three slashes, as the device prints it. */
function imageUri(image: string | undefined): string {
  return (image ?? '').replace(':/', ':///');
}

function uptime(seconds: number): string {
  const parts = durationOf(seconds);
  return `${parts.days} day(s), ${parts.hours} hour(s), ${parts.minutes} minute(s), ${parts.seconds} second(s)`;
}
