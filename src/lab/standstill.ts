import { type Clock, hostSleep, isManual } from '../base/clock.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import type { InsideSession } from '../doors/inside/inside-connection.ts';

/** How long (host time) what was typed may wait for a clock that nobody moves before that is said. */
const patienceMs = 1000;

/**
 * A session in a lab whose time may stand still: what is typed and waits for lab time is answered with an EmulatorError instead of
 * never, and goes on when somebody moves the clock.
 */
export function movedByHand(session: InsideSession, clock: Clock): InsideSession {
  if (!isManual(clock)) return session;
  return {
    press: (keys) => session.press(keys),
    screen: () => session.screen(),
    expect: (pattern) => session.expect(pattern),
    ended: session.ended,
    get isOver() {
      return session.isOver;
    },
    close: () => session.close(),
    type(line) {
      const before = clock.waitCount;
      const over = new AbortController();
      const answer = session.type(line).finally(() => over.abort());
      const standstill = async (): Promise<never> => {
        for (;;) {
          const nowMs = clock.now();
          await hostSleep(patienceMs, over.signal);
          const [dueMs] = clock.dueSince(before);
          if (over.signal.aborted) return new Promise(() => {});
          if (dueMs === undefined || clock.now() !== nowMs) continue;
          throw new EmulatorError(
            `time stands still: "${line}" waits for lab time`,
            `lab.advance(${Math.max(1, Math.ceil(dueMs - nowMs))}) brings about what it waits for; in a scenario press: and then advance:`,
          );
        }
      };
      const told = Promise.race([answer, standstill()]);
      // Whoever moves the clock first and looks at the answer later must not be ended by it.
      told.catch(() => {});
      return told;
    },
  };
}
