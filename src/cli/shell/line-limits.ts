import { consoleLine, vtyLine } from '../../machine/config/lines.ts';
import type { Device } from '../../machine/device.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

const minuteMs = 60_000;
/** What timers of the host can wait at most; 24 days without a key are longer than any lab lives. */
const waitMaximumMs = 2 ** 31 - 1;

/**
 * Host time without a key after which a session ends, in milliseconds; 0 never. `terminal session-timeout` wins over `exec-timeout`
 * of the line. The device's default of 30 minutes is not in effect unless the lab asks for the device's limits: a lab that waits for
 * its trainees must not log them out.
 */
export function idleLimitMs(device: Device, session: Session): number {
  if (session.timeoutMinutes !== undefined) return waitMs(session.timeoutMinutes);
  const isConsole = session.seat?.line.startsWith('tty') === true;
  const { configuration } = device;
  const { execTimeoutMinutes: minutes } = isConsole ? configuration.of(consoleLine) : configuration.of(vtyLine);
  const { execTimeoutMinutes: usual } = isConsole ? consoleLine.initial : vtyLine.initial;
  return minutes === usual && !session.keepsLimits ? 0 : waitMs(minutes);
}

function waitMs(minutes: number): number {
  return Math.min(minutes * minuteMs, waitMaximumMs);
}

/**
 * How many operators may be logged in over the network. The device's default of 32 is not in effect either unless the lab asks for
 * it: one lab serves many clients; `session-limit` with any other number is.
 */
export function sessionLimit(device: Device, { keepsLimits }: Pick<Sessions, 'keepsLimits'>): number {
  const limit = device.configuration.of(vtyLine).sessionLimit;
  return limit === vtyLine.initial.sessionLimit && !keepsLimits ? Number.POSITIVE_INFINITY : limit;
}
