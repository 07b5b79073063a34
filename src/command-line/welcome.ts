import type { Control } from '../lab/control/server.ts';
import { compactionOutlook, compactionSeconds } from '../lab/estimates.ts';
import type { StartedLab } from '../lab/lab.ts';
import type { LabSpec } from '../lab/lab-schema.ts';
import type { StartedDevice } from '../lab/start-device.ts';

type Device = StartedDevice['device'];

/** What `--json` prints: where each switch is and with what to log in, and where the control API is. */
export function readyEvent(lab: StartedLab, control: Control | undefined): unknown {
  const devices = lab.devices.map(({ name, device, ssh, consolePort }) => ({
    name,
    model: device.model.pid,
    release: device.release.text,
    ssh,
    ...(consolePort === undefined ? {} : { console: consolePort }),
  }));
  if (control === undefined) return { event: 'ready', devices };
  return { event: 'ready', devices, control: { url: control.url, token: control.token ?? null } };
}

/** What a person reads when the lab is up. */
export function welcome(lab: StartedLab, spec: LabSpec, control: Control | undefined): readonly string[] {
  const lines = lab.devices.flatMap((device) => [...accessLines(device, spec), '']);
  return [...lines, ...controlLines(control), ...timeLines(lab), 'Ctrl-C stops the lab. Console:', ''];
}

function accessLines({ device, ssh, consolePort }: StartedDevice, spec: LabSpec): readonly string[] {
  return [
    `${device.name} is up: ${device.model.pid} on NX-OS ${device.release.text}`,
    `  ssh -p ${ssh.port} ${ssh.user}@${ssh.host}     password: ${ssh.password}`,
    ...(consolePort === undefined ? [] : [`  telnet ${consolePort.host} ${consolePort.port}     serial console`]),
    '  Three things to try:',
    ...thingsToTry(device, spec).map((line) => `    ${line}`),
  ];
}

/** Commands that show something on this very switch, in this very lab. */
function thingsToTry(device: Device, spec: LabSpec): readonly string[] {
  const outlook = compactionOutlook(device);
  const host = (spec.hosts ?? []).find(({ users, files }) => users?.[0] !== undefined && files?.[0] !== undefined);
  const user = host?.users?.[0];
  const file = host?.files?.[0]?.path.split('/').at(-1);
  const target = device.model.usbSlots[0] ?? 'bootflash';
  return [
    outlook?.inTheWay === undefined ? 'dir bootflash:' : `delete bootflash:${outlook.inTheWay} no-prompt`,
    outlook === undefined ? 'show module' : `install all nxos ${outlook.image} compact`,
    host === undefined || user === undefined
      ? 'show version'
      : `copy ftp://${user.name}@${host.address}/${file} ${target}: vrf management     password: ${user.password}`,
  ];
}

function controlLines(control: Control | undefined): readonly string[] {
  if (control === undefined) return [];
  const { url, token } = control;
  return [`Control API: ${url} ${token === undefined ? '(no token asked)' : `token: ${token}`}`, ''];
}

function timeLines(lab: StartedLab): readonly string[] {
  const { speed } = lab.clock;
  if (speed === Number.POSITIVE_INFINITY)
    return ['Time is instant: nothing has to be waited for (--speed real, --speed 60).'];
  const seconds = Math.max(1, Math.round(compactionSeconds(1e9) / speed));
  const pace = speed === 1 ? 'Time runs as on a real switch' : `Time runs ${speed} times as fast as on a real switch`;
  return [`${pace}: compacting an image of 1 GB takes about ${seconds} s (change it with --speed).`];
}

/** What a person reads in the end: also what was typed and not understood. */
export function farewell(lab: StartedLab): string {
  const unknown = lab.journal.entries().filter((entry) => entry.kind === 'command.unknown');
  if (unknown.length === 0) return 'Stopped.\n';
  const lines = [...new Set(unknown.map((entry) => ('line' in entry ? entry.line : '')))].slice(0, 10);
  const count = unknown.length === 1 ? '1 command was' : `${unknown.length} commands were`;
  return `Stopped. ${count} typed that the emulator does not know: ${lines.join(' | ')}\n`;
}
