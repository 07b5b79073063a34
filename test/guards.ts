import { Guard } from '../src/base/guard.ts';

/** A guard that says nothing. */
export const silentGuard = new Guard(() => {});

/** A guard that tells the reasons of what it contains. */
export function tellingGuard(tell: (reason: string) => void): Guard {
  return new Guard(({ reason }) => tell(reason));
}

/** A guard under which nothing may fail: the test run fails otherwise. */
export const strictGuard = new Guard(({ place, reason }) => {
  queueMicrotask(() => {
    throw new Error(`${place}: ${reason}`);
  });
});
