import type { Model } from '../facts/model.ts';
import type { Reset } from './boot/stage.ts';
import type { StartupConfiguration } from './config/configuration.ts';
import type { RunningConfiguration } from './config/slice.ts';
import type { Activity } from './housekeeping.ts';
import type { VolumeState } from './storage/volume.ts';

/** A filesystem name and what is mounted there; undefined is a USB slot without a stick. */
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
  /** Newest first. */
  readonly resets: readonly Reset[];
  readonly activities: readonly Activity[];
  /** Hosts whose SSH key has been accepted before. */
  readonly knownHosts: readonly string[];
}
