import { basename } from 'node:path';
import { EmulatorError } from '../base/emulator-error.ts';
import { didYouMean } from '../base/nearest.ts';
import { connectConsole } from '../lab/console-client.ts';
import type { ConsolePort } from '../lab/open-console.ts';
import { talk } from './console-talk.ts';
import { consolePlace } from './inventory.ts';
import { readReadyLine } from './ready-line.ts';
import { type RegisteredLab, runningLabs } from './running-labs.ts';
import type { ParsedArguments, Subcommand } from './subcommand.ts';
import { tableOf } from './table.ts';

/** `n3k console`: the serial console of a switch, without a telnet client. */
export const console: Subcommand = {
  name: 'console',
  summary: 'Connect to the serial console of a switch; without a name, list the switches of the labs that run here',
  positionals: '[NAME|HOST:PORT]',
  maximumPositionals: 1,
  flags: [
    { name: 'ready', value: 'FILE', help: 'Look for NAME in this ready line (n3k run --json > FILE)' },
    {
      name: 'stay',
      value: 'SECONDS',
      help: 'With input from a pipe: leave when the console has been silent that long after its end (2), or ten times as long after it',
    },
  ],
  examples: [
    'n3k console',
    'n3k console leaf7',
    'n3k console 127.0.0.1:2300',
    `printf 'dir\\n' | n3k console leaf7 --stay 1`,
  ],
  async run(parsed) {
    const stayMs = secondsOf(parsed.text('stay') ?? '2') * 1000;
    const [wanted] = parsed.positionals;
    if (wanted === undefined) return list(parsed);
    const { stdin, stdout, stderr } = process;
    const window = { columns: stdout.columns || 80, rows: stdout.rows || 24 };
    const client = await connectConsole(placeOf(wanted, parsed), window);
    return talk(client, { name: wanted, stdin, stdout, stderr, stayMs });
  },
};

function list(parsed: ParsedArguments): number {
  const rows = labsToSearch(parsed).flatMap(({ pid, file, devices }) =>
    devices.map(({ name, hostname, model, stage, console: place }) => [
      ...[name, hostname, model, stage, consolePlace(place)],
      ...[file === null ? 'built in' : basename(file), pid === 0 ? '' : String(pid)],
    ]),
  );
  if (rows.length === 0) throw new EmulatorError('no lab runs here', startHint);
  process.stdout.write(
    `${tableOf(['NAME', 'HOSTNAME', 'MODEL', 'STAGE', 'CONSOLE', 'LAB', 'PROCESS'], rows).join('\n')}\n`,
  );
  return 0;
}

const startHint =
  'n3k run starts one; in another terminal n3k console NAME, or n3k console HOST:PORT for one elsewhere';

/** Where the console is that was asked for. Throws an EmulatorError that names those that there are. */
function placeOf(wanted: string, parsed: ParsedArguments): ConsolePort {
  const place = /^(?:\[([0-9a-f:.]+)\]|([^:\s]+)):(\d{1,5})$/i.exec(wanted);
  const host = place?.[1] ?? place?.[2];
  if (host !== undefined) return { host, port: Number(place?.[3]) };
  const labs = labsToSearch(parsed);
  const devices = labs.flatMap((lab) => lab.devices);
  const named = devices.filter(({ name }) => name === wanted);
  const found = named.length > 0 ? named : devices.filter(({ hostname }) => hostname === wanted);
  const [first, ...others] = found;
  if (first === undefined) throw unknownName(wanted, labs);
  if (others.length === 0) return first.console;
  throw new EmulatorError(
    `${found.length} labs that run here have a switch "${wanted}": ${found.map((one) => consolePlace(one.console)).join(', ')}`,
    'name one by its HOST:PORT, or its lab with --ready FILE',
  );
}

/** Names that an error lists. */
const listedCount = 10;

function unknownName(wanted: string, labs: readonly RegisteredLab[]): EmulatorError {
  const devices = labs.flatMap((lab) => lab.devices);
  const names = [...new Set(devices.map(({ name, hostname }) => (name === hostname ? name : `${name} (${hostname})`)))];
  if (names.length === 0) return new EmulatorError(`no lab runs here that could have a switch "${wanted}"`, startHint);
  const isNear = (name: string): boolean => name.toLowerCase().startsWith(wanted.toLowerCase().slice(0, 3));
  const sorted = [...names.filter(isNear), ...names.filter((name) => !isNear(name))];
  const more = names.length > listedCount ? `, and ${names.length - listedCount} more` : '';
  return new EmulatorError(
    `no lab that runs here has a switch "${wanted}"; there are ${sorted.slice(0, listedCount).join(', ')}${more}`,
    `${didYouMean(
      wanted,
      devices.flatMap(({ name, hostname }) => [name, hostname]),
    )}n3k console lists all with their labs; HOST:PORT reaches a console elsewhere`,
  );
}

function labsToSearch(parsed: ParsedArguments): readonly RegisteredLab[] {
  const path = parsed.text('ready');
  if (path === undefined) return runningLabs();
  const devices = readReadyLine(path).map((device) => ({ stage: '', hostname: device.name, ...device }));
  return [{ pid: 0, startedAt: '', file: path, devices }];
}

function secondsOf(text: string): number {
  const seconds = text === '' ? Number.NaN : Number(text);
  if (seconds >= 0 && seconds <= 86_400) return seconds;
  throw new EmulatorError(`bad time "${text}"`, '--stay takes seconds from 0 to 86400');
}
