import type { Family } from '../family.ts';
import { showTerminal } from './show-terminal.ts';
import {
  terminalAsk,
  terminalDontAsk,
  terminalLength,
  terminalMonitor,
  terminalNoMonitor,
  terminalSessionTimeout,
  terminalType,
  terminalWidth,
} from './terminal.ts';
import {
  terminalAlias,
  terminalBypass,
  terminalNoAlias,
  terminalNoBypass,
  terminalNoRedirection,
  terminalRedirection,
} from './terminal-modes.ts';

/** How a session shows lines on its terminal. */
export const terminal: Family = {
  commands: [
    showTerminal,
    terminalRedirection,
    terminalNoRedirection,
    terminalBypass,
    terminalNoBypass,
    terminalAlias,
    terminalNoAlias,
    terminalLength,
    terminalWidth,
    terminalDontAsk,
    terminalAsk,
    terminalSessionTimeout,
    terminalType,
    terminalMonitor,
    terminalNoMonitor,
  ],
  settings: [],
};
