import { EmulatorError } from '../base/emulator-error.ts';
import type { Device } from '../machine/device.ts';

/** Throws an EmulatorError unless NX-OS runs on the switch: a session needs it, and the way in is the console then. */
export function assertRuns({ name, power, running }: Pick<Device, 'name' | 'power' | 'running'>): void {
  if (running !== undefined) return;
  throw new EmulatorError(`${name} does not run (${power.stage.at})`, 'switch it on, or type at openConsole()');
}
