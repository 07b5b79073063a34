import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import type { Device } from '../../../machine/device.ts';
import { vitalsOf } from '../../../machine/vitals.ts';
import { showing } from '../../notation/showing.ts';
import { longDate } from '../words/dates.ts';
import { durationOf } from '../words/duration.ts';
import { processesOf } from './daemons.ts';

const help = {
  system: 'Show system information',
  internal: 'Show internal information',
  sysmgr: 'Show the system manager',
  service: 'Show services',
  name: 'Name of a service',
  all: 'Show all services',
  running: 'Show services that run',
  processes: 'Show processes information',
  memory: 'Show processes Memory Info',
};

/** The daemons that the system manager starts: all but the kernel's own. */
function servicesOf({ device, running }: { readonly device: Device; readonly running: RunningSystem }) {
  return {
    since: longDate(running.sinceMs),
    services: processesOf(device, running).rows.filter(({ usedBytes }) => usedBytes > 0),
  };
}

/** `show system internal sysmgr service name`: one daemon. Form: genieparser ShowSystemInternalSysmgrServiceName; UUID and SAP inferred. */
export const showService = showing('show system internal sysmgr service name <name:word32>', {
  help: { ...help, '<name>': 'Name of the service' },
  examples: ['show system internal sysmgr service name ethpm'],
  read: ({ args, ...around }) => {
    const { since, services } = servicesOf(around);
    return { since, services: services.filter(({ process }) => process === args.name) };
  },
  *print({ since, services }) {
    for (const { process, pid } of services) {
      yield '';
      yield `Service "${process}" ("${process}", ${pid % 256}):`;
      yield `        UUID = 0x${(pid % 4096).toString(16).toUpperCase()}, PID = ${pid}, SAP = ${pid % 512}`;
      yield `        State: SRV_STATE_HANDSHAKED (entered at time ${since}).`;
      yield '        Restart count: 1';
      yield `        Time of last restart: ${since}.`;
      yield '        The service never crashed since the last reboot.';
      yield '        Tag = N/A';
      yield '        Plugin ID: 0';
    }
  },
});

/** `show system internal sysmgr service all`: all of them (layout: Cisco's troubleshooting guides). */
export const showServices = showing('show system internal sysmgr service all', {
  help,
  read: servicesOf,
  print: serviceLines,
});

/** `show system internal sysmgr service running`: those that run, which are all (form inferred from that of all). */
export const showRunningServices = showing('show system internal sysmgr service running', {
  help,
  read: servicesOf,
  print: serviceLines,
});

function* serviceLines({ services }: ReturnType<typeof servicesOf>): Generator<string> {
  yield 'Name               UUID       PID    SAP  state     Start  Tag  Plugin ID';
  yield '----------------  ---------- ------ ----- ----- --------- ---- ----------';
  for (const { process, pid } of services) {
    const uuid = `0x${(pid % 4096).toString(16).toUpperCase().padStart(8, '0')}`;
    yield `${process.padEnd(18)}${uuid} ${String(pid).padStart(6)} ${String(pid % 512).padStart(5)} s0009         1  N/A          0`;
  }
}

/** `show system internal processes memory`: the largest first. Form: genieparser ShowSystemInternalProcessesMemory; figures: a model. */
export const showServicesMemory = showing('show system internal processes memory', {
  help,
  read: ({ device, running }) => {
    const totalKb = vitalsOf(device, running).memoryTotalKb;
    const { services } = servicesOf({ device, running });
    return [...services]
      .sort((one, other) => other.usedBytes - one.usedBytes)
      .map(({ pid, process, runtimeMs, usedBytes }) => ({
        pid,
        process,
        ran: durationOf(Math.floor(runtimeMs / 1000)),
        residentKb: usedBytes / 1024,
        share: ((usedBytes / 1024 / totalKb) * 100).toFixed(1),
      }));
  },
  *print(rows) {
    yield ' PID TTY      STAT     TIME MAJFLT  TRS   RSS    VSZ %MEM COMMAND';
    for (const { pid, process, ran, residentKb, share } of rows) {
      const time = [ran.days * 24 + ran.hours, ran.minutes, ran.seconds].map((part) => String(part).padStart(2, '0'));
      const figures = `${'0'.padStart(6)} ${'0'.padStart(4)} ${residentKb} ${residentKb * 2}`;
      yield `${String(pid).padStart(5)} ?        Ssl  ${time.join(':')} ${figures} ${share.padStart(4)} /isan/bin/${process}`;
    }
  },
});
