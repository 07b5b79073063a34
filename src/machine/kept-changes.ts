import { isLasting } from '../facts/filesystem-formats.ts';
import type { DeviceObservers } from './device-observer.ts';
import type { KeptChange, MountChange, MountState } from './state.ts';
import type { Mount } from './storage/files.ts';
import { Volume, type VolumeState, type VolumeSurroundings } from './storage/volume.ts';

type Parts = KeptChange['parts'];

/** Tells the observers of a device what of it changes that outlasts a loss of power. */
export class KeptChanges {
  readonly #observers: DeviceObservers;
  readonly #surroundings: VolumeSurroundings;
  #small: () => Parts = () => ({});

  constructor(observers: DeviceObservers, surroundings: VolumeSurroundings) {
    this.#observers = observers;
    this.#surroundings = surroundings;
  }

  /** From now on `small` is told with every change: what changes along with everything else. */
  accompany(small: () => Parts): void {
    this.#small = small;
  }

  tell(changed: () => Parts = () => ({}), volumes: readonly MountChange[] = []): void {
    this.#observers.kept(() => ({ parts: { ...this.#small(), ...changed() }, volumes }));
  }

  /** The volume of a filesystem, whose changes are told unless it lies in memory. */
  volume(filesystem: string, state: VolumeState): Volume {
    const isKept = isLasting(state.format);
    const volume: Volume = new Volume(state, this.#surroundings, (change) => {
      if (isKept) this.tell(undefined, [{ filesystem, change, volume }]);
    });
    return volume;
  }

  /** The volumes of filesystems by name; the slot of a stick is empty. */
  mounts(states: readonly MountState[]): ReadonlyMap<string, Mount> {
    return new Map(
      states.map(({ filesystem, volume }) => [
        filesystem,
        volume === undefined ? undefined : this.volume(filesystem, volume),
      ]),
    );
  }
}
