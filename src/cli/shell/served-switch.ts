import type { Guard } from '../../base/guard.ts';
import type { Device } from '../../machine/device.ts';
import type { Cli } from './cli.ts';
import type { Sessions } from './sessions.ts';

/** A switch as a shell serves it to a connection. */
export interface ServedSwitch {
  readonly device: Device;
  readonly cli: Cli;
  /** The sessions of the device, this one among them while it is open. */
  readonly sessions: Sessions;
  /** Lines shown after login. */
  readonly greeting: readonly string[];
  /** Hears of a command that failed inside the emulator. */
  readonly guard: Guard;
}
