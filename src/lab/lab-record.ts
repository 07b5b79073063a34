import type { Clock } from '../base/clock.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import type { Journal, JournalEntry } from '../base/journal.ts';
import { familyOfLine } from '../cli/commands/family-of.ts';
import type { Device } from '../machine/device.ts';
import type { ConsolePort } from './open-console.ts';
import { stageWords } from './stage-words.ts';

/** A line that somebody typed and the emulator did not understand. */
export interface UnknownCommand {
  readonly device: string;
  readonly line: string;
  /** How often it was typed. */
  readonly count: number;
  /** The family of commands that has others which begin so, if one does: where it would belong. */
  readonly family?: string;
}

/** What is told of a device beside what happened on it. */
export interface ToldDevice {
  readonly name: string;
  readonly device: Device;
  readonly ssh: { readonly host: string; readonly port: number; readonly user: string };
  readonly console: ConsolePort;
}

/** Different lines, and different defects, that are remembered of one device. */
const keptCount = 1_000;
/** Devices that `explain` names even if they run and nothing was typed at them. */
const namedCount = 10;

interface DeviceRecord {
  typedCount: number;
  last: string;
  readonly unknown: Map<string, number>;
  readonly unmodelled: Map<string, number>;
  readonly defects: Map<string, number>;
}

/** What has happened in a lab, counted from the journal as it is written, so that nothing is lost when the journal lets entries go. */
export class LabRecord {
  readonly #devices = new Map<string, DeviceRecord>();
  readonly #errors = new Map<string, number>();
  #errorCount = 0;

  constructor(journal: Journal) {
    journal.follow((entry) => this.#read(entry));
  }

  /** The lines that were not understood, in the order in which they were typed first. */
  unknownCommands(): readonly UnknownCommand[] {
    return [...this.#devices].flatMap(([device, { unknown }]) =>
      [...unknown].map(([line, count]) => ({ device, line, count, ...familyPart(line) })),
    );
  }

  /** The lab in English: what runs, what was typed, what was not understood, which defects were hit. */
  explain(devices: readonly ToldDevice[], clock: Clock): string {
    const isTold = ({ name, device }: ToldDevice): boolean =>
      this.#devices.has(name) || device.power.stage.at !== 'running';
    const told = devices.filter((device, index) => index < namedCount || isTold(device));
    const silent = devices.length - told.length;
    const lines = told.flatMap((device) => [deviceLine(device), ...this.#recordLines(device.name)]);
    const rest =
      silent === 0
        ? []
        : [`and ${count(silent, 'more switch that runs', 'more switches that run')}, and nothing was typed there.`];
    const head = `The lab has ${count(devices.length, 'switch', 'switches')}. ${paceOf(clock)}`;
    return [head, ...lines, ...rest, ...this.#errorLines()].join('\n');
  }

  #recordLines(device: string): readonly string[] {
    const record = this.#devices.get(device);
    if (record === undefined) return ['  Nothing was typed.'];
    const { typedCount, last, unknown, unmodelled, defects } = record;
    const lines = [
      typedCount === 0
        ? '  Nothing was typed.'
        : `  ${count(typedCount, 'line was', 'lines were')} typed, the last: ${last}`,
    ];
    if (unknown.size > 0) lines.push(`  Not understood: ${counted(unknown)}`);
    if (unmodelled.size > 0) lines.push(`  Known and not modelled: ${counted(unmodelled)}`);
    if (defects.size > 0) lines.push(`  Defects hit: ${counted(defects)}`);
    return lines;
  }

  #errorLines(): readonly string[] {
    if (this.#errorCount === 0) return [];
    const head = `The emulator itself failed ${count(this.#errorCount, 'time', 'times')} and went on: `;
    return [`${head}${counted(this.#errors)}`];
  }

  #read(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'command.entered':
        this.#typed(entry.device, entry.line);
        return;
      case 'command.unknown':
        this.#typed(entry.device, entry.line);
        add(this.#of(entry.device).unknown, entry.line);
        return;
      case 'command.unmodelled':
        add(this.#of(entry.device).unmodelled, entry.line);
        return;
      case 'defect.hit':
        add(this.#of(entry.device).defects, `${entry.defect} at ${entry.point}`);
        return;
      case 'error.contained': {
        const about = [entry.device, entry.place, entry.session].filter((part) => part !== '').join(', ');
        this.#errorCount += 1;
        add(this.#errors, `${about}: ${entry.reason}`);
        return;
      }
      default:
    }
  }

  #typed(device: string, line: string): void {
    const record = this.#of(device);
    record.typedCount += 1;
    record.last = line;
  }

  #of(device: string): DeviceRecord {
    const known = this.#devices.get(device);
    if (known !== undefined) return known;
    const counts = (): Map<string, number> => new Map();
    const record = { typedCount: 0, last: '', unknown: counts(), unmodelled: counts(), defects: counts() };
    this.#devices.set(device, record);
    return record;
  }
}

function familyPart(line: string): { readonly family?: string } {
  const family = familyOfLine(line);
  return family === undefined ? {} : { family };
}

/** Throws an EmulatorError that lists the lines that were not understood; does nothing when there are none. */
export function assertAllKnown(unknown: readonly UnknownCommand[]): void {
  if (unknown.length === 0) return;
  const lines = unknown.map(
    ({ device, line, count: times }) => `${device}: ${line}${times === 1 ? '' : ` (${times} times)`}`,
  );
  throw new EmulatorError(
    `${count(unknown.length, 'line was', 'lines were')} typed that the emulator does not know: ${lines.join(' | ')}`,
    'start the lab without failOnUnknown, if the switch would refuse them too',
  );
}

function counted(found: ReadonlyMap<string, number>): string {
  return [...found].map(([what, times]) => (times === 1 ? what : `${what} (${times} times)`)).join(' | ');
}

function add(counts: Map<string, number>, what: string): void {
  const known = counts.get(what);
  if (known !== undefined || counts.size < keptCount) counts.set(what, (known ?? 0) + 1);
}

/** A switch and the way to it: SSH while NX-OS runs, and otherwise the console, where its operator is needed. */
function deviceLine({ name, device, ssh, console: { host, port, via } }: ToldDevice): string {
  const console = `console ${host}:${port}${via === undefined ? '' : ` (terminal server, ${via})`}`;
  const { running, model } = device;
  if (running === undefined) return `${name}: ${model.pid} ${stageWords(device.power.stage)}, ${console}`;
  return `${name}: ${model.pid} on NX-OS ${running.release.text}, ssh -p ${ssh.port} ${ssh.user}@${ssh.host}, ${console}`;
}

function paceOf({ speed }: Clock): string {
  if (speed === Number.POSITIVE_INFINITY) return 'Its time is instant.';
  if (speed === 0) return 'Its time is moved by hand.';
  return speed === 1 ? 'Its time is real.' : `Its time runs ${speed} times as fast as real time.`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
