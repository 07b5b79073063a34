import { word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';
import { idle } from '../words/idle-command.ts';

/** `clear logging logfile`: what was logged is gone. */
export const clearLogfile = command({
  mode: 'exec',
  syntax: [
    word('clear', 'Reset functions'),
    word('logging', 'Clear logging information'),
    word('logfile', 'Clear log file'),
  ],
  examples: ['clear logging logfile'],
  run: ({ device }) => device.forgetMessages(),
});

/** Messages in NVRAM and of one session: there are none. */
export const clearLogging = [clearLogfile, idle('clear logging nvram'), idle('clear logging session')];
