import { integer, wordArg } from '../../grammar/arg-types.ts';
import { arg, either, flag, word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';

const terminal = word('terminal', 'Configure terminal settings');

/** `terminal length`: rows of a page; 0 turns `--More--` off. */
export const terminalLength = command({
  mode: 'exec',
  syntax: [
    terminal,
    word('length', 'Set number of lines on a screen'),
    arg('rows', integer(0, 511), 'Number of lines on screen (0 for no pausing)'),
  ],
  examples: ['terminal length 0', 'term len 24'],
  access: 'read',
  run({ args, session }) {
    session.terminal.length = args.rows;
  },
});

/** `terminal width`: columns of a line. */
export const terminalWidth = command({
  mode: 'exec',
  syntax: [
    terminal,
    word('width', 'Set width of the display terminal'),
    arg('columns', integer(24, 511), 'Number of characters on a screen line'),
  ],
  examples: ['terminal width 511'],
  access: 'read',
  run({ args, session }) {
    session.terminal.width = args.columns;
  },
});

const dontAsk = word('dont-ask', 'Do not ask for confirmation');
const no = word('no', 'Negate a command or set its defaults');

/** `terminal dont-ask`: questions are taken as answered with consent; with `persist` in later sessions of the user as well. */
export const terminalDontAsk = command({
  mode: 'exec',
  syntax: [terminal, dontAsk, flag('persist', word('persist', 'Make the setting persistent across sessions'))],
  examples: ['terminal dont-ask', 'terminal dont-ask persist'],
  access: 'read',
  run({ args, session, sessions }) {
    session.dontAsk = true;
    if (args.persist) sessions.persistentDontAsk.add(session.user);
  },
});

/** `no terminal dont-ask`: asks again, from now on. */
export const terminalAsk = command({
  mode: 'exec',
  syntax: [no, terminal, dontAsk],
  examples: ['no terminal dont-ask'],
  access: 'read',
  run({ session, sessions }) {
    session.dontAsk = false;
    sessions.persistentDontAsk.delete(session.user);
  },
});

/** `terminal session-timeout`: minutes of the host without a key after which this session ends; 0 never. */
export const terminalSessionTimeout = command({
  mode: 'exec',
  syntax: [
    terminal,
    word('session-timeout', 'Set terminal timeout'),
    arg('minutes', integer(0, 525_600), 'Timeout in minutes (0 for no timeout)'),
  ],
  examples: ['terminal session-timeout 0'],
  access: 'read',
  run({ args, session }) {
    session.timeoutMinutes = args.minutes;
  },
});

/** `terminal terminal-type`: what `show terminal` tells; it changes nothing else. */
export const terminalType = command({
  mode: 'exec',
  syntax: [
    terminal,
    word('terminal-type', 'Set terminal type'),
    arg('type', wordArg({ maxLength: 80, pattern: /^[\w.+-]+$/ }), 'Terminal type (Max Size 80)'),
  ],
  examples: ['terminal terminal-type xterm'],
  access: 'read',
  run({ args, session }) {
    if (session.seat !== undefined) session.seat.terminalType = args.type;
  },
});

const monitor = word('monitor', 'Copy syslog output to the current terminal line');

/** `terminal monitor`: system messages are shown on this terminal. */
export const terminalMonitor = command({
  mode: 'exec',
  syntax: [terminal, monitor],
  examples: ['terminal monitor'],
  access: 'read',
  run({ session }) {
    session.isMonitoring = true;
  },
});

/** `terminal no monitor` and `no terminal monitor`: they are not any more. */
export const terminalNoMonitor = command({
  mode: 'exec',
  syntax: [either({ after: [terminal, no, monitor], before: [no, terminal, monitor] })],
  examples: ['terminal no monitor', 'no terminal monitor'],
  access: 'read',
  run({ session }) {
    session.isMonitoring = false;
  },
});
