import { type Clock, untilNoticed } from '../../base/clock.ts';

/** How long NX-OS takes to go down for a reload, in lab time (inferred): the last words are read, and the doors close then. */
const goingDownMs = 2000;

/** The same in host time, at least: OpenSSH throws away what it has not shown yet when its server disconnects. */
const readingMs = 100;

/** Resolves when NX-OS has gone down. A clock that is moved by hand decides alone. */
export async function goneDown(clock: Clock): Promise<void> {
  await clock.sleep(goingDownMs);
  await untilNoticed(clock, readingMs, goingDownMs);
}
