import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import type { Device } from '../../../machine/device.ts';
import { vitalsOf } from '../../../machine/vitals.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

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

/** `show processes cpu`: the figures are a model (`machine/vitals.ts`). Text: genieparser; keys: cisco.nxos facts. */
export const showProcessesCpu = show({
  syntax: [
    word('show', 'Show running system information'),
    word('processes', 'Show processes information'),
    word('cpu', 'Show processes CPU Info'),
  ],
  examples: ['show processes cpu'],
  read: ({ device, running }) => readProcesses(device, running),
  *print({ rows, user, kernel, idle }) {
    yield '';
    yield 'PID    Runtime(ms)  Invoked   uSecs  1Sec    Process';
    yield '-----  -----------  --------  -----  ------  -----------';
    for (const { pid, runtimeMs, invoked, microseconds, onesec, process } of rows) {
      const numbers = `${String(pid).padStart(5)}  ${String(runtimeMs).padStart(11)}  ${String(invoked).padStart(8)}`;
      yield `${numbers}  ${String(microseconds).padStart(5)}  ${`${onesec}%`.padStart(6)}  ${process}`;
    }
    yield '';
    yield `CPU util  :    ${user}% user,   ${kernel}% kernel,   ${idle}% idle`;
    yield 'Please note that only processes from the requested vdc are shown above';
    yield '';
  },
  structure: ({ rows, user, kernel, idle, busy }) => ({
    ...table(
      'process_cpu',
      rows.map(({ pid, runtimeMs, invoked, microseconds, onesec, process }) => ({
        pid: String(pid),
        runtime: String(runtimeMs),
        invoked: String(invoked),
        usecs: String(microseconds),
        onesec,
        process,
      })),
    ),
    fivesec_percent: busy,
    fivesec_intr_percent: '0',
    onemin_percent: busy,
    fivemin_percent: busy,
    user_percent: user,
    kernel_percent: kernel,
    idle_percent: idle,
  }),
});

function readProcesses(device: Device, running: RunningSystem) {
  const vitals = vitalsOf(device, running);
  const uptimeSeconds = Math.floor((device.clock.now() - running.sinceMs) / 1000);
  const rows = daemons.map((process, index) => {
    const invoked = Math.floor(uptimeSeconds / (index + 1)) + index;
    const microseconds = 40 + index * 7;
    return {
      pid: index < 2 ? index + 1 : firstDaemonPid + index * 13,
      runtimeMs: Math.floor((invoked * microseconds) / 1000),
      invoked,
      microseconds,
      onesec: '0.00',
      process,
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
