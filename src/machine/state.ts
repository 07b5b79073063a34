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
import type { VolumeState } from './storage/volume.ts';

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
  readonly [volume: `volume ${string}`]: VolumeState;
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

/** What a loss of power leaves of a filesystem: nothing of one in memory. */
export function keptVolume(filesystem: string, volume: VolumeState): KeptState {
  return volume.format === 'tmpfs' ? {} : { [`volume ${filesystem}`]: volume };
}

/** What a loss of power leaves of a switch. */
export function keptOfState(state: SavedState): KeptState {
  const { startup, memory, hardware, resets, cmos } = state;
  const installation = { log: state.installation.log };
  const volumes = state.volumes.map(({ filesystem, volume }) =>
    volume === undefined ? {} : keptVolume(filesystem, volume),
  );
  return Object.assign({ configuration: { startup, memory }, hardware, resets, cmos, installation }, ...volumes);
}
