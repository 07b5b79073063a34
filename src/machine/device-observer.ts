import type { Guard } from '../base/guard.ts';
import type { Stage } from './boot/stage.ts';
import type { KeptChange } from './state.ts';

/** Follows what a device does; called after the device has done it. */
export interface DeviceObserver {
  /** The device has entered a stage. */
  entered?(stage: Stage): void;
  /** It has logged a message, as the console shows it. */
  logged?(line: string, severity: number): void;
  /** It has become what it was at another time, and is in this stage. */
  restored?(stage: Stage): void;
  /** Something has changed that outlasts a loss of power; `changed` says what it is now. */
  kept?(changed: () => KeptChange): void;
}

/**
 * Those who follow a device. Invariant: one that throws stops neither the device nor those behind it, unless it cannot keep what was
 * changed: whoever changed it hears of that.
 */
export class DeviceObservers {
  readonly #observers: DeviceObserver[] = [];
  readonly #guard: Guard;

  constructor(guard: Guard) {
    this.#guard = guard;
  }

  add(observer: DeviceObserver): void {
    this.#observers.push(observer);
  }

  entered(stage: Stage): void {
    for (const observer of this.#observers) this.#guard.run('entering a stage', () => observer.entered?.(stage));
  }

  logged(line: string, severity: number): void {
    for (const observer of this.#observers)
      this.#guard.run('a system message', () => observer.logged?.(line, severity));
  }

  restored(stage: Stage): void {
    for (const observer of this.#observers) this.#guard.run('becoming what it was', () => observer.restored?.(stage));
  }

  kept(changed: () => KeptChange): void {
    for (const observer of this.#observers) observer.kept?.(changed);
  }
}
