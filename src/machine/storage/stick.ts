import type { Mount } from './files.ts';
import { Volume, type VolumeState, type VolumeSurroundings } from './volume.ts';

/** What makes a stick this one and no other: its name in the lab, what is printed on it, and how large it is sold. */
export interface StickIdentity {
  readonly name: string;
  readonly label: string;
  /** Bytes that can be used; those of its volume when it has one. */
  readonly sizeBytes: number;
}

/** A stick as plain data. Without a volume it is not formatted. */
export interface StickState extends StickIdentity {
  readonly volume: VolumeState | undefined;
}

/** Where a stick sticks, as errors name it. */
export interface StickPlace {
  readonly device: string;
  readonly slot: string;
}

/**
 * A USB stick: a thing of the lab that keeps what is on it wherever it is. Invariant: it is in at most one slot, and pulling it
 * out ends every transfer to or from it, so that it holds complete files only.
 */
export class Stick {
  readonly identity: StickIdentity;
  readonly #volume: Volume | undefined;
  #place: StickPlace | undefined;

  constructor(state: StickState, surroundings: VolumeSurroundings) {
    this.identity = { name: state.name, label: state.label, sizeBytes: state.sizeBytes };
    this.#volume = state.volume === undefined ? undefined : new Volume(state.volume, surroundings);
  }

  get name(): string {
    return this.identity.name;
  }

  /** The slot that it is in; undefined while it lies on the table. */
  get place(): StickPlace | undefined {
    return this.#place;
  }

  /** What a switch finds on it. */
  get mount(): Exclude<Mount, undefined> {
    return this.#volume ?? 'not-formatted';
  }

  /** The stick as plain data. */
  state(): StickState {
    return { ...this.identity, volume: this.#volume?.state() };
  }

  /** Notes the slot that it was put into; only slots call it. */
  enter(place: StickPlace): void {
    this.#place = place;
  }

  /** Ends what is being read and written, and forgets the slot; only slots call it. */
  leave(): void {
    this.#place = undefined;
    this.#volume?.detach();
  }
}
