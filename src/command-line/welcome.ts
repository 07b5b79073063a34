import type { Control } from '../control/server.ts';
import type { RunningLab } from '../lab/lab.ts';
import type { RunningDevice } from '../lab/running-switch.ts';
import { compactionOutlook, compactionSeconds } from '../lab/spec/estimates.ts';
import type { LabSpec } from '../lab/spec/lab-schema.ts';
import { stageWords } from '../lab/stage-words.ts';

type Device = RunningDevice['device'];

/**
 * What `--json` prints: where each switch is and with what to log in, and where the control API is. `release` is null where NX-OS
 * does not run; `stage` says what runs instead, and the console leads there.
 */
export function readyEvent(lab: RunningLab, control: Control | undefined): unknown {
  const devices = lab.devices.map(({ name, device, ssh, console }) => ({
    name,
    hostname: device.configuration.hostname,
    model: device.model.pid,
    release: device.running?.release.text ?? null,
    stage: device.power.stage.at,
    ssh,
    console: console,
  }));
  const kept = keptFields(lab);
  if (control === undefined) return { event: 'ready', devices, ...kept };
  return { event: 'ready', devices, ...kept, control: { url: control.url, token: control.token ?? null } };
}

/** With `--state`: whether changes are kept, and if not, why. */
function keptFields({ kept }: RunningLab): { readonly kept?: boolean; readonly keptWhy?: string } {
  if (kept === undefined) return {};
  return kept.isKept ? { kept: true } : { kept: false, keptWhy: kept.why };
}

/** Switches that are named one by one to a person; of the others it is said how to find them. */
const namedCount = 20;

/** What a person reads when the lab is up. */
export function welcome(lab: RunningLab, spec: LabSpec, control: Control | undefined): readonly string[] {
  const { devices } = lab;
  const example = devices.find(({ device }) => device.running !== undefined);
  const apart = devices.length === 1 ? [] : [''];
  const lines = devices.slice(0, namedCount).flatMap((device) => [...accessLines(device), ...apart]);
  return [
    ...lines,
    ...moreLines(devices),
    ...(example === undefined ? [] : [...exampleLines(example, spec, devices.length), '']),
    ...controlLines(control),
    ...timeLines(lab),
    'Ctrl-C stops the lab. Console:',
    '',
  ];
}

function accessLines({ name, device, ssh, console: { host, port, via } }: RunningDevice): readonly string[] {
  const release = device.running?.release.text;
  const byName = `n3k console ${name}`;
  const console = `  telnet ${host} ${port}     serial console${via === undefined ? '' : ` of ${via}`}, also: ${byName}`;
  if (release === undefined) return [`${name} is ${stageWords(device.power.stage)}: ${device.model.pid}`, console];
  return [
    `${name} is up: ${device.model.pid} on NX-OS ${release}`,
    `  ssh -p ${ssh.port} ${ssh.user}@${ssh.host}     password: ${ssh.password}`,
    console,
  ];
}

function moreLines(devices: readonly RunningDevice[]): readonly string[] {
  const others = devices.slice(namedCount);
  if (others.length === 0) return [];
  const down = others.filter(({ device }) => device.running === undefined).length;
  const state = down === 0 ? 'all up' : `${down} of them not running NX-OS`;
  return [`And ${others.length} more, ${state}. n3k console lists every switch, n3k console NAME leads to it.`, ''];
}

function exampleLines({ name, device }: RunningDevice, spec: LabSpec, deviceCount: number): readonly string[] {
  const where = deviceCount === 1 ? '' : ` on ${name}`;
  return [`  Three things to try${where}:`, ...thingsToTry(device, spec).map((line) => `    ${line}`)];
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

function timeLines(lab: RunningLab): readonly string[] {
  const { speed } = lab.clock;
  if (speed === Number.POSITIVE_INFINITY)
    return ['Time is instant: nothing has to be waited for (--speed real, --speed 60).'];
  const seconds = Math.max(1, Math.round(compactionSeconds(1e9) / speed));
  const pace = speed === 1 ? 'Time runs as on a real switch' : `Time runs ${speed} times as fast as on a real switch`;
  return [`${pace}: compacting an image of 1 GB takes about ${seconds} s (change it with --speed).`];
}

/** What a person reads in the end: also what was typed and not understood. */
export function farewell(lab: RunningLab): string {
  const unknown = lab.journal().filter((entry) => entry.kind === 'command.unknown');
  if (unknown.length === 0) return 'Stopped.\n';
  const lines = [...new Set(unknown.map((entry) => ('line' in entry ? entry.line : '')))].slice(0, 10);
  const count = unknown.length === 1 ? '1 command was' : `${unknown.length} commands were`;
  return `Stopped. ${count} typed that the emulator does not know: ${lines.join(' | ')}\n`;
}
