import { EmulatorError } from '../../base/emulator-error.ts';
import { shown } from '../../facts/issue-words.ts';
import { Stick, type StickPlace, type StickState } from '../../machine/storage/stick.ts';
import { buildStick, type StickSurroundings } from '../build/build-stick.ts';
import type { TreePlace } from '../build/build-tree.ts';
import type { LabSpec, StickSpec } from '../spec/lab-schema.ts';
import { KeptSticks } from './kept-sticks.ts';
import type { StateFolder } from './state-folder.ts';

/** What the sticks of a lab need beside their specs. */
interface StickRack extends StickSurroundings {
  readonly stateFolder?: StateFolder | undefined;
}

/** How many sticks there are at once that were made while the lab ran. */
export const madeSticksMax = 256;

/** All sticks of a lab by their names. Invariant: a name stands for one stick for as long as the lab runs. */
export class Sticks {
  readonly #parts: StickRack;
  readonly #known = new Map<string, Stick>();
  readonly #kept: KeptSticks;
  /** How many the lab describes. */
  #describedCount: number | undefined;

  constructor(parts: StickRack) {
    this.#parts = parts;
    this.#kept = new KeptSticks(parts.stateFolder, parts.contents);
  }

  /** The lab has started: whatever moves from now on is moved. */
  begin(): void {
    this.#kept.begin();
  }

  /** Brings back the sticks that were made while the lab ran before; what is made from now on is none that the lab describes. */
  addMade(): void {
    this.#describedCount = this.#known.size;
    for (const state of this.#kept.made) if (!this.#known.has(state.name)) this.#add(state);
  }

  get all(): readonly Stick[] {
    return [...this.#known.values()];
  }

  /** The stick of that name; throws when there is none. */
  find(name: string): Stick {
    const found = this.#known.get(name);
    if (found !== undefined) return found;
    const names = [...this.#known.keys()].join(', ') || 'none';
    throw new EmulatorError(`the lab has no stick ${shown(name)}`, `its sticks: ${names}`, { kind: 'not-found' });
  }

  /** The slot in which the stick of that name is; undefined for one on the table, and for none. */
  placeOf(name: string): StickPlace | undefined {
    return this.#known.get(name)?.place;
  }

  /** Those that are in no slot, as plain data. */
  saveTable(): readonly StickState[] {
    return this.all.flatMap((stick) => (stick.place === undefined ? [stick.state()] : []));
  }

  /** From now on there are exactly these sticks, all on the table. None may be in a slot. */
  restore(states: readonly StickState[]): void {
    const names = new Set(states.map(({ name }) => name));
    for (const stick of this.all) {
      if (names.has(stick.name)) continue;
      stick.discard();
      this.#kept.forget(stick.name);
      this.#known.delete(stick.name);
    }
    for (const state of states) this.restoreOne(state);
  }

  /** The stick that `state` names, holding what it says. It must be in no slot. */
  restoreOne(state: StickState): Stick {
    const known = this.#known.get(state.name);
    if (known !== undefined) {
      known.restore(state);
      return known;
    }
    return this.#add(state);
  }

  #add(state: StickState): Stick {
    const stick = new Stick(state, this.#parts);
    this.#kept.keep(stick);
    this.#known.set(state.name, stick);
    return stick;
  }

  /** Makes a stick that lies on the table. */
  async make(
    name: string,
    spec: StickSpec,
    place: TreePlace = { device: `stick ${name}`, filesystem: 'it' },
  ): Promise<Stick> {
    this.#assertNew(name);
    this.#assertRoom();
    const state = await buildStick(name, spec, place, this.#parts);
    this.#assertNew(name);
    this.#assertRoom();
    return this.#add(this.#kept.withKept(state));
  }

  /** The stick that is in a slot when the lab starts: what was put there last, or what the lab `described` there. */
  inSlot(device: string, slot: string, described: string | undefined): Stick | undefined {
    const left = this.all.find(({ name }) => {
      const place = this.#kept.placeOf(name);
      return place?.device === device && place.slot === slot;
    });
    if (left !== undefined || described === undefined) return left;
    const stick = this.find(described);
    return this.#kept.placeOf(described) === undefined ? stick : undefined;
  }

  #assertRoom(): void {
    const made = this.#known.size - (this.#describedCount ?? this.#known.size);
    if (made < madeSticksMax) return;
    const hint = 'use those that there are, or reset the lab, which then has those that it describes';
    throw new EmulatorError(`${madeSticksMax} sticks were made while the lab ran`, hint, { kind: 'too-many' });
  }

  #assertNew(name: string): void {
    if (this.#known.has(name)) throw new EmulatorError(`two sticks are called "${name}"`, 'give each its own name');
  }
}

/** The name of the stick that a device describes in its slot. */
export function stickName(device: string, slot: string): string {
  return `${device} ${slot}`;
}

/** Makes the sticks of a lab: those that it lists by themselves, those in slots, and those that were made while it ran. */
export async function sticksOf(spec: LabSpec, parts: StickRack): Promise<Sticks> {
  const sticks = new Sticks(parts);
  for (const { name, ...stick } of spec.sticks ?? []) await sticks.make(name, stick);
  for (const device of spec.devices) {
    for (const slot of ['usb1', 'usb2'] as const) {
      const stick = device[slot];
      if (typeof stick !== 'object') continue;
      await sticks.make(stickName(device.name, slot), stick, { device: device.name, filesystem: slot });
    }
  }
  sticks.addMade();
  return sticks;
}
