import { present } from '../base/assert.ts';
import type { RunningLab } from '../lab/lab.ts';
import type { ConsolePort } from '../lab/open-console.ts';
import type { RunningDevice } from '../lab/running-switch.ts';
import { stageWords } from '../lab/stage-words.ts';
import type { SshAccess } from '../lab/started-lab.ts';
import { type EventRow, eventRow } from './event-words.ts';
import { dateAndTime, duration, printable } from './figures.ts';

/** A filesystem and everything on it, largest file first. Sizes in bytes. */
export interface VolumeView {
  readonly usedBytes: number;
  readonly freeBytes: number;
  readonly totalBytes: number;
  readonly files: readonly FileView[];
}

/** A file under its path without the leading slash. */
export interface FileView {
  readonly name: string;
  readonly sizeBytes: number;
  /** Whether the switch was booted from it. */
  readonly isRunning: boolean;
}

/** A USB slot; `volume` is undefined while no stick is in it. */
export interface SlotView {
  readonly name: string;
  readonly volume: VolumeView | undefined;
}

/** Everything the screen shows, read from the lab at one moment. */
export interface LabView {
  readonly deviceNames: readonly string[];
  /** Index into `deviceNames` of the device that the rest is about. */
  readonly selected: number;
  readonly atMs: number;
  readonly speed: number;
  readonly model: string;
  readonly release: string | undefined;
  readonly stage: string;
  readonly ssh: SshAccess;
  readonly console: ConsolePort;
  /** How many devices of the lab do not run NX-OS. */
  readonly downCount: number;
  readonly bootflash: VolumeView | undefined;
  readonly slots: readonly SlotView[];
  /** Events of the device, oldest first; as many as the journal still holds, at most `eventCountMax`. */
  readonly events: readonly EventRow[];
}

/** More rows than any terminal has. */
const eventCountMax = 200;

/** Reads what the screen shows about the device number `selected` of a lab. */
export function viewOf(lab: RunningLab, selected: number): LabView {
  const started = present(lab.devices[selected], `device number ${selected}`);
  const { device } = started;
  return {
    deviceNames: lab.devices.map(({ name }) => printable(name)),
    selected,
    atMs: lab.clock.now(),
    speed: lab.clock.speed,
    model: device.model.pid,
    release: device.running?.release.text,
    stage: stateWords(started, lab.clock.now()),
    ssh: started.ssh,
    console: started.console,
    downCount: lab.devices.filter(isDown).length,
    bootflash: volumeView(started, 'bootflash'),
    slots: device.model.usbSlots.map((name) => ({ name, volume: volumeView(started, name) })),
    events: eventsOf(lab, started.name),
  };
}

/** The device behind number `selected`, round and round, that does not run NX-OS; `selected` when all others do. */
export function nextDown(lab: RunningLab, selected: number): number {
  const { length } = lab.devices;
  const others = Array.from({ length }, (_, step) => (selected + 1 + step) % length);
  return others.find((at) => isDown(present(lab.devices[at], `device number ${at}`))) ?? selected;
}

function isDown({ device }: RunningDevice): boolean {
  return device.power.stage.at !== 'running';
}

function eventsOf(lab: RunningLab, name: string): readonly EventRow[] {
  const ofDevice = lab.journal().filter((entry) => entry.device === name);
  return ofDevice.slice(-eventCountMax).flatMap((entry) => eventRow(entry) ?? []);
}

/** What the device is doing, and since when or for how long, in the time of the lab: a device may be up for longer than the lab. */
function stateWords({ device }: RunningDevice, nowMs: number): string {
  const { stage } = device.power;
  if (stage.at === 'running') return `up since ${since(stage.sinceMs, nowMs)}`;
  const dueMs = 'dueMs' in stage ? stage.dueMs : undefined;
  return printable(stageWords(stage)) + (dueMs === undefined ? '' : `, ${duration(dueMs - nowMs)} left`);
}

/** The time of day, and before it the date if that is another one. */
function since(atMs: number, nowMs: number): string {
  const [date, time] = dateAndTime(atMs).split(' ');
  return dateAndTime(nowMs).startsWith(date ?? '') ? `${time}` : `${date} ${time}`;
}

function volumeView(started: RunningDevice, filesystem: string): VolumeView | undefined {
  const usage = started.device.files.usage(filesystem);
  if (!usage.ok) return undefined;
  const files = filesBelow(started, filesystem, '/');
  return { ...usage.value, files: files.sort((left, right) => right.sizeBytes - left.sizeBytes) };
}

function filesBelow({ device }: RunningDevice, filesystem: string, folder: string): FileView[] {
  const { files, running } = device;
  const below = (path: string): FileView[] => {
    const listed = files.list({ filesystem, path });
    if (!listed.ok) return [];
    return listed.value.flatMap(({ name, kind, sizeBytes }) => {
      const at = path === '/' ? `/${name}` : `${path}/${name}`;
      if (kind === 'directory') return below(at);
      return [
        {
          name: printable(at.slice(1)),
          sizeBytes,
          isRunning: running?.isBootedFrom({ filesystem, path: at }) === true,
        },
      ];
    });
  };
  return below(folder);
}
