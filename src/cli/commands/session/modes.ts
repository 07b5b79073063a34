import { optional, word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';
import { configPlace, execPlace } from '../../shell/mode.ts';

/** `configure terminal`: enters configuration mode. */
export const configureTerminal = command({
  mode: 'exec',
  syntax: [
    word('configure', 'Enter configuration mode'),
    optional([word('terminal', 'Configure the system from the terminal')]),
  ],
  examples: ['configure terminal', 'conf t'],
  run({ session, screen }) {
    if (session.mode === 'exec') screen.print('Enter configuration commands, one per line.  End with CNTL/Z.');
    session.place = configPlace;
  },
});

/** `end`: back to EXEC; typed there, it is silently accepted. */
export const end = command({
  mode: 'exec',
  syntax: [word('end', 'Go to exec mode')],
  examples: ['end'],
  access: 'free',
  run({ session }) {
    session.place = execPlace;
  },
});

/** `exit`: one level up; in EXEC it ends the session. */
export const exit = command({
  mode: 'exec',
  syntax: [word('exit', 'Exit from command interpreter')],
  examples: ['exit'],
  access: 'free',
  run: ({ session }) => session.leave(),
});
