import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import type { Device } from '../../../machine/device.ts';
import { vitalsOf } from '../../../machine/vitals.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { notice } from './notice.ts';

/** `show system internal flash`: the filesystems of the switch. Form: genieparser ShowSystemInternalFlash; keys inferred from it. */
export const showSystemFlash = showing('show system internal flash', {
  help: { internal: 'Show internal information', flash: 'Show file system information' },
  read: ({ device }) =>
    device.files.filesystems().flatMap((filesystem) => {
      const usage = device.files.usage(filesystem);
      if (!usage.ok) return [];
      const { totalBytes, usedBytes, freeBytes } = usage.value;
      const percent = totalBytes === 0 ? 0 : Math.ceil((usedBytes * 100) / totalBytes);
      const inKb = (bytes: number): string => String(Math.floor(bytes / 1024));
      return [
        {
          mount_on: `/${filesystem}`,
          kb_blocks: inKb(totalBytes),
          used: inKb(usedBytes),
          available: inKb(freeBytes),
          use_percent: String(percent),
        },
      ];
    }),
  *print(rows) {
    yield 'Mount-on                  1K-blocks      Used   Available   Use%  Filesystem';
    for (const { mount_on, kb_blocks, used, available, use_percent } of rows) {
      const figures = `${kb_blocks.padStart(11)}${used.padStart(10)}${available.padStart(12)}${use_percent.padStart(7)}`;
      yield `${mount_on.padEnd(24)}${figures}   ${mount_on === '/bootflash' ? '/dev/sda4' : 'none'}`;
    }
  },
  structure: (rows) => table('flash', rows),
});

/** Names and figures of the kernel's memory, in kB. */
function memoryOf({ device, running }: { readonly device: Device; readonly running: RunningSystem }) {
  const { memoryTotalKb, memoryUsedKb } = vitalsOf(device, running);
  return [
    ['MemTotal', memoryTotalKb],
    ['MemFree', memoryTotalKb - memoryUsedKb],
    // The same shares as in `show system resources`.
    ['Buffers', Math.floor(memoryTotalKb * 0.0247)],
    ['Cached', Math.floor(memoryUsedKb * 0.548)],
    ['SwapCached', 0],
    ['SwapTotal', 0],
    ['SwapFree', 0],
  ] as const;
}

function memoryLines(rows: ReturnType<typeof memoryOf>): readonly string[] {
  return rows.map(([name, kb]) => `${`${name}:`.padEnd(15)}${String(kb).padStart(9)} kB`);
}

/** `show system internal kernel meminfo` (genieparser ShowSystemInternalKernelMeminfo). */
export const showKernelMemory = showing('show system internal kernel meminfo', {
  help: {
    internal: 'Show internal information',
    kernel: 'Show kernel information',
    meminfo: 'Show the memory of the kernel',
  },
  read: memoryOf,
  print: memoryLines,
});

/** `show kernel internal meminfo`: the same (N5K command references). */
export const showKernel = showing('show kernel internal meminfo', {
  help: {
    kernel: 'Show kernel information',
    internal: 'Show internal information',
    meminfo: 'Show the memory of the kernel',
  },
  read: memoryOf,
  print: memoryLines,
});

/** Thresholds in percent from the factory: Cisco's system management guides. */
const thresholds = [
  ['Minor', 85],
  ['Severe', 90],
  ['Critical', 95],
] as const;

/** `show system memory-thresholds status`: how much memory is left before the switch acts; it never comes so far here. */
export const showMemoryThresholds = showing('show system memory-thresholds [status]', {
  help: { 'memory-thresholds': 'Show the thresholds of memory', status: 'Show the status of memory' },
  read: () => thresholds,
  *print(rows) {
    for (const [name, percent] of rows) yield `${`${name} memory threshold`.padEnd(27)}: ${percent} %`;
    yield 'Current memory status      : OK';
  },
  structure: (rows) =>
    Object.fromEntries([
      ...rows.map(([name, percent]) => [`${name.toLowerCase()}_threshold`, String(percent)]),
      ['current_memory_status', 'OK'],
    ]),
});

/** `show system exception-info`: what NX-OS left of a crash of the kernel; there is none. */
export const showExceptionInfo = showing('show system exception-info', {
  help: { 'exception-info': 'Show last exception log' },
  read: () => [],
  print: (lines) => lines,
});

/** `show system health`: what watches over the hardware has found nothing. */
export const showSystemHealth = showing('show system health [statistics]', {
  help: { health: 'Show the health of the system' },
  read: () => [],
  print: (lines) => lines,
});

/** `show copyright`: the notice of the release. */
export const showCopyright = showing('show copyright', {
  help: { copyright: 'Display copyright information' },
  read: ({ device, running }) =>
    notice(device.facts.release(running.release.text).copyrightYear, running.release.productLine),
  print: (lines) => lines,
  structure: (lines) => ({ header_str: lines.join('\n') }),
});

/** `show guestshell`: no release comes with it running on this hardware. Form: genieparser ShowVirtualServiceDetail; values inferred. */
export const showGuestShell = showing('show guestshell [detail]', {
  needs: 'singleImage',
  help: { guestshell: 'Display Guest Shell information', detail: 'Detailed information' },
  read: () => [],
  *print() {
    yield 'Virtual service guestshell+ detail';
    yield '  State                 : Not Installed';
    yield '  Package information';
    yield '    Name                : None';
    yield '    Path                : Not Available';
    yield '    Application';
    yield '      Name              : None';
    yield '      Installed version : None';
    yield '      Description       : None';
    yield '    Signing';
    yield '      Key type          : Unsigned';
    yield '      Method            : None';
    yield '    Licensing';
    yield '      Name              : None';
    yield '      Version           : None';
    yield '  Resource reservation';
    yield '    Disk                : 0 MB';
    yield '    Memory              : 0 MB';
    yield '    CPU                 : 0% system CPU';
  },
});

/** `show virtual-service`: none is installed. Form: genieparser ShowVirtualServiceList; keys: the command reference of 9.3. */
export const showVirtualServices = showing('show virtual-service [list]', {
  needs: 'singleImage',
  help: { 'virtual-service': 'Display virtualization service information', list: 'List virtual services' },
  read: () => [],
  *print() {
    yield '';
    yield 'Virtual Service List:';
    yield '';
    yield 'Name                    Status             Package Name';
    yield '-'.repeat(70);
  },
  structure: () => ({}),
});

/** `show virtual-service global`: what services could have. Form: genieparser ShowVirtualServiceGlobal; figures: the same sample. */
export const showVirtualServiceGlobal = showing('show virtual-service global', {
  needs: 'singleImage',
  help: {
    'virtual-service': 'Display virtualization service information',
    global: 'Virtual service global information',
  },
  read: () => [],
  *print() {
    yield '';
    yield 'Virtual Service Global State and Virtualization Limits:';
    yield '';
    yield 'Infrastructure version : 1.10';
    yield 'Total virtual services installed : 0';
    yield 'Total virtual services activated : 0';
    yield '';
    yield 'Machine types supported   : LXC';
    yield 'Machine types disabled    : KVM';
    yield '';
    yield 'Maximum VCPUs per virtual service : 1';
  },
  structure: () => ({
    infrastructure_major_version: '1',
    infrastructure_minor_version: '10',
    total_virtual_services_installed: '0',
    total_virtual_services_activated: '0',
    machine_types_supported: 'LXC',
    machine_types_disabled: 'KVM',
    maximum_vcpus_per_virtual_service: '1',
  }),
});

/** `show switching-mode`: these switches cut through unless told otherwise. Form: ntc-templates; which mode holds: Cisco's N3K guides. */
export const showSwitchingMode = showing('show switching-mode', {
  help: { 'switching-mode': 'Show switching mode' },
  read: () => 'Cut through',
  *print(mode) {
    yield `Configured switching mode: ${mode}`;
    yield '';
    yield 'Module Number     Operational Mode ';
    yield '     1            Cut-Through';
  },
});
