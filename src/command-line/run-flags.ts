import { EmulatorError } from '../base/emulator-error.ts';
import { hasTerminalServer } from '../lab/open-console.ts';
import { hostnameOf } from '../lab/spec/hostname.ts';
import type { DeviceSpec, LabSpec } from '../lab/spec/lab-schema.ts';
import { stickBytes } from '../lab/spec/sizes.ts';
import { factsOf } from './facts-flag.ts';
import { passwordFlag, secretOf } from './secret-flags.ts';
import type { ParsedArguments } from './subcommand.ts';

/** The SSH port of the first switch when nobody names one. */
export const defaultPort = 2222;

/** The telnet port of the first console when nobody names one. */
export const usualConsolePort = 2300;

/** The spec with what the flags say of the first switch and of the clock. */
export function withFlags(spec: LabSpec, parsed: ParsedArguments): LabSpec {
  const [first, ...others] = spec.devices;
  if (first === undefined) throw new EmulatorError('the lab has no devices', 'a lab needs at least one device');
  const speed = parsed.text('speed');
  const seed = parsed.text('seed');
  const host = parsed.text('host');
  const clock = { ...spec.clock, ...(speed === undefined ? {} : { speed: speedOf(speed) }) };
  const rest = host === undefined ? others : others.map((device) => atHost(device, host));
  const changed = deviceWithFlags(host === undefined ? first : atHost(first, host), parsed);
  const consolePort = parsed.text('console-port');
  const port = consolePort === undefined ? undefined : portOf(consolePort);
  const isServed = hasTerminalServer(spec);
  const console = port === undefined || isServed ? {} : { console: { ...changed.console, port } };
  return {
    ...spec,
    clock,
    ...(seed === undefined ? {} : { seed }),
    ...(isServed ? { terminalServer: terminalServerWithFlags(spec, { host, port }) } : {}),
    devices: [{ ...changed, ...console }, ...rest],
  };
}

/** The device with both of its doors at that address. */
function atHost(device: DeviceSpec, host: string): DeviceSpec {
  const { console } = device;
  return {
    ...device,
    ssh: { ...device.ssh, host },
    ...(console === undefined ? {} : { console: { ...console, host } }),
  };
}

function terminalServerWithFlags(
  { terminalServer = {} }: LabSpec,
  { host = terminalServer.host, port = terminalServer.port }: { host: string | undefined; port: number | undefined },
): NonNullable<LabSpec['terminalServer']> {
  return { ...(host === undefined ? {} : { host }), ...(port === undefined ? {} : { port }) };
}

/** `N3K-C3064PQ` of `N3K-C3064PQ-10GE`: the model without its kind of ports, as switches are called for short. */
function shortName(model: string): string {
  return /^(N\dK-C[^-]+)-[^-]+$/.exec(model)?.[1] ?? model;
}

/** The device as another model; one that was called after its model is called after the new one. */
function asModel(device: DeviceSpec, model: string): DeviceSpec {
  if (device.name !== shortName(device.model)) return { ...device, model };
  const name = shortName(model);
  return { ...device, model, name, ...(device.hostname === device.name ? { hostname: name } : {}) };
}

function deviceWithFlags(written: DeviceSpec, parsed: ParsedArguments): DeviceSpec {
  const model = parsed.text('model');
  const device = model === undefined ? written : asModel(written, model);
  const release = parsed.text('release');
  const hostname = parsed.text('hostname');
  const port = parsed.text('port');
  const usb1 = parsed.text('usb1');
  const facts = factsOf(parsed);
  if (model !== undefined) facts.model(model);
  if (release !== undefined) facts.release(release);
  const changed: DeviceSpec = {
    ...device,
    ...(release === undefined ? {} : { release }),
    ...(hostname === undefined ? {} : { hostname: hostnameOf(hostname) }),
    ...usersWithFlags(device, parsed),
    ssh: {
      ...device.ssh,
      port: port === undefined ? (device.ssh?.port ?? defaultPort) : portOf(port),
    },
  };
  if (usb1 === undefined) return changed;
  const { usb1: _replaced, ...without } = changed;
  if (usb1 === 'none') return without;
  stickBytes(usb1);
  // A stick that the lab keeps elsewhere stays there; a new one takes its slot.
  const described = typeof device.usb1 === 'object' ? device.usb1 : {};
  return { ...without, usb1: { ...described, size: usb1 } };
}

/** The users of a device, if the flags change the first; one that says nothing of users keeps to it, as `startup: none` asks for. */
function usersWithFlags(device: DeviceSpec, parsed: ParsedArguments): Pick<DeviceSpec, 'users'> {
  const name = parsed.text('user');
  const password = secretOf(parsed, passwordFlag);
  if (name === undefined && password === undefined) return {};
  const [first = { name: 'admin', password: 'admin' }, ...others] = device.users ?? [];
  return { users: [{ ...first, name: name ?? first.name, password: password ?? first.password }, ...others] };
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new EmulatorError(`bad port "${text}"`, 'ports are numbers from 0 (a free one) to 65535');
}

function speedOf(text: string): number | 'real' | 'instant' {
  if (text === 'real' || text === 'instant') return text;
  const factor = text === '' ? Number.NaN : Number(text);
  if (Number.isFinite(factor) && factor >= 0.001 && factor <= 100_000) return factor;
  throw new EmulatorError(`bad speed "${text}"`, 'speeds are real, instant, or a factor from 0.001 to 100000');
}
