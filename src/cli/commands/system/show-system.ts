import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import type { Device } from '../../../machine/device.ts';
import { vitalsOf } from '../../../machine/vitals.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';
import { type Duration, durationOf } from '../words/duration.ts';
import { table } from '../words/table.ts';

const showWord = word('show', 'Show running system information');
const systemWord = word('system', 'Show system information');

/** `show system uptime`; the kernel's is the one that `show version` tells. Text: genieparser; keys: public captures of `| json`. */
export const showSystemUptime = show({
  syntax: [showWord, systemWord, word('uptime', 'Show how long the system has been up and running')],
  examples: ['show system uptime'],
  read({ device, running }) {
    const startMs = running.sinceMs;
    return { startMs, uptime: durationOf(Math.floor((device.clock.now() - startMs) / 1000)) };
  },
  print: ({ startMs, uptime }) => [
    `System start time:          ${longDate(startMs)}`,
    `System uptime:              ${words(uptime)}`,
    `Kernel uptime:              ${words(uptime)}`,
  ],
  structure: ({ startMs, uptime: { days, hours, minutes, seconds } }) => ({
    sys_st_time: longDate(startMs),
    sys_up_days: String(days),
    sys_up_hrs: String(hours),
    sys_up_mins: String(minutes),
    sys_up_secs: String(seconds),
    kn_up_days: String(days),
    kn_up_hrs: String(hours),
    kn_up_mins: String(minutes),
    kn_up_secs: String(seconds),
  }),
});

/** `show system resources`: the figures are a model (`machine/vitals.ts`). Text: genieparser; keys: public NX-API clients. */
export const showSystemResources = show({
  syntax: [showWord, systemWord, word('resources', 'Show the system resources')],
  examples: ['show system resources'],
  read: ({ device, running }) => readResources(device, running),
  *print(resources) {
    const [one, five, fifteen] = resources.load;
    const states = (user: string, kernel: string, idle: string): string =>
      `${user}% user,   ${kernel}% kernel,   ${idle}% idle`;
    yield `Load average:   1 minute: ${one}   5 minutes: ${five}   15 minutes: ${fifteen}`;
    yield `Processes   :   ${resources.processCount} total, 1 running`;
    yield `CPU states  :   ${states(resources.user, resources.kernel, resources.idle)}`;
    for (const { id, user, kernel, idle } of resources.processors) {
      yield `        CPU${id} states  :   ${states(user, kernel, idle)}`;
    }
    yield `Memory usage:   ${resources.totalKb}K total,   ${resources.usedKb}K used,   ${resources.freeKb}K free`;
    if (resources.kernelMemory !== undefined) {
      yield 'Kernel vmalloc:   0K total,   0K free';
      yield `Kernel buffers:   ${resources.kernelMemory.buffersKb}K Used`;
      yield `Kernel cached :   ${resources.kernelMemory.cachedKb}K Used`;
    }
    yield 'Current memory status: OK';
  },
  structure: (resources) => ({
    load_avg_1min: resources.load[0],
    load_avg_5min: resources.load[1],
    load_avg_15min: resources.load[2],
    processes_total: String(resources.processCount),
    processes_running: '1',
    cpu_state_user: resources.user,
    cpu_state_kernel: resources.kernel,
    cpu_state_idle: resources.idle,
    ...table(
      'cpu_usage',
      resources.processors.map(({ id, user, kernel, idle }) => ({ cpuid: String(id), user, kernel, idle })),
    ),
    memory_usage_total: String(resources.totalKb),
    memory_usage_used: String(resources.usedKb),
    memory_usage_free: String(resources.freeKb),
    current_memory_status: 'OK',
  }),
});

/** Every model of these families has two cores (Celeron P4505, Pentium and Core i3 of their generation). */
const processorIds = [0, 1];

function readResources(device: Device, running: RunningSystem) {
  const vitals = vitalsOf(device, running);
  const fixed = (value: number): string => value.toFixed(2);
  const shares = {
    user: fixed(vitals.userPercent),
    kernel: fixed(vitals.kernelPercent),
    idle: fixed(vitals.idlePercent),
  };
  return {
    load: vitals.load.map(fixed),
    processCount: vitals.processCount,
    ...shares,
    processors: processorIds.map((id) => ({ id, ...shares })),
    totalKb: vitals.memoryTotalKb,
    usedKb: vitals.memoryUsedKb,
    freeKb: vitals.memoryTotalKb - vitals.memoryUsedKb,
    // Shares of an N9K with two cores and 6 GB (genieparser); no capture of a Nexus 3000 has or lacks the lines (inferred).
    kernelMemory: running.has('kernelMemory')
      ? {
          buffersKb: Math.floor(vitals.memoryTotalKb * 0.0247),
          cachedKb: Math.floor(vitals.memoryUsedKb * 0.548),
        }
      : undefined,
  };
}

function words({ days, hours, minutes, seconds }: Duration): string {
  return `${days} days, ${hours} hours, ${minutes} minutes, ${seconds} seconds`;
}
