import { integer } from '../../grammar/arg-types.ts';
import { arg, word } from '../../grammar/tokens.ts';
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
  run({ args, session }) {
    session.terminal.width = args.columns;
  },
});

/** `terminal dont-ask`: questions are taken as answered with consent. */
export const terminalDontAsk = command({
  mode: 'exec',
  syntax: [terminal, word('dont-ask', 'Do not ask for confirmation')],
  examples: ['terminal dont-ask'],
  run({ session }) {
    session.dontAsk = true;
  },
});

/** `no terminal dont-ask`: asks again. */
export const terminalAsk = command({
  mode: 'exec',
  syntax: [
    word('no', 'Negate a command or set its defaults'),
    terminal,
    word('dont-ask', 'Do not ask for confirmation'),
  ],
  examples: ['no terminal dont-ask'],
  run({ session }) {
    session.dontAsk = false;
  },
});
