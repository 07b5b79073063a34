import { present } from '../base/assert.ts';
import type { StartedLab } from '../lab/lab.ts';
import type { SshAccess, StartedDevice } from '../lab/start-device.ts';
import { type EventRow, eventRow } from './event-words.ts';
import { duration, printable } from './figures.ts';

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
  readonly bootflash: VolumeView | undefined;
  readonly slots: readonly SlotView[];
  /** Events of the device, oldest first; as many as the journal still holds, at most `eventCountMax`. */
  readonly events: readonly EventRow[];
}

/** More rows than any terminal has. */
const eventCountMax = 200;

/** Reads what the screen shows about the device number `selected` of a lab. */
export function viewOf(lab: StartedLab, selected: number): LabView {
  const started = present(lab.devices[selected], `device number ${selected}`);
  const { device } = started;
  return {
    deviceNames: lab.devices.map(({ name }) => printable(name)),
    selected,
    atMs: lab.clock.now(),
    speed: lab.clock.speed,
    model: device.model.pid,
    release: device.running?.header.release,
    stage: stageWords(started, lab.clock.now()),
    ssh: started.ssh,
    bootflash: volumeView(started, 'bootflash'),
    slots: device.model.usbSlots.map((name) => ({ name, volume: volumeView(started, name) })),
    events: eventsOf(lab, started.name),
  };
}

function eventsOf(lab: StartedLab, name: string): readonly EventRow[] {
  const ofDevice = lab.journal.entries().filter((entry) => entry.device === name);
  return ofDevice.slice(-eventCountMax).flatMap((entry) => eventRow(entry) ?? []);
}

function stageWords({ device }: StartedDevice, nowMs: number): string {
  const { stage } = device.power;
  if (stage.at === 'running') return `running for ${duration(nowMs - stage.sinceMs)}`;
  if (stage.at === 'off') return 'off';
  if (stage.at === 'loader') return `at the loader (${stage.failure?.problem.why ?? 'stopped by hand'})`;
  if (stage.dueMs === undefined) return 'at switch(boot)#';
  return `${stage.at}, ${duration(stage.dueMs - nowMs)} left`;
}

function volumeView(started: StartedDevice, filesystem: string): VolumeView | undefined {
  const usage = started.device.files.usage(filesystem);
  if (!usage.ok) return undefined;
  const files = filesBelow(started, filesystem, '/');
  return { ...usage.value, files: files.sort((left, right) => right.sizeBytes - left.sizeBytes) };
}

function filesBelow({ device }: StartedDevice, filesystem: string, folder: string): FileView[] {
  const { files } = device;
  const below = (path: string): FileView[] => {
    const listed = files.list({ filesystem, path });
    if (!listed.ok) return [];
    return listed.value.flatMap(({ name, kind, sizeBytes }) => {
      const at = path === '/' ? `/${name}` : `${path}/${name}`;
      if (kind === 'directory') return below(at);
      return [{ name: printable(at.slice(1)), sizeBytes, isRunning: device.isBootImage({ filesystem, path: at }) }];
    });
  };
  return below(folder);
}
