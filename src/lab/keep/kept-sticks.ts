import * as v from 'valibot';
import { EmulatorError } from '../../base/emulator-error.ts';
import type { Stick, StickIdentity, StickPlace, StickState } from '../../machine/storage/stick.ts';
import type { VolumeState } from '../../machine/storage/volume.ts';
import type { FileContents } from '../build/file-contents.ts';
import { checkedVolume, parsed } from './checked-volume.ts';
import { hostFilesIn } from './host-files.ts';
import { filesystemsIn, headerPart, together, volumeStateChange, volumesIn } from './kept-volume.ts';
import type { StateFolder } from './state-folder.ts';

/** What a state folder has of a stick, by parts; a part that never changed is absent. */
interface KeptStick {
  readonly volume?: VolumeState;
  /** Where it is; without a device for the table. */
  readonly place?: StickPlace | { readonly slot: null };
  /** What it is, of a stick that was made while the lab ran and not thrown away again. */
  readonly made?: StickIdentity;
}

const thingOf = (name: string): string => `stick ${name}`;
const thingPattern = /^stick (.*)$/s;

/** The sticks of a lab in its state folder; without a folder nothing is kept. */
export class KeptSticks {
  readonly #folder: StateFolder | undefined;
  readonly #contents: Pick<FileContents, 'isBorrowed'>;
  #hasStarted = false;

  constructor(folder: StateFolder | undefined, contents: Pick<FileContents, 'isBorrowed'>) {
    this.#folder = folder;
    this.#contents = contents;
  }

  /** The lab has started: until now sticks were put where they belong, from now on they are moved. */
  begin(): void {
    this.#hasStarted = true;
  }

  /** The stick of the lab with what is on it now. */
  withKept(state: StickState): StickState {
    const volume = this.#of(state.name)?.volume;
    return volume === undefined ? state : { ...state, volume };
  }

  /** The sticks that were made while the lab ran. */
  get made(): readonly StickState[] {
    const names = this.#folder?.things.flatMap((thing) => thingPattern.exec(thing)?.[1] ?? []) ?? [];
    return names.flatMap((name) => {
      const { made, volume } = this.#of(name) ?? {};
      return made === undefined ? [] : [{ ...made, volume }];
    });
  }

  /** Where a stick was last: a slot, or null for the table; undefined when it was never moved. */
  placeOf(name: string): StickPlace | null | undefined {
    const place = this.#of(name)?.place;
    return place === undefined || 'device' in place ? place : null;
  }

  /** Keeps every later change of a stick, and the stick itself when the lab does not describe it. */
  keep(stick: Stick): void {
    const folder = this.#folder;
    if (folder === undefined) return;
    const thing = thingOf(stick.name);
    const { mount } = stick;
    if (this.#hasStarted) {
      const { volume: _volume, ...made } = stick.state();
      const held = mount === 'not-formatted' ? [] : [volumeStateChange('', { kind: 'all' }, mount)];
      folder.keep(thing, together([{ parts: { made, place: { slot: null } } }, ...held]));
    }
    stick.follow(
      (change, volume) => {
        const isKnown = folder.has(thing, headerPart(''));
        folder.keep(thing, volumeStateChange('', isKnown ? change : { kind: 'all' }, volume));
      },
      (place) => {
        if (this.#hasStarted) folder.keep(thing, { parts: { place: place ?? { slot: null } } });
      },
    );
  }

  /** Forgets a stick that was made while the lab ran. */
  forget(name: string): void {
    this.#folder?.keep(thingOf(name), { parts: { made: null } });
  }

  #of(name: string): KeptStick | undefined {
    const folder = this.#folder;
    const parts = folder?.kept(thingOf(name));
    if (folder === undefined || parts === undefined) return undefined;
    const lost = (error: EmulatorError): void => folder.warn(`lost: ${error.message} (${error.hint})`);
    const place = sound(lost, () => parsed(keptPlace, parts.place, `stick ${name} place`));
    const made = sound(lost, () => parsed(keptIdentity, parts.made, `stick ${name} made`));
    const hostFiles = hostFilesIn(folder, this.#contents);
    const found = volumesIn(parts)[''];
    if (found === undefined && filesystemsIn(parts).has(''))
      folder.warn(`lost: stick ${name}: (what the volume was is not there, and so its files are not)`);
    const volume =
      found === undefined ? undefined : sound(lost, () => checkedVolume(found, `stick ${name}:`, hostFiles, lost));
    if (volume === undefined) folder.drop(thingOf(name), headerPart(''));
    return { ...(place && { place }), ...(made && { made }), ...(volume && { volume }) };
  }
}

/** What makes sense; undefined, and told to `lost`, for what does not. */
function sound<T>(lost: (error: EmulatorError) => void, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error;
    lost(error);
    return undefined;
  }
}

const keptPlace = v.optional(
  v.union([v.object({ device: v.string(), slot: v.string() }), v.object({ slot: v.null() })]),
);
const keptIdentity = v.optional(v.object({ name: v.string(), label: v.string(), sizeBytes: v.number() }));
