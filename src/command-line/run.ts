import { dirname } from 'node:path';
import { EmulatorError } from '../base/emulator-error.ts';
import { type StartedDevice, type StartedLab, startLab } from '../lab/lab.ts';
import { builtInLabPath, readLabFile } from '../lab/lab-file.ts';
import type { DeviceSpec, LabSpec } from '../lab/lab-schema.ts';
import { stickBytes } from '../lab/sizes.ts';
import { compactionBytesPerSecond } from '../machine/install/compact-file.ts';
import type { ParsedArguments, Subcommand } from './subcommand.ts';

const defaultPort = 2222;

/** `n3k run`: starts a lab and shows its console until it is stopped. */
export const run: Subcommand = {
  name: 'run',
  summary: 'Start a lab; without a lab file, the one of the Compact Image technote',
  positionals: '[LAB.yaml]',
  maximumPositionals: 1,
  flags: [
    { name: 'model', value: 'PID', help: 'Model of the first switch (n3k models lists them)' },
    { name: 'release', value: 'R', help: 'NX-OS release of the first switch' },
    { name: 'hostname', value: 'H', help: 'Name in the prompt of the first switch' },
    { name: 'user', value: 'U', help: 'User of the first switch' },
    { name: 'password', value: 'P', help: 'Password of that user' },
    { name: 'host', value: 'ADDR', help: 'Address to listen on (127.0.0.1)' },
    { name: 'port', value: 'N', help: `SSH port of the first switch (${defaultPort}; 0 takes a free one)` },
    { name: 'usb1', value: 'SIZE', help: 'Stick in slot usb1, such as 16GB; none leaves the slot empty' },
    { name: 'speed', value: 'S', help: 'How fast time runs: real, a factor such as 60, or instant' },
    { name: 'seed', value: 'N', help: 'Seed of serial numbers, keys and filler' },
    { name: 'json', help: 'Print one line of JSON when the lab is ready, and nothing else' },
  ],
  examples: [
    'n3k run',
    'n3k run --model N3K-C3048TP-1GE --hostname lab-1 --port 0',
    'n3k run my-lab.yaml --speed real --json',
  ],
  async run(parsed) {
    const [path] = parsed.positionals;
    const spec = withFlags(readLabFile(path ?? builtInLabPath()), parsed);
    const isQuiet = parsed.has('json');
    const warn = (message: string): void => {
      process.stderr.write(`n3k: ${message}\n`);
    };
    const stopped = stopSignal();
    const lab = await startLab(spec, { warn, ...(path === undefined ? {} : { folder: dirname(path) }) });
    process.stdout.write(isQuiet ? `${JSON.stringify(readyEvent(lab))}\n` : `${welcome(lab).join('\n')}\n`);
    if (!isQuiet) {
      lab.journal.follow((entry) => {
        if (entry.kind === 'console.line') process.stdout.write(`${entry.text}\n`);
      });
    }
    await stopped;
    await lab.close();
    if (!isQuiet) process.stdout.write(farewell(lab));
    return 0;
  },
};

/** The spec with what the flags say of the first switch and of the clock. */
function withFlags(spec: LabSpec, parsed: ParsedArguments): LabSpec {
  const [first, ...others] = spec.devices;
  if (first === undefined) throw new EmulatorError('the lab has no devices', 'a lab needs at least one device');
  const speed = parsed.text('speed');
  const seed = parsed.text('seed');
  const host = parsed.text('host');
  const clock = { ...spec.clock, ...(speed === undefined ? {} : { speed: speedOf(speed) }) };
  const rest = host === undefined ? others : others.map((device) => ({ ...device, ssh: { ...device.ssh, host } }));
  return {
    ...spec,
    clock,
    ...(seed === undefined ? {} : { seed }),
    devices: [deviceWithFlags(first, parsed), ...rest],
  };
}

function deviceWithFlags(device: DeviceSpec, parsed: ParsedArguments): DeviceSpec {
  const model = parsed.text('model');
  const release = parsed.text('release');
  const hostname = parsed.text('hostname');
  const host = parsed.text('host');
  const port = parsed.text('port');
  const usb1 = parsed.text('usb1');
  const changed: DeviceSpec = {
    ...device,
    ...(model === undefined ? {} : { model }),
    ...(release === undefined ? {} : { release }),
    ...(hostname === undefined ? {} : { hostname }),
    users: usersWithFlags(device, parsed),
    ssh: {
      ...device.ssh,
      ...(host === undefined ? {} : { host }),
      port: port === undefined ? (device.ssh?.port ?? defaultPort) : portOf(port),
    },
  };
  if (usb1 === undefined) return changed;
  const { usb1: _replaced, ...without } = changed;
  if (usb1 === 'none') return without;
  stickBytes(usb1);
  return { ...without, usb1: { ...device.usb1, size: usb1 } };
}

function usersWithFlags(device: DeviceSpec, parsed: ParsedArguments): NonNullable<DeviceSpec['users']> {
  const [first = { name: 'admin', password: 'admin' }, ...others] = device.users ?? [];
  return [
    { ...first, name: parsed.text('user') ?? first.name, password: parsed.text('password') ?? first.password },
    ...others,
  ];
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new EmulatorError(`bad port "${text}"`, 'ports are numbers from 0 (a free one) to 65535');
}

function speedOf(text: string): number | 'real' | 'instant' {
  if (text === 'real' || text === 'instant') return text;
  const factor = Number(text);
  if (Number.isFinite(factor) && factor >= 0.001 && factor <= 100_000) return factor;
  throw new EmulatorError(`bad speed "${text}"`, 'speeds are real, instant, or a factor from 0.001 to 100000');
}

function readyEvent(lab: StartedLab): unknown {
  const devices = lab.devices.map(({ name, device, ssh }) => ({
    name,
    model: device.model.pid,
    release: device.release.text,
    ssh,
  }));
  return { event: 'ready', devices };
}

function welcome(lab: StartedLab): readonly string[] {
  const lines = lab.devices.flatMap((device) => [...accessLines(device), '']);
  return [...lines, ...timeLines(lab), 'Ctrl-C stops the lab. Console:', ''];
}

function accessLines({ device, ssh }: StartedDevice): readonly string[] {
  const image = device.bootedImages[0] ?? '';
  return [
    `${device.name} is up: ${device.model.pid} on NX-OS ${device.release.text}`,
    `  ssh -p ${ssh.port} ${ssh.user}@${ssh.host}     password: ${ssh.password}`,
    '  Three things to try:',
    '    dir bootflash:',
    ...(device.has('compactsImages')
      ? [`    install all nxos ${image.replace(':/', ':')} compact`]
      : ['    show version']),
    '    copy ftp://administrator@192.0.2.10/nxos.9.3.4.bin usb1: vrf management     password: administrator',
  ];
}

function timeLines(lab: StartedLab): readonly string[] {
  const { speed } = lab.clock;
  if (speed === Number.POSITIVE_INFINITY)
    return ['Time is instant: nothing has to be waited for (--speed real, --speed 60).'];
  const seconds = Math.max(1, Math.round(1e9 / compactionBytesPerSecond / speed));
  const pace = speed === 1 ? 'Time runs as on a real switch' : `Time runs ${speed} times as fast as on a real switch`;
  return [`${pace}: compacting an image of 1 GB takes about ${seconds} s (change it with --speed).`];
}

function farewell(lab: StartedLab): string {
  const unknown = lab.journal.entries().filter((entry) => entry.kind === 'command.unknown');
  if (unknown.length === 0) return 'Stopped.\n';
  const lines = [...new Set(unknown.map((entry) => ('line' in entry ? entry.line : '')))].slice(0, 10);
  const count = unknown.length === 1 ? '1 command was' : `${unknown.length} commands were`;
  return `Stopped. ${count} typed that the emulator does not know: ${lines.join(' | ')}\n`;
}

/** Resolves when the user or the system asks the program to stop. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
