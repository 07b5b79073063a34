import { EmulatorError } from '../base/emulator-error.ts';
import type { RunningSystem } from '../machine/boot/running-system.ts';
import type { Device } from '../machine/device.ts';

/** NX-OS on a switch. Throws an EmulatorError when it does not run: a session needs it, and the way in is the console then. */
export function runningOf({ name, power, running }: Pick<Device, 'name' | 'power' | 'running'>): RunningSystem {
  if (running !== undefined) return running;
  const hint = "switch it on, or open a session with door: 'console'";
  throw new EmulatorError(`${name} does not run (${power.stage.at})`, hint);
}
