import type { Identifiers } from '../base/identifier.ts';
import type { LocalClock } from '../base/local-clock.ts';
import { isLasting } from '../facts/filesystem-formats.ts';
import type { Model } from '../facts/model.ts';
import type { Cmos, CmosMemory } from './boot/cmos.ts';
import type { PendingReload, ReloadOrder } from './boot/pending-reload.ts';
import type { Power } from './boot/power.ts';
import type { Resets } from './boot/resets.ts';
import type { Reset, Stage } from './boot/stage.ts';
import type { Conditions, ConditionsState } from './conditions.ts';
import type {
  Configuration,
  ConfigurationMemory,
  ConfigurationState,
  StartupConfiguration,
} from './config/configuration.ts';
import type { RunningConfiguration } from './config/slice.ts';
import type { Activity, Housekeeping } from './housekeeping.ts';
import type { BiosChips, Hardware } from './install/hardware.ts';
import type { Installation, InstallationState } from './install/installation.ts';
import type { KnownHosts } from './known-hosts.ts';
import type { Files } from './storage/files.ts';
import type { Volume, VolumeChange, VolumeState } from './storage/volume.ts';
import type { SystemLog } from './syslog.ts';

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
    if (!volume.ok || slots.includes(filesystem) || !isLasting(volume.value.header().format)) return [];
    return [{ filesystem, change: { kind: 'all' }, volume: volume.value }];
  });
}

/** What a device is made of that a snapshot keeps. Each part saves itself as plain data and becomes what it was. */
export interface DeviceParts {
  readonly name: string;
  readonly model: Model;
  readonly clock: LocalClock;
  readonly files: Files;
  readonly configuration: Configuration;
  readonly hardware: BiosChips;
  readonly installation: Installation;
  readonly resets: Resets;
  readonly housekeeping: Housekeeping;
  readonly knownHosts: KnownHosts;
  readonly log: SystemLog;
  readonly identifiers: Identifiers;
  readonly conditions: Conditions;
  readonly cmos: CmosMemory;
  readonly reloads: ReloadOrder;
  readonly power: Power;
}

/** Everything that a device is at this moment; sticks are things of the lab. What is being written is not part of it. */
export function stateOf(parts: DeviceParts, isReadingStartup: boolean): SavedState {
  const { running, startup, memory } = parts.configuration.state();
  const slots: readonly string[] = parts.model.usbSlots;
  return {
    name: parts.name,
    model: parts.model,
    // Written out, without a shape of its own in V8: the lab keeps the first state of every switch.
    running,
    startup,
    volumes: parts.files.filesystems().map((filesystem) => {
      const volume = parts.files.volume(filesystem);
      return { filesystem, volume: volume.ok && !slots.includes(filesystem) ? volume.value.state() : undefined };
    }),
    hardware: parts.hardware.state,
    installation: parts.installation.state,
    resets: parts.resets.all,
    activities: parts.housekeeping.pending,
    knownHosts: parts.knownHosts.all,
    atMs: parts.clock.now(),
    stage: parts.power.stage,
    isReadingStartup,
    memory,
    messages: [...parts.log.lines],
    identifierCount: parts.identifiers.count,
    conditions: parts.conditions.state(),
    cmos: parts.cmos.state,
    pendingReload: parts.reloads.pending,
  };
}

/** Makes the parts of a device what they were, at this moment; slots keep their sticks. `kept` makes their volumes. */
export function restoreParts(
  parts: DeviceParts,
  state: SavedState,
  kept: { volume(filesystem: string, state: VolumeState): Volume },
): void {
  parts.clock.set(state.atMs);
  for (const { filesystem, volume } of state.volumes) {
    if (volume === undefined) continue;
    const before = parts.files.volume(filesystem);
    parts.files.mount(filesystem, kept.volume(filesystem, volume));
    if (before.ok) before.value.discard();
  }
  parts.configuration.restore(state);
  parts.hardware.restore(state.hardware);
  parts.resets.restore(state.resets);
  parts.housekeeping.restore(state.activities);
  parts.knownHosts.restore(state.knownHosts);
  parts.log.restore(state.messages);
  parts.identifiers.count = state.identifierCount;
  parts.conditions.restore(state.conditions);
  parts.cmos.restore(state.cmos);
  parts.reloads.cancel();
  if (state.pendingReload !== undefined) parts.reloads.order(state.pendingReload);
  parts.power.restore(state.stage);
  parts.installation.restore(state.installation);
}
