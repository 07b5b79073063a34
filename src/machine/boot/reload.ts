import { type Clock, untilNoticed } from '../../base/clock.ts';
import type { RunningSystem } from './running-system.ts';
import type { ResetCause } from './stage.ts';

/** How long NX-OS takes to go down for a reload, in lab time (inferred): the last words are read, and the doors close then. */
const goingDownMs = 2000;

/** The same in host time, at least: OpenSSH throws away what it has not shown yet when its server disconnects. */
const readingMs = 100;

/** The parts of a switch that a reload works on. */
export interface ReloadingSwitch {
  readonly clock: Clock;
  readonly running: RunningSystem | undefined;
  log(message: {
    readonly facility: string;
    readonly severity: number;
    readonly mnemonic: string;
    readonly text: string;
  }): void;
  restart(why: ResetCause): Promise<unknown>;
}

/**
 * What the command `reload` does: tells it, gives NX-OS its last moments, and restarts (nxos-behaviour 3.4 and 5.4). Resolves when
 * the switch runs again, or waits for an operator. A clock that is moved by hand decides alone.
 */
export async function reloadSwitch(target: ReloadingSwitch): Promise<void> {
  const { clock, running } = target;
  const text = 'Manual system restart from Command Line Interface';
  target.log({ facility: 'PLATFORM', severity: 2, mnemonic: 'PFM_SYSTEM_RESET', text });
  await clock.sleep(goingDownMs);
  await untilNoticed(clock, readingMs, goingDownMs);
  // It may have lost its power meanwhile, or another reload came first.
  if (running === undefined || target.running !== running) return;
  await target.restart({ reason: 'Reset Requested by CLI command reload' });
}
