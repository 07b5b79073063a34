import type { Family } from '../family.ts';
import { clearLine, send } from './clear-line.ts';
import { lineSettings } from './lines.ts';
import { showLine } from './show-line.ts';
import { consoleSettings, vtySettings } from './vty-lines.ts';

/** The lines on which sessions come in, and who sits on them. */
export const lines: Family = {
  commands: [clearLine, send, showLine],
  settings: [...lineSettings, ...consoleSettings.settings, ...vtySettings.settings],
};
