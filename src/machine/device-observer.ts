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
