import type { Family } from '../family.ts';
import { eventManagerLines } from './event-manager.ts';

/** What the switch does by itself when something happens, or when it is time. */
export const automation: Family = {
  commands: [],
  settings: [...eventManagerLines.settings],
};
