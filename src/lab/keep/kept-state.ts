import * as v from 'valibot';
import { EmulatorError } from '../../base/emulator-error.ts';
import { powerLoss, withReset } from '../../machine/boot/resets.ts';
import { bootImages } from '../../machine/config/boot.ts';
import type { ConfigurationState } from '../../machine/config/configuration.ts';
import type { Device } from '../../machine/device.ts';
import type { DeviceState, KeptChange, KeptState } from '../../machine/state.ts';
import type { VolumeState } from '../../machine/storage/volume.ts';
import type { FileContents } from '../build/file-contents.ts';
import { checkedVolume, parsed } from './checked-volume.ts';
import { hostFilesIn } from './host-files.ts';
import { filesystemsIn, headerPart, together, volumeStateChange, volumesIn } from './kept-volume.ts';
import { activities, cmos, configuration, hardware, installLog, knownHosts, resets } from './saved-schema.ts';
import type { StateFolder } from './state-folder.ts';
import type { KeptParts, StateChange } from './state-line.ts';

/** What a state folder has of a device, and the PID of the model that it was. */
type KeptDevice = KeptState & { readonly model?: string };

/** What is kept of a device; undefined when nothing of it ever changed. Throws an EmulatorError when it was another model. */
export function keptOf(
  state: DeviceState,
  folder: StateFolder | undefined,
  contents: Pick<FileContents, 'isBorrowed'>,
): KeptState | undefined {
  const parts = folder?.kept(`device ${state.name}`);
  if (folder === undefined || parts === undefined) return undefined;
  const kept = soundParts(state.name, parts, folder, contents);
  if (kept.model === undefined) {
    folder.warn(`lost: which model ${state.name} was (it is taken for a ${state.model.pid}, as the lab says)`);
    return kept;
  }
  if (kept.model === state.model.pid) return kept;
  throw new EmulatorError(
    `the state folder knows ${state.name} as a ${kept.model}, the lab as a ${state.model.pid}`,
    'name the device differently, or choose another folder',
  );
}

const schemas = { model: v.string(), configuration, hardware, cmos, resets, activities, knownHosts };

/** The parts of a record that make sense; the others are lost, and named. */
function soundParts(
  name: string,
  parts: KeptParts,
  folder: StateFolder,
  contents: Pick<FileContents, 'isBorrowed'>,
): KeptDevice {
  const lost = (error: unknown): void => {
    if (!(error instanceof EmulatorError)) throw error;
    folder.warn(`lost: ${error.message} (${error.hint})`);
  };
  const sound: Record<string, unknown> = {};
  for (const [part, schema] of Object.entries({ ...schemas, installation: v.object({ log: installLog }) })) {
    try {
      if (parts[part] !== undefined) sound[part] = parsed<v.GenericSchema>(schema, parts[part], `${name} ${part}`);
    } catch (error) {
      lost(error);
    }
  }
  const hostFiles = hostFilesIn(folder, contents);
  const volumes: Record<string, VolumeState> = {};
  const found = volumesIn(parts);
  for (const [filesystem, volume] of Object.entries(found)) {
    try {
      volumes[filesystem] = checkedVolume(volume, `${name} ${filesystem}:`, hostFiles, lost);
    } catch (error) {
      lost(error);
    }
  }
  for (const filesystem of filesystemsIn(parts)) {
    if (!(filesystem in found))
      folder.warn(`lost: ${name} ${filesystem}: (what the volume was is not there, and so its files are not)`);
    // What changes from now on is that of another volume, which is kept whole with its first change.
    if (!(filesystem in volumes)) folder.drop(`device ${name}`, headerPart(filesystem));
  }
  // Every part has been checked just now.
  return { ...sound, volumes } as KeptDevice;
}

/** A device of the lab as it was when its power went; `version` is what it ran. */
export function withKept(state: DeviceState, kept: KeptState | undefined, version: string): DeviceState {
  if (kept === undefined) return state;
  const { resets = state.resets, activities = state.activities, knownHosts = state.knownHosts } = kept;
  const { hardware = state.hardware, installation } = kept;
  const lost = { atMs: undefined, microseconds: 0, ...powerLoss, service: '', version };
  return {
    ...state,
    ...configurationOf(kept),
    volumes: state.volumes.map(({ filesystem, volume }) => ({
      filesystem,
      // The slot of a stick is empty whatever a record says.
      volume: volume === undefined ? undefined : (kept.volumes?.[filesystem] ?? volume),
    })),
    hardware,
    installation: installation === undefined ? state.installation : { log: installation.log, underway: undefined },
    resets: withReset(resets, lost),
    activities,
    knownHosts,
  };
}

/** The configuration with which a device starts that has saved or erased it before; undefined when it has not. */
export function configurationOf({ configuration }: KeptState): ConfigurationState | undefined {
  if (configuration === undefined) return undefined;
  const { startup, memory } = configuration;
  return { running: bootImages.in({}, memory.savedBootImages), startup, memory };
}

/** Keeps every later change of a device that outlasts a loss of power. */
export function keepDevice(device: Device, folder: StateFolder | undefined): void {
  if (folder === undefined) return;
  const thing = `device ${device.name}`;
  const volumeChanges = ({ volumes = [] }: KeptChange): readonly StateChange[] =>
    volumes.map(({ filesystem, change, volume }) => {
      const isKnown = folder.has(thing, headerPart(filesystem));
      return volumeStateChange(filesystem, isKnown ? change : { kind: 'all' }, volume);
    });
  device.observe({
    kept(changed) {
      const change = changed();
      const parts = { model: device.model.pid, ...change.parts };
      folder.keep(thing, together([{ parts }, ...volumeChanges(change)]));
    },
  });
}
