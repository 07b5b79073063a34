import * as v from 'valibot';
import { EmulatorError } from '../../base/emulator-error.ts';
import { type Content, spooledIn } from '../../machine/content/content.ts';
import type { Spool } from '../../machine/content/spool.ts';
import type { LoginWatchState } from '../../machine/login-watch.ts';
import type { SavedState } from '../../machine/state.ts';
import type { StickState } from '../../machine/storage/stick.ts';
import type { VolumeState } from '../../machine/storage/volume.ts';
import { checkedStick } from './checked-stick.ts';
import { checkedVolume, type HostFiles, parsed } from './checked-volume.ts';

/** The format of snapshots that this version writes, and the only one that it reads. */
export const snapshotFormat = 2;

/** A stick in a slot. */
export interface SlotSnapshot {
  readonly slot: string;
  readonly stick: StickState;
}

/** One switch with the sticks in its slots, as plain data. Sessions are not part of it. */
export interface DeviceSnapshot extends Omit<SavedState, 'model'> {
  /** The PID. */
  readonly model: string;
  readonly logins: LoginWatchState;
  readonly sticks: readonly SlotSnapshot[];
}

/**
 * A lab at one moment, as plain data: it may be kept as JSON. Uploads that no image describes stay in host files of the lab that
 * saved it, which keeps them until the snapshot is forgotten or the lab is closed; everything else is in here.
 */
export interface LabSnapshot {
  readonly format: typeof snapshotFormat;
  readonly devices: readonly DeviceSnapshot[];
  /** Sticks that are in no slot. */
  readonly sticks: readonly StickState[];
  /** What lies on simulated hosts, by their addresses. */
  readonly hosts: Readonly<Record<string, VolumeState>>;
  /** The words from which changed SSH keys of hosts follow, by their addresses; absent when none was changed. */
  readonly hostKeys?: Readonly<Record<string, string>>;
}

/** What a snapshot is taken of: who knows how to save and to restore the parts of a lab. */
export interface SnapshottedLab {
  readonly devices: readonly {
    readonly name: string;
    save(): DeviceSnapshot;
    /** The snapshot as it can be restored. Throws an EmulatorError when it is of another device or model, or makes no sense. */
    check(snapshot: DeviceSnapshot): DeviceSnapshot;
    clearSlots(): void;
    restore(snapshot: DeviceSnapshot): void;
  }[];
  readonly hostFiles: HostFiles;
  readonly sticks: { saveTable(): readonly StickState[]; restore(states: readonly StickState[]): void };
  readonly network: {
    state(): Readonly<Record<string, VolumeState>>;
    keyWords(): Readonly<Record<string, string>>;
    restore(state: Readonly<Record<string, VolumeState>>, keyWords: Readonly<Record<string, string>>): void;
  };
  readonly spool: Spool;
}

/** Saves and restores a lab. Invariant: the host files of a snapshot that was saved here exist until it is forgotten. */
export class Snapshots {
  readonly #lab: SnapshottedLab;
  readonly #kept = new Map<LabSnapshot, readonly Content[]>();

  constructor(lab: SnapshottedLab) {
    this.#lab = lab;
  }

  /** `saved` answers the snapshots of the devices if they were taken already, for nothing has changed since. */
  save(saved?: readonly DeviceSnapshot[]): LabSnapshot {
    const { devices, sticks, network } = this.#lab;
    const hostKeys = network.keyWords();
    const snapshot: LabSnapshot = {
      format: snapshotFormat,
      devices: saved ?? devices.map((device) => device.save()),
      sticks: sticks.saveTable(),
      hosts: network.state(),
      ...(Object.keys(hostKeys).length === 0 ? {} : { hostKeys }),
    };
    const contents = spooledOf(snapshot);
    for (const content of contents) this.#lab.spool.retain(content);
    if (contents.length > 0) this.#kept.set(snapshot, contents);
    savedHere.add(snapshot);
    return snapshot;
  }

  /** Becomes what the lab was. Throws an EmulatorError when it cannot, and then nothing has changed. */
  restore(given: LabSnapshot): void {
    const { devices, sticks, network } = this.#lab;
    const snapshot = this.#checked(given);
    for (const device of devices) device.clearSlots();
    const inSlots = snapshot.devices.flatMap((device) => device.sticks.map(({ stick }) => stick));
    sticks.restore([...snapshot.sticks, ...inSlots]);
    network.restore(snapshot.hosts, snapshot.hostKeys ?? {});
    for (const device of devices) {
      const saved = snapshot.devices.find(({ name }) => name === device.name);
      if (saved !== undefined) device.restore(saved);
    }
  }

  /** Gives back the host files of a snapshot; it can be restored no more if it needs some. */
  forget(snapshot: LabSnapshot): void {
    for (const content of this.#kept.get(snapshot) ?? []) this.#lab.spool.release(content);
    this.#kept.delete(snapshot);
  }

  /** The snapshot as it can be restored; what was not saved here is checked value by value. */
  #checked(snapshot: LabSnapshot): LabSnapshot {
    // A snapshot from a file may be of any format, whatever its type says.
    const { format } = snapshot as { readonly format: unknown };
    if (format !== snapshotFormat) {
      throw new EmulatorError(`a snapshot of format ${format}`, `this version reads format ${snapshotFormat}`);
    }
    const whole = savedHere.has(snapshot) ? snapshot : this.#sound(snapshot);
    const { devices, spool } = this.#lab;
    const checked = devices.map((device) => {
      const saved = whole.devices.find(({ name }) => name === device.name);
      if (saved === undefined) throw otherLab(device.name);
      return device.check(saved);
    });
    if (whole.devices.length !== devices.length) throw otherLab('a device that this lab does not have');
    const result = { ...whole, devices: checked };
    assertReadable(spooledOf(result), spool);
    return result;
  }

  #sound(snapshot: LabSnapshot): LabSnapshot {
    const { hostFiles } = this.#lab;
    const found = parsed(labSnapshot, snapshot, 'snapshot');
    const hosts = Object.entries(found.hosts).map(
      ([host, volume]) => [host, checkedVolume(volume, `snapshot.hosts ${host}`, hostFiles)] as const,
    );
    return {
      ...snapshot,
      sticks: found.sticks.map((stick, index) => checkedStick(stick, `snapshot.sticks[${index}]`, hostFiles)),
      hosts: Object.fromEntries(hosts),
    };
  }
}

/** What `save` made needs no check: its trees are those of the lab, and shared. */
const savedHere = new WeakSet<object>();

/** A snapshot of a device that was saved in this process. */
export function trusted(snapshot: DeviceSnapshot): DeviceSnapshot {
  savedHere.add(snapshot);
  return snapshot;
}

/** Whether a snapshot was saved in this process. */
export function isTrusted(snapshot: DeviceSnapshot): boolean {
  return savedHere.has(snapshot);
}

const labSnapshot = v.object({
  devices: v.array(v.object({ name: v.string() })),
  sticks: v.pipe(v.array(v.unknown()), v.maxLength(10_000)),
  hosts: v.record(v.string(), v.unknown()),
  hostKeys: v.optional(v.record(v.string(), v.string())),
});

/** Throws an EmulatorError when contents need host files that are not there. */
export function assertReadable(contents: readonly Content[], spool: Spool): void {
  if (contents.every((content) => spool.holds(content))) return;
  throw new EmulatorError(
    'the snapshot needs uploaded files that this lab does not have',
    'restore it in the lab that saved it, before it is forgotten',
  );
}

/** The contents of a device's snapshot that need host files. */
export function spooledOfDevice(device: DeviceSnapshot): readonly Content[] {
  const { stage, volumes, sticks } = device;
  const fetched = stage.at === 'loading' && stage.fetched !== undefined ? [stage.fetched] : [];
  const mounted = [...volumes, ...sticks.map(({ stick }) => stick)];
  return [...fetched, ...mounted.flatMap(({ volume }) => contentsOf(volume))].filter(needsHostFile);
}

function spooledOf({ devices, sticks, hosts }: LabSnapshot): readonly Content[] {
  const volumes = [...sticks.map(({ volume }) => volume), ...Object.values(hosts)];
  return [...devices.flatMap(spooledOfDevice), ...volumes.flatMap(contentsOf).filter(needsHostFile)];
}

function contentsOf(volume: VolumeState | undefined): readonly Content[] {
  return (volume?.tree ?? []).flatMap(({ entry }) => (entry.kind === 'file' ? [entry.content] : []));
}

function needsHostFile(content: Content): boolean {
  return spooledIn(content).length > 0;
}

function otherLab(missing: string): EmulatorError {
  return new EmulatorError(`the snapshot is of another lab: ${missing}`, 'restore it in the lab that saved it');
}
