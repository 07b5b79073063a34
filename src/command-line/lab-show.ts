import { resolve } from 'node:path';
import * as v from 'valibot';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import type { ConsolePort } from '../lab/open-console.ts';
import { builtInLabPath, readLabFile } from '../lab/spec/lab-file.ts';
import type { DeviceSpec, LabSpec } from '../lab/spec/lab-schema.ts';
import { checkedUrl, jsonOf } from './control-answer.ts';
import { type InventoryDevice, type InventoryFormat, inventoryFormats, inventoryText } from './inventory.ts';
import { readReadyLine, toldDevice } from './ready-line.ts';
import { withFlags } from './run-flags.ts';
import { type RegisteredLab, runningLabs } from './running-labs.ts';
import type { ParsedArguments, Subcommand } from './subcommand.ts';

/** `n3k lab show`: where the devices of a lab are, for people and for tools. */
export const labShow: Subcommand = {
  name: 'lab show',
  summary: 'Show the devices of a lab file or of a running lab, as a table or as an inventory for a tool',
  positionals: '[LAB.yaml]',
  maximumPositionals: 1,
  flags: [
    { name: 'format', value: 'F', help: `One of ${inventoryFormats.join(', ')}` },
    { name: 'ready', value: 'FILE', help: 'Read the ready line of a running lab (n3k run --json > FILE) instead' },
    { name: 'control', value: 'URL', help: 'Ask a running lab over its control API instead of reading a file' },
    { name: 'token', value: 'TOKEN', help: 'The token of that control API (N3K_CONTROL_TOKEN)' },
  ],
  examples: [
    'n3k lab show my-lab.yaml',
    'n3k lab show my-lab.yaml --format ansible',
    'n3k lab show --ready ready.json --format pyats',
    'n3k lab show --control http://127.0.0.1:8080 --format ssh_config',
  ],
  async run(parsed) {
    const format = formatOf(parsed.text('format') ?? 'table');
    const url = parsed.text('control');
    const ready = parsed.text('ready');
    if ([parsed.positionals[0], url, ready].filter((from) => from !== undefined).length > 1)
      throw new EmulatorError('a lab file, --ready and --control exclude each other', 'choose one of them');
    const written = (): readonly InventoryDevice[] =>
      ready === undefined ? devicesInFile(parsed) : inventoryOf(readReadyLine(ready));
    const devices = url === undefined ? written() : await devicesAt(url, parsed);
    const unknown = devices.find(({ ssh }) => ssh.port === 0);
    if (unknown !== undefined && format !== 'table' && format !== 'json') {
      throw new EmulatorError(
        `${unknown.name} takes a free port, which nobody knows before it runs`,
        'start it with n3k run, or give it addresses or ports (addresses: loopback)',
      );
    }
    process.stdout.write(inventoryText(devices, format));
    return 0;
  },
};

function formatOf(text: string): InventoryFormat {
  const format = inventoryFormats.find((known) => known === text);
  if (format !== undefined) return format;
  throw new EmulatorError(`unknown format "${text}"`, `known formats: ${inventoryFormats.join(', ')}`);
}

/**
 * The devices of a lab file: where they are if that lab runs here, and otherwise where `n3k run` would put them. Passwords are those
 * of the file.
 */
function devicesInFile(parsed: ParsedArguments): readonly InventoryDevice[] {
  const [path] = parsed.positionals;
  const spec = withFlags(readLabFile(path ?? builtInLabPath()), parsed);
  const running = runningDevices(path);
  return spec.devices.map((device) => {
    const { name, model, release, ssh, users } = device;
    const { name: user, password } = users?.[0] ?? { name: 'admin', password: 'admin' };
    const at = running.get(name);
    return {
      ...{ name, model: at?.model ?? model, release },
      ...(at === undefined ? {} : { stage: at.stage }),
      ssh: at === undefined ? { host: hostOf(device), port: ssh?.port ?? 0, user, password } : { ...at.ssh, password },
      console: at?.console ?? consoleIn(spec, device),
    };
  });
}

function hostOf({ ssh }: DeviceSpec): string {
  return ssh?.host ?? '127.0.0.1';
}

/** Where the console of a device will be; undefined when its port, or that of the terminal server, is a free one. */
function consoleIn(spec: LabSpec, device: DeviceSpec): ConsolePort | undefined {
  const { host = hostOf(device), port = 0 } = device.console ?? {};
  if (port !== 0) return { host, port };
  const { terminalServer } = spec;
  if (device.console?.port !== undefined || terminalServer?.port === undefined || terminalServer.port === 0)
    return undefined;
  return { host: terminalServer.host ?? '127.0.0.1', port: terminalServer.port, via: device.name };
}

/** The devices of the lab in that file by name, if it runs here, and only once. */
function runningDevices(path: string | undefined): ReadonlyMap<string, RegisteredLab['devices'][number]> {
  const file = path === undefined ? null : resolve(path);
  const [lab, ...others] = runningLabs().filter((running) => running.file === file);
  return new Map(others.length > 0 ? [] : lab?.devices.map((device) => [device.name, device]));
}

function inventoryOf(devices: readonly v.InferOutput<typeof toldDevice>[]): readonly InventoryDevice[] {
  return devices.map((device) => ({ ...device, release: device.release ?? '-' }));
}

async function devicesAt(url: string, parsed: ParsedArguments): Promise<readonly InventoryDevice[]> {
  const token = parsed.text('token') ?? process.env.N3K_CONTROL_TOKEN ?? '';
  const hint = 'n3k run --control ADDR:PORT prints the URL and the token';
  try {
    const response = await fetch(new URL('/v1/status', checkedUrl(url)), {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new EmulatorError(`${url} answers ${response.status}`, hint);
    return inventoryOf(v.parse(v.object({ devices: v.array(toldDevice) }), await jsonOf(response)).devices);
  } catch (error) {
    if (error instanceof EmulatorError) throw error;
    throw new EmulatorError(`${url} is no control API: ${reasonOf(error)}`, hint, { cause: error });
  }
}
