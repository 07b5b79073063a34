import { EmulatorError, type UserProblem } from '../base/emulator-error.ts';
import type { JournalEntry } from '../base/journal.ts';
import { folderOf } from '../base/path.ts';
import type { Facts } from '../facts/catalog.ts';
import { readText } from '../facts/load.ts';
import { type Path, parse } from '../facts/yaml.ts';
import type { StartRunningLab } from './lab.ts';
import { labProblems } from './spec/lab-file.ts';
import type { DeviceSpec, LabSpec } from './spec/lab-schema.ts';

/** What was found in a lab file. */
export interface CheckedLab {
  readonly problems: readonly UserProblem[];
  /** How many devices it has; 0 where it could not be read. */
  readonly deviceCount: number;
}

/**
 * Everything that can be found wrong with a lab file without opening its own ports: all mistakes that can be read off it, and when
 * there is none, what shows when its devices are built and started, once for each model, release and set of files. The file is read
 * once: it may be what comes in at /dev/stdin.
 */
export async function checkLab(path: string, facts: Facts, startLab: StartRunningLab): Promise<CheckedLab> {
  try {
    const parsed = parse(readText(path), path);
    const { spec, problems } = labProblems(parsed, { facts, folder: folderOf(path) });
    if (spec === undefined || problems.length > 0) return { problems, deviceCount: 0 };
    const found: UserProblem[] = [];
    for (const device of differing(spec.devices)) {
      const { problem, refused } = await startOf({ ...spec, devices: [device] }, { path, facts, startLab });
      // Switches of one template have one text.
      found.push(...refused.filter(({ message }) => found.every((known) => known.message !== message)));
      if (problem === undefined) continue;
      const at = placeOf(parsed.value, device.name, problem.message);
      const place = parsed.positionOf(at);
      const where = place === undefined ? path : `${path}:${place.line}:${place.column}`;
      found.push({
        message: `${where}: ${at.length === 0 ? '' : `${at.join('.')}: `}${problem.message}`,
        hint: problem.hint,
      });
    }
    return { problems: found, deviceCount: spec.devices.length };
  } catch (error) {
    if (error instanceof EmulatorError) return { problems: error.problems, deviceCount: 0 };
    throw error;
  }
}
/** The devices that differ in more than name, address and number. */
function differing(devices: readonly DeviceSpec[]): readonly DeviceSpec[] {
  const seen = new Map<string, DeviceSpec>();
  for (const device of devices) {
    const {
      name: _name,
      hostname: _hostname,
      managementAddress: _address,
      ssh: _ssh,
      console: _console,
      ...rest
    } = device;
    const key = JSON.stringify(rest);
    if (!seen.has(key)) seen.set(key, device);
  }
  return [...seen.values()];
}

/** How that lab starts, on ports of its own and in no time: why it does not, or which lines of startup configurations it does not take. */
async function startOf(
  spec: LabSpec,
  { path, facts, startLab }: { readonly path: string; readonly facts: Facts; readonly startLab: StartRunningLab },
): Promise<{ readonly problem?: EmulatorError; readonly refused: readonly UserProblem[] }> {
  const door = { host: '127.0.0.1', port: 0 };
  const devices = spec.devices.map((device) => ({ ...device, ssh: door, console: door }));
  const clock = { ...spec.clock, speed: 'instant' as const };
  try {
    const lab = await startLab(
      { ...spec, clock, devices, terminalServer: undefined },
      { folder: folderOf(path), file: path, facts, warn: () => {} },
    );
    const refused = lab.journal().flatMap(refusedLine);
    await lab.close();
    return { refused };
  } catch (error) {
    if (error instanceof EmulatorError) return { problem: error, refused: [] };
    throw error;
  }
}

function refusedLine(entry: JournalEntry): readonly UserProblem[] {
  if (entry.kind !== 'startup.refused') return [];
  const { place, line, words } = entry;
  return [
    { message: `${place}: "${line}" is refused: ${words}`, hint: 'the switch would go on without it, as a real one' },
  ];
}

/** The place in the file that a message is about: where the device, or its template, holds what the message quotes or names. */
function placeOf(file: unknown, name: string, message: string): Path {
  const entries = [...entriesIn(file)];
  const quoted = /"([^"]+)"/.exec(message)?.[1];
  const holds = (text: string): Path | undefined =>
    entries.find(({ key, value }) => value === text || key === text)?.path;
  const named = entries
    .map(({ key }) => key)
    .filter((key) => key.length > 3 && key !== 'name' && new RegExp(`\\b${key}\\b`).test(message.replace(name, '')))
    .sort((a, b) => b.length - a.length)[0];
  return (
    (quoted === undefined ? undefined : holds(quoted)) ??
    (named === undefined ? undefined : holds(named)) ??
    entries.find(({ key, value }) => key === 'name' && value === name)?.path ??
    []
  );
}

function* entriesIn(
  node: unknown,
  path: Path = [],
): Generator<{ readonly path: Path; readonly key: string; readonly value: unknown }> {
  if (typeof node !== 'object' || node === null) return;
  const isList = Array.isArray(node);
  for (const [key, value] of Object.entries(node)) {
    const below = [...path, isList ? Number(key) : key];
    if (/^[\w.-]+$/.test(key)) yield { path: below, key: isList ? '' : key, value };
    yield* entriesIn(value, below);
  }
}
