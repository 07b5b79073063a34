import { EmulatorError } from '../base/emulator-error.ts';
import type { Files } from './storage/files.ts';
import type { Stick } from './storage/stick.ts';

/**
 * The USB slots of one switch and the sticks in them. Invariant: the files of the switch show, under a slot's name, exactly what
 * the stick in it holds. What cannot be done by hand either (two sticks in one slot) throws an EmulatorError.
 */
export class UsbSlots {
  readonly #device: string;
  readonly #files: Files;
  readonly #sticks: Map<string, Stick | undefined>;
  readonly #now: (() => number) | undefined;

  /** `now` is the time of the switch. */
  constructor(device: string, files: Files, slots: readonly string[], now?: () => number) {
    this.#now = now;
    this.#device = device;
    this.#files = files;
    this.#sticks = new Map(slots.map((slot) => [slot, undefined]));
    for (const slot of slots) files.mount(slot, undefined);
  }

  /** The slots with a stick in them. */
  get taken(): readonly { readonly slot: string; readonly stick: Stick }[] {
    return [...this.#sticks].flatMap(([slot, stick]) => (stick === undefined ? [] : [{ slot, stick }]));
  }

  /** The stick in a slot; undefined when it is empty. */
  stick(slot: string): Stick | undefined {
    if (this.#sticks.has(slot)) return this.#sticks.get(slot);
    const names = [...this.#sticks.keys()].join(', ') || 'none';
    throw new EmulatorError(`${this.#device} has no slot ${slot}`, `its slots: ${names}`, { kind: 'not-found' });
  }

  /** Puts a stick into an empty slot. */
  insert(slot: string, stick: Stick): void {
    const there = this.stick(slot);
    if (there !== undefined) {
      throw new EmulatorError(`${this.#device}: ${there.name} is in ${slot}`, 'pull it out first');
    }
    if (stick.place !== undefined) {
      const { device, slot: other } = stick.place;
      throw new EmulatorError(`the stick ${stick.name} is in ${other} of ${device}`, 'pull it out first');
    }
    stick.enter({ device: this.#device, slot }, this.#now);
    this.#sticks.set(slot, stick);
    this.#files.mount(slot, stick.mount);
  }

  /** Takes the stick out of a slot. Whoever reads or writes on it fails in that moment. */
  pull(slot: string): Stick {
    const stick = this.stick(slot);
    if (stick === undefined) throw new EmulatorError(`${this.#device}: ${slot} is empty`, 'put a stick in first');
    this.#files.mount(slot, undefined);
    this.#sticks.set(slot, undefined);
    stick.leave();
    return stick;
  }
}
