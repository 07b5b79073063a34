import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import type { Device } from '../../../machine/device.ts';
import { vitalsOf } from '../../../machine/vitals.ts';

/** Daemons that every NX-OS runs, in the order in which they start, with the share of the load that the model gives each. */
const daemons = [
  'init',
  'kthreadd',
  'sysmgr',
  'syslogd',
  'sdwrapd',
  'pfma',
  'vdc_mgr',
  'platform',
  'vshd',
  'licmgr',
  'aaa',
  'dcos-xinetd',
  'ethpm',
  'vlan_mgr',
  'l2fm',
  'arp',
  'urib',
  'netstack',
  'snmpd',
  'monitor',
];

/** The number of the first daemon behind the kernel's own. */
const firstDaemonPid = 3200;

/** How many of them are the kernel's, which have no memory of their own. */
const kernelCount = 2;

/** The daemons of a switch at this moment, and how busy its processor is. */
export function processesOf(device: Device, running: RunningSystem) {
  const vitals = vitalsOf(device, running);
  const uptimeSeconds = Math.floor((device.clock.now() - running.sinceMs) / 1000);
  // Shares of the memory in use fall from the first to the last: a model, like the figures of `machine/vitals.ts`.
  const shares = (daemons.length * (daemons.length + 1)) / 2;
  const rows = daemons.map((process, index) => {
    const invoked = Math.floor(uptimeSeconds / (index + 1)) + index;
    const microseconds = 40 + index * 7;
    const usedBytes = Math.floor((vitals.memoryUsedKb * (daemons.length - index)) / shares) * 1024;
    return {
      pid: index < kernelCount ? index + 1 : firstDaemonPid + index * 13,
      runtimeMs: Math.floor((invoked * microseconds) / 1000),
      invoked,
      microseconds,
      onesec: '0.00',
      process,
      usedBytes: index < kernelCount ? 0 : usedBytes,
    };
  });
  return {
    rows,
    user: vitals.userPercent.toFixed(2),
    kernel: vitals.kernelPercent.toFixed(2),
    idle: vitals.idlePercent.toFixed(2),
    busy: String(Math.round(vitals.userPercent + vitals.kernelPercent)),
  };
}
