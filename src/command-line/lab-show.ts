import * as v from 'valibot';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import { builtInLabPath, readLabFile } from '../lab/lab-file.ts';
import { type InventoryDevice, type InventoryFormat, inventoryFormats, inventoryText } from './inventory.ts';
import type { ParsedArguments, Subcommand } from './subcommand.ts';

/** `n3k lab show`: where the devices of a lab are, for people and for tools. */
export const labShow: Subcommand = {
  name: 'lab show',
  summary: 'Show the devices of a lab file or of a running lab, as a table or as an inventory for a tool',
  positionals: '[LAB.yaml]',
  maximumPositionals: 1,
  flags: [
    { name: 'format', value: 'F', help: `One of ${inventoryFormats.join(', ')}` },
    { name: 'control', value: 'URL', help: 'Ask a running lab over its control API instead of reading a file' },
    { name: 'token', value: 'TOKEN', help: 'The token of that control API (N3K_CONTROL_TOKEN)' },
  ],
  examples: [
    'n3k lab show my-lab.yaml',
    'n3k lab show my-lab.yaml --format ansible',
    'n3k lab show --control http://127.0.0.1:8080 --format ssh_config',
  ],
  async run(parsed) {
    const format = formatOf(parsed.text('format') ?? 'table');
    const url = parsed.text('control');
    const devices = url === undefined ? devicesInFile(parsed) : await devicesAt(url, parsed);
    const unknown = devices.find(({ ssh }) => ssh.port === 0);
    if (unknown !== undefined && format !== 'table' && format !== 'json') {
      throw new EmulatorError(
        `${unknown.name} takes a free port, which nobody knows before it runs`,
        'give the lab addresses or ports (addresses: loopback), or ask the running lab with --control URL',
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

function devicesInFile(parsed: ParsedArguments): readonly InventoryDevice[] {
  const spec = readLabFile(parsed.positionals[0] ?? builtInLabPath());
  return spec.devices.map(({ name, model, release, ssh, users }) => {
    const { name: user, password } = users?.[0] ?? { name: 'admin', password: 'admin' };
    return { name, model, release, ssh: { host: ssh?.host ?? '127.0.0.1', port: ssh?.port ?? 0, user, password } };
  });
}

const devicesAnswer = v.array(
  v.object({
    name: v.string(),
    model: v.string(),
    release: v.nullable(v.string()),
    ssh: v.object({ host: v.string(), port: v.number(), user: v.string(), password: v.string() }),
  }),
);

async function devicesAt(url: string, parsed: ParsedArguments): Promise<readonly InventoryDevice[]> {
  if (parsed.positionals.length > 0) {
    throw new EmulatorError('a lab file and --control exclude each other', 'leave one of them out');
  }
  const token = parsed.text('token') ?? process.env.N3K_CONTROL_TOKEN ?? '';
  const hint = 'n3k run --control ADDR:PORT prints the URL and the token';
  try {
    const response = await fetch(new URL('/v1/devices', url), { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new EmulatorError(`${url} answers ${response.status}`, hint);
    const devices = v.parse(devicesAnswer, await response.json());
    return devices.map((device) => ({ ...device, release: device.release ?? '-' }));
  } catch (error) {
    if (error instanceof EmulatorError) throw error;
    throw new EmulatorError(`${url} is no control API: ${reasonOf(error)}`, hint, { cause: error });
  }
}
