import { calendarTime } from '../../../base/calendar.ts';
import { rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, either, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';
import type { LiveSession } from '../../shell/sessions.ts';

const lineArg = arg('line', wordArg({ pattern: /^(\/dev\/)?(pts\/\d{1,4}|ttyS0)$/ }), 'Line name, such as pts/0');

/** `clear line`: ends the session on a line. */
export const clearLine = command({
  mode: 'exec',
  syntax: [word('clear', 'Reset functions'), word('line', 'Clear a line'), lineArg],
  examples: ['clear line pts/7'],
  run(context) {
    const found = sessionOn(context, context.args.line);
    if (found === undefined) context.screen.print(`Line ${context.args.line} is not active`);
    else found.end();
  },
});

/** `send`: a message to everybody who is logged in, or to one line (words: FUND-10.6). */
export const send = command({
  mode: 'exec',
  syntax: [
    word('send', 'Send message to open sessions'),
    either({
      one: [word('session', 'Send message to a specific session'), lineArg, arg('message', rest(), 'Message text')],
      all: [arg('message', rest(), 'Message text')],
    }),
  ],
  examples: ['send Rebooting in 10 minutes.', 'send session pts/0 hello'],
  run(context) {
    const { args, device, session, sessions, screen } = context;
    const { hour, minute } = calendarTime(device.clock.now());
    const lines = [
      '',
      `Broadcast Message from ${session.user}@${device.configuration.hostname}`,
      `        (/dev/${session.seat?.line ?? 'pts/0'}) at ${hour}:${String(minute).padStart(2, '0')} ...`,
      '',
      args.message ?? '',
      '',
    ];
    if (args.line === undefined) {
      for (const live of sessions.list()) live.notify({ lines });
      return;
    }
    const found = sessionOn(context, args.line);
    if (found === undefined) screen.print(`Line ${args.line} is not active`);
    else found.notify({ lines });
  },
});

function sessionOn({ sessions }: Context<unknown>, typed: string): LiveSession | undefined {
  const line = typed.replace('/dev/', '');
  return sessions.list().find(({ session }) => session.seat?.line === line);
}
