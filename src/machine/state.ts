import type { Model } from '../facts/model.ts';
import type { Cmos } from './boot/cmos.ts';
import type { PendingReload } from './boot/pending-reload.ts';
import type { Reset, Stage } from './boot/stage.ts';
import type { ConditionsState } from './conditions.ts';
import type { ConfigurationMemory, ConfigurationState, StartupConfiguration } from './config/configuration.ts';
import type { RunningConfiguration } from './config/slice.ts';
import type { Activity } from './housekeeping.ts';
import type { Hardware } from './install/hardware.ts';
import type { InstallationState } from './install/installation.ts';
import type { Files } from './storage/files.ts';
import type { Volume, VolumeChange, VolumeState } from './storage/volume.ts';

/** A filesystem name and what is mounted there; undefined is a USB slot, whose stick is a thing of the lab. */
export interface MountState {
  readonly filesystem: string;
  readonly volume: VolumeState | undefined;
}

/** One switch as plain data: what a lab makes a device from. */
export interface DeviceState {
  readonly name: string;
  readonly model: Model;
  readonly running: RunningConfiguration;
  readonly startup: StartupConfiguration | undefined;
  readonly volumes: readonly MountState[];
  readonly hardware: Hardware;
  readonly installation: InstallationState;
  /** Newest first. */
  readonly resets: readonly Reset[];
  /** What the switch's own daemons are still to do. */
  readonly activities: readonly Activity[];
  /** Hosts whose SSH key has been accepted before. */
  readonly knownHosts: readonly string[];
}

/** What a loss of power leaves of a switch, by parts; a part that never changed is absent. */
export interface KeptState {
  readonly configuration?: Omit<ConfigurationState, 'running'>;
  readonly hardware?: Hardware;
  readonly resets?: readonly Reset[];
  readonly activities?: readonly Activity[];
  readonly knownHosts?: readonly string[];
  readonly cmos?: Cmos;
  /** The log alone: power that is gone ends what was under way. */
  readonly installation?: Pick<InstallationState, 'log'>;
  /** By the names of their filesystems. */
  readonly volumes?: Readonly<Record<string, VolumeState>>;
}

/** What has changed of a filesystem that outlasts a loss of power; `all` when it is another one altogether. */
export interface MountChange {
  readonly filesystem: string;
  readonly change: VolumeChange | { readonly kind: 'all' };
  /** As it is now. */
  readonly volume: Volume;
}

/** Something that outlasts a loss of power has changed: parts as they are now, and what has changed of volumes. */
export interface KeptChange {
  readonly parts: Omit<KeptState, 'volumes'>;
  readonly volumes?: readonly MountChange[];
}

/** A switch that has been on, as plain data: everything that `Device.restore` brings back. */
export interface SavedState extends DeviceState {
  /** The moment, in the device's own time. What is under way carries its due time and goes on from here. */
  readonly atMs: number;
  readonly stage: Stage;
  /** NX-OS runs, and its startup configuration is being read: that begins anew. */
  readonly isReadingStartup: boolean;
  readonly memory: ConfigurationMemory;
  readonly messages: readonly string[];
  /** How many identifiers were given. */
  readonly identifierCount: number;
  readonly conditions: ConditionsState;
  readonly cmos: Cmos;
  /** A reload that is ordered for later. */
  readonly pendingReload: PendingReload | undefined;
}

/** What a loss of power leaves of a switch beside its volumes. */
export function keptOfState(state: SavedState): KeptChange['parts'] {
  const { startup, memory, hardware, resets, cmos } = state;
  return { configuration: { startup, memory }, hardware, resets, cmos, installation: { log: state.installation.log } };
}

/** All volumes of a switch that outlast a loss of power, as they are now; sticks are kept by themselves. */
export function wholeVolumes(files: Files, slots: readonly string[]): readonly MountChange[] {
  return files.filesystems().flatMap((filesystem) => {
    const volume = files.volume(filesystem);
    if (!volume.ok || slots.includes(filesystem) || volume.value.header().format === 'tmpfs') return [];
    return [{ filesystem, change: { kind: 'all' }, volume: volume.value }];
  });
}
