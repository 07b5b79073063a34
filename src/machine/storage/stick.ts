import { assert } from '../../base/assert.ts';
import type { Mount } from './files.ts';
import { Volume, type VolumeChange, type VolumeState, type VolumeSurroundings } from './volume.ts';

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

/** What has changed of what is on a stick; `all` when it is something else altogether. */
export type StickChange = VolumeChange | { readonly kind: 'all' };

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
  readonly #surroundings: VolumeSurroundings;
  #volume: Volume | undefined;
  #now: (() => number) | undefined;
  #onChange: (change: StickChange, volume: Volume) => void = () => {};
  #onMove: (place: StickPlace | undefined) => void = () => {};
  #place: StickPlace | undefined;

  constructor(state: StickState, surroundings: VolumeSurroundings) {
    this.identity = { name: state.name, label: state.label, sizeBytes: state.sizeBytes };
    // What is written in a switch is dated with the time of the switch.
    const { spool, recogniser, adopter, digests } = surroundings;
    this.#surroundings = { spool, recogniser, adopter, digests, now: () => this.#now?.() ?? surroundings.now() };
    this.#volume = state.volume === undefined ? undefined : this.#made(state.volume);
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
    const { name, label, sizeBytes } = this.identity;
    return { name, label, sizeBytes, volume: this.#volume?.state() };
  }

  /** Holds what it held at another time. It must be in no slot. */
  restore({ volume }: StickState): void {
    assert(this.#place === undefined, 'a stick is restored on the table');
    const before = this.#volume;
    this.#volume = volume === undefined ? undefined : this.#made(volume);
    before?.discard();
    if (this.#volume !== undefined) this.#onChange({ kind: 'all' }, this.#volume);
  }

  /** Calls `onChange` after every change of what it holds, and `onMove` when it has been put in or pulled out. */
  follow(
    onChange: (change: StickChange, volume: Volume) => void,
    onMove: (place: StickPlace | undefined) => void,
  ): void {
    this.#onChange = onChange;
    this.#onMove = onMove;
  }

  #made(state: VolumeState): Volume {
    const volume: Volume = new Volume(state, this.#surroundings, (change) => this.#onChange(change, volume));
    return volume;
  }

  /** The stick is thrown away, with the host files that only it needed. */
  discard(): void {
    this.#volume?.discard();
    this.#volume = undefined;
  }

  /** Notes the slot that it was put into, and the time there; only slots call it. */
  enter(place: StickPlace, now?: () => number): void {
    this.#place = place;
    this.#now = now;
    this.#onMove(place);
  }

  /** Ends what is being read and written, and forgets the slot; only slots call it. */
  leave(): void {
    this.#place = undefined;
    this.#now = undefined;
    this.#volume?.detach();
    this.#onMove(undefined);
  }
}
