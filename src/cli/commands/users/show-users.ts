import { calendarTime, timeOfDay } from '../../../base/calendar.ts';
import { word } from '../../grammar/tokens.ts';
import { type Context, show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

/** One logged-in operator, in the words of `who`. */
interface LoggedIn {
  readonly user: string;
  readonly line: string;
  readonly since: string;
  readonly idle: string;
  readonly processId: number;
  readonly comment: string;
}

/** `show users`: who is logged in (layout: genie ShowUsers; keys: Cisco's NX-API CLI reference for 9.2). */
export const showUsers = show({
  syntax: [word('show', 'Show running system information'), word('users', 'Display logged in users')],
  examples: ['show users'],
  read: loggedIn,
  print: lines,
  structure: (rows) =>
    table(
      'sessions',
      rows.map(({ user, line, since, idle, processId, comment }) => ({
        u_name: user,
        t_terminal: line,
        t_time: since,
        t_idle: idle.trim(),
        p_pid: String(processId),
        c_comment: comment,
      })),
    ),
});

/** `who`: the same. */
export const who = show({
  syntax: [word('who', 'Show who is logged on')],
  examples: ['who'],
  read: loggedIn,
  print: lines,
});

function* lines(rows: readonly LoggedIn[]): Generator<string> {
  yield 'NAME     LINE         TIME         IDLE          PID COMMENT';
  for (const { user, line, since, idle, processId, comment } of rows) {
    const columns = [user.padEnd(8), line.padEnd(12), since.padEnd(12), idle.padEnd(6), String(processId).padStart(10)];
    yield `${columns.join(' ')} ${comment}`.trimEnd();
  }
}

function loggedIn({ device, session, sessions }: Context<unknown>): readonly LoggedIn[] {
  const nowMs = device.clock.now();
  return sessions.list().flatMap(({ session: { user, seat } }) => {
    if (seat === undefined) return [];
    const isConsole = seat.line.startsWith('tty');
    const peer = isConsole ? [] : [`(${seat.address})`];
    const isMe = seat === session.seat ? ['*'] : [];
    return {
      user,
      line: seat.line,
      since: shortDate(seat.startedAtMs),
      idle: idleTime(nowMs - seat.typedAtMs),
      processId: seat.processId,
      comment: [...peer, ...isMe].join(' '),
    };
  });
}

/** `Sep  5 14:31`. */
function shortDate(atMs: number): string {
  const time = calendarTime(atMs);
  return `${time.monthName} ${String(time.day).padStart(2)} ${timeOfDay(time).slice(0, 5)}`;
}

/** As `who` tells it: a dot within the last minute, `old` after a day. */
function idleTime(idleMs: number): string {
  const minutes = Math.floor(idleMs / 60_000);
  if (minutes < 1) return '  .';
  if (minutes >= 24 * 60) return ' old';
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
